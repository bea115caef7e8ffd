import type { SecretStore } from './secrets';

/** A place for a small value that outlives the window; the part of VS Code's Memento that is needed. */
export interface Notebook {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/** A value in the secret storage, without the value. */
export interface SavedSecret {
  readonly key: string;
  /** When it was set last, as ISO text; unknown where another version of this extension set it. */
  readonly setAt: string | undefined;
}

const NOTE = 'savedSecrets';

/**
 * A secret storage with a note of what is in it, because not every editor can list its keys. Keys name what a value is
 * for; the note has them and dates, never values.
 */
export class SavedSecrets implements SecretStore {
  readonly #store: SecretStore & { keys?(): PromiseLike<readonly string[]> };
  readonly #notebook: Notebook;
  readonly #now: () => Date;

  constructor(store: SecretStore, notebook: Notebook, now: () => Date = () => new Date()) {
    this.#store = store;
    this.#notebook = notebook;
    this.#now = now;
  }

  get(key: string): PromiseLike<string | undefined> {
    return this.#store.get(key);
  }

  /** The note comes first: a line too many does no harm, and a secret that nobody can find does. */
  async store(key: string, value: string): Promise<void> {
    await this.#note({ ...this.#dates(), [key]: this.#now().toISOString() });
    await this.#store.store(key, value);
  }

  async delete(key: string): Promise<void> {
    await this.#store.delete(key);
    await this.#note(Object.fromEntries(Object.entries(this.#dates()).filter(([noted]) => noted !== key)));
  }

  /** What is in the storage now, by key. */
  async list(): Promise<readonly SavedSecret[]> {
    const dates = this.#dates();
    const keys = new Set([...Object.keys(dates), ...((await this.#store.keys?.()) ?? [])]);
    const isThere = async (key: string): Promise<boolean> => (await this.#store.get(key)) !== undefined;
    const listed = await Promise.all([...keys].sort().map(async (key) => ((await isThere(key)) ? [key] : [])));
    return listed.flat().map((key) => ({ key, setAt: dates[key] }));
  }

  #dates(): Readonly<Record<string, string>> {
    const value = this.#notebook.get(NOTE);
    return Object.fromEntries(
      Object.entries(value ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  }

  /** A full disk must not keep a password from being kept or forgotten. */
  async #note(dates: Readonly<Record<string, string>>): Promise<void> {
    try {
      await this.#notebook.update(NOTE, dates);
    } catch {
      // The list then lacks a date or has a line too many.
    }
  }
}
