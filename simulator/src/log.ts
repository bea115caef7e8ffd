/** One line of a log service, with the names that EXAoperation gives its fields. */
export interface LogEntry {
  readonly strtime: string;
  readonly system: string;
  readonly node: string;
  readonly priority: 'Error' | 'Warning' | 'Notice' | 'Information';
  readonly message: string;
}

/** The entries of a cluster's log service. */
export class Log {
  readonly #entries: LogEntry[] = [];
  readonly #read = new Map<string, number>();

  add(entry: LogEntry): void {
    this.#entries.push(entry);
  }

  newestFirst(): LogEntry[] {
    return this.#entries.toReversed();
  }

  /** Only what this tag has not been given yet. */
  newForTag(tag: string): LogEntry[] {
    const from = this.#read.get(tag) ?? 0;
    this.#read.set(tag, this.#entries.length);
    return this.#entries.slice(from).toReversed();
  }
}
