import { execFile } from 'node:child_process';
import * as l10n from '@vscode/l10n';
import type { SeenSecrets } from '../exaoperation/redact';
import type { ClusterConfig } from './config';
import { Signal } from './signal';

/** The part of VS Code's SecretStorage that is needed. */
export interface SecretStore {
  get(key: string): PromiseLike<string | undefined>;
  store(key: string, value: string): PromiseLike<void>;
  delete(key: string): PromiseLike<void>;
}

export type PasswordResult =
  | { readonly kind: 'password'; readonly password: string }
  /** Nobody was asked yet. */
  | { readonly kind: 'missing' }
  /** The place that the settings name does not give one; `message` says why and what to do. */
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Passwords of clusters. A saved one is found by origin, user, pin and CA file together: who changes one of them in the
 * settings cannot have a saved password sent somewhere else.
 */
export class Passwords {
  readonly #store: SecretStore;
  readonly #environment: Readonly<Record<string, string | undefined>>;
  readonly #seen: SeenSecrets | undefined;
  readonly #session = new Map<string, string>();
  /** Keys in the session of passwords for one use. */
  readonly #asked = new Set<string>();
  /** The key of a password that was replaced or forgotten. */
  readonly changed = new Signal<string>();

  /** `seen` learns every password that is found or kept. */
  constructor(store: SecretStore, environment: Readonly<Record<string, string | undefined>>, seen?: SeenSecrets) {
    this.#store = store;
    this.#seen = seen;
    this.#environment = environment;
  }

  async find(cluster: ClusterConfig): Promise<PasswordResult> {
    const result = await this.#look(cluster);
    if (result.kind === 'password') {
      this.#seen?.add(result.password, `${cluster.user}:${result.password}`);
    }
    return result;
  }

  async #look(cluster: ClusterConfig): Promise<PasswordResult> {
    const source = cluster.passwordFrom;
    switch (source.kind) {
      case 'env': {
        const password = this.#environment[source.variable];
        return password
          ? { kind: 'password', password }
          : failed(
              l10n.t(
                '{0}: the environment variable {1} with the password is not set. Set it and restart VS Code.',
                cluster.name,
                source.variable,
              ),
            );
      }
      case 'command':
        return runForPassword(cluster.name, source.program, source.args);
      case 'session':
      case 'ask':
        return found(this.#session.get(passwordKey(cluster)));
      case 'stored':
        return this.#findStored(cluster);
    }
  }

  async #findStored(cluster: ClusterConfig): Promise<PasswordResult> {
    try {
      return found(await this.#store.get(passwordKey(cluster)));
    } catch (error) {
      return failed(
        l10n.t(
          '{0}: the secret storage cannot be read ({1}). Unlock it, then refresh.',
          cluster.name,
          (error as Error).message,
        ),
      );
    }
  }

  /** Keeps a password where the cluster's settings say: in the store, or in the memory of this window. */
  async keep(cluster: ClusterConfig, password: string): Promise<void> {
    this.#seen?.add(password, `${cluster.user}:${password}`);
    if (cluster.passwordFrom.kind === 'stored') {
      await this.#store.store(passwordKey(cluster), password);
    } else {
      this.#session.set(passwordKey(cluster), password);
      if (cluster.passwordFrom.kind === 'ask') {
        this.#asked.add(passwordKey(cluster));
      }
    }
    this.changed.emit(passwordKey(cluster));
  }

  /** After an action: passwords that are to be asked for at each use are not kept for the next. */
  endUse(): void {
    this.#asked.forEach((key) => this.#session.delete(key));
    this.#asked.clear();
  }

  forget(cluster: ClusterConfig): Promise<void> {
    return this.forgetKey(passwordKey(cluster));
  }

  async forgetKey(key: string): Promise<void> {
    this.#session.delete(key);
    await this.#store.delete(key);
    this.changed.emit(key);
  }
}

/** The key under which a cluster's password is kept. */
export function passwordKey(cluster: ClusterConfig): string {
  const origins = cluster.urls.map((url) => new URL(url).origin).sort();
  const pins = [...cluster.fingerprints].sort();
  return `${PASSWORD}${JSON.stringify([origins, cluster.user, pins, cluster.caFile ?? null])}`;
}

const PASSWORD = 'cluster-password:';

/** What such a key says of its password; undefined for any other key. */
export function readPasswordKey(
  key: string,
): { readonly origins: readonly string[]; readonly user: string } | undefined {
  if (!key.startsWith(PASSWORD)) {
    return undefined;
  }
  const [origins, user] = JSON.parse(key.slice(PASSWORD.length)) as [string[], string];
  return { origins, user };
}

function found(password: string | undefined): PasswordResult {
  return password === undefined ? { kind: 'missing' } : { kind: 'password', password };
}

function failed(message: string): PasswordResult {
  return { kind: 'failed', message };
}

/** The first line that the program prints. Its output goes nowhere else: it is a password. */
function runForPassword(name: string, program: string, args: readonly string[]): Promise<PasswordResult> {
  return new Promise((resolve) => {
    const fail = (reason: string | number): void => {
      resolve(
        failed(
          l10n.t(
            '{0}: the program {1} did not print a password ({2}). Run it in a terminal to see why.',
            name,
            program,
            reason,
          ),
        ),
      );
    };
    try {
      execFile(program, args, { encoding: 'utf8', timeout: 30_000, windowsHide: true }, (error, stdout) => {
        const password = stdout.split(/\r?\n/, 1)[0];
        if (error || !password) {
          fail(error?.code ?? l10n.t('no output'));
        } else {
          resolve({ kind: 'password', password });
        }
      });
    } catch (error) {
      fail((error as NodeJS.ErrnoException).code ?? ''); // Arguments that no program can have.
    }
  });
}
