import type { SeenSecrets } from '../exaoperation/redact';
import type { SecretStore } from './secrets';

/**
 * Values of `${secret:NAME}` in Connection files, kept per workspace folder: a repository from elsewhere that uses the
 * same name gets nothing.
 */
export class FileSecrets {
  readonly #store: SecretStore;

  readonly #seen: SeenSecrets | undefined;

  /** `seen` learns every value that is found or kept. */
  constructor(store: SecretStore, seen?: SeenSecrets) {
    this.#store = store;
    this.#seen = seen;
  }

  /** `folder` is the URI of the workspace folder that holds the file. */
  async get(folder: string, name: string): Promise<string | undefined> {
    const value = await this.#store.get(secretKey(folder, name));
    this.#seen?.add(value ?? '');
    return value;
  }

  async forget(folder: string, name: string): Promise<void> {
    await this.#store.delete(secretKey(folder, name));
  }

  async keep(folder: string, name: string, value: string): Promise<void> {
    this.#seen?.add(value);
    await this.#store.store(secretKey(folder, name), value);
  }
}

function secretKey(folder: string, name: string): string {
  return `${SECRET}${JSON.stringify([folder, name])}`;
}

const SECRET = 'file-secret:';

/** What such a key says of its secret; undefined for any other key. */
export function readSecretKey(key: string): { readonly folder: string; readonly name: string } | undefined {
  if (!key.startsWith(SECRET)) {
    return undefined;
  }
  const [folder, name] = JSON.parse(key.slice(SECRET.length)) as [string, string];
  return { folder, name };
}
