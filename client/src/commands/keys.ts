/** Public keys that "Create SSH key" got in this window: one per node, for one connection of one source cluster. */
export interface KeySet {
  readonly cluster: string;
  readonly connection: string;
  /** One line per node, `ssh-rsa … comment`. */
  readonly lines: ReadonlyMap<string, string>;
}

/** Remembers created keys, so that they need not be pasted between files. Nothing here is secret. */
export class CreatedKeys {
  readonly #sets = new Map<string, KeySet>();

  add(cluster: string, connection: string, lines: ReadonlyMap<string, string>): void {
    const key = JSON.stringify([cluster, connection]);
    const merged = new Map([...(this.#sets.get(key)?.lines ?? []), ...lines]);
    this.#sets.set(key, { cluster, connection, lines: merged });
  }

  list(): readonly KeySet[] {
    return [...this.#sets.values()];
  }
}
