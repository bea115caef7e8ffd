import type { SecretStore } from './secrets';

/**
 * Values of `${secret:NAME}` in Connection files, kept per workspace folder: a repository from elsewhere that uses the
 * same name gets nothing.
 */
export class FileSecrets {
  readonly #store: SecretStore;

  constructor(store: SecretStore) {
    this.#store = store;
  }

  /** `folder` is the URI of the workspace folder that holds the file. */
  async get(folder: string, name: string): Promise<string | undefined> {
    return this.#store.get(secretKey(folder, name));
  }

  async forget(folder: string, name: string): Promise<void> {
    await this.#store.delete(secretKey(folder, name));
  }

  async keep(folder: string, name: string, value: string): Promise<void> {
    await this.#store.store(secretKey(folder, name), value);
  }
}

function secretKey(folder: string, name: string): string {
  return `file-secret:${JSON.stringify([folder, name])}`;
}
