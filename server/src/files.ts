/** `backupSync.connections` of a settings file, as it is written. */
export interface WrittenConnections {
  /** As editors count it: without a byte order mark. */
  readonly text: string;
  readonly entries: readonly WrittenConnection[];
}

export interface WrittenConnection {
  readonly value: unknown;
  /** Where the value of each property stands, in UTF-16 units of the text. */
  readonly spans: Readonly<Record<string, { readonly offset: number; readonly length: number }>>;
}

/** Files outside of the editor. No call fails: what cannot be read is not there. */
export interface Files {
  /**
   * Canonical addresses of the files of a folder whose name lets them be Connection files, without those that a
   * pattern of `excludes` leaves out; with `only`, of those alone that are this file, or lie in this folder.
   */
  list(folder: string, excludes: readonly string[], only?: string): Promise<readonly string[]>;
  /** The text of a file of at most `largestFile` bytes, with its byte order mark. */
  read(uri: string): Promise<string | undefined>;
  /** The connections of a settings file: JSON with comments. */
  connections(uri: string): Promise<WrittenConnections | undefined>;
}

/** Bytes. A Connection file has less than one kilobyte. */
export const largestFile = 1_048_576;

/** What a server sees that cannot reach the files: the editor's alone. */
export const noFiles: Files = {
  list: () => Promise.resolve([]),
  read: () => Promise.resolve(undefined),
  connections: () => Promise.resolve(undefined),
};
