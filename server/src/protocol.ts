import type { ClusterFacts, RuleLevels } from './language/index';

export type { ClusterFacts } from './language/index';

/** The section of an editor's settings that is meant for this extension. */
export const settingsSection = 'backupSync';

/**
 * What the server asks for, per workspace folder (or per file that is in none), where the editor can be asked; the
 * rest of the settings may hold what is not its business.
 */
export const askedSections = {
  rules: `${settingsSection}.rules`,
  connections: `${settingsSection}.connections`,
  detectFiles: `${settingsSection}.detectFiles`,
  timeZone: `${settingsSection}.timeZone`,
  inlayHints: `${settingsSection}.inlayHints`,
  codeLens: `${settingsSection}.codeLens`,
  exclude: 'files.exclude',
} as const;

/** One entry of `backupSync.connections`, as it is written. Entries without the three names are left out. */
export interface ConnectionEntry {
  readonly id?: string;
  readonly name: string;
  /** Name of the source cluster. */
  readonly client: string;
  /** Name of the destination cluster. */
  readonly server: string;
  /** Path of the file with the client block: absolute, or from the workspace folder. */
  readonly clientFile?: string;
  readonly serverFile?: string;
}

/** `initializationOptions`; all of it may be left out. */
export interface InitializationOptions {
  /** The address of docs/rules.md, for the link behind each diagnostic's code. */
  readonly rulesUrl?: string;
  /** What `backupSync.rules` says, for editors that cannot be asked with `workspace/configuration`. */
  readonly rules?: RuleLevels;
  /** What `backupSync.connections` says, for the same editors. */
  readonly connections?: readonly ConnectionEntry[];
  /** What `backupSync.detectFiles` says, for the same editors. */
  readonly detectFiles?: boolean;
  /** The editor has the command that moves a password from a file into its store of secrets. */
  readonly keepsSecrets?: boolean;
  /** What `backupSync.timeZone`, `.inlayHints` and `.codeLens` say, for the same editors. */
  readonly timeZone?: string;
  readonly inlayHints?: { readonly schedules?: boolean; readonly nodes?: boolean };
  readonly codeLens?: boolean;
  /** The commands that code lenses may offer. */
  readonly commands?: readonly string[];
  /** Sentences in the person's language, by the English ones; a bundle of VS Code. */
  readonly translations?: Readonly<
    Record<string, string | { readonly message: string; readonly comment: readonly string[] }>
  >;
  /** The zone of the person's clock; that of the server's process where nothing is said. */
  readonly localTimeZone?: string;
  /** What is known of the clusters at the start. */
  readonly clusters?: readonly ClusterFacts[];
}

/** Notification from the editor: what is known of the clusters now. */
export const clustersMethod = 'backupSync/clusters';

export interface ClustersParams {
  /** The whole list each time. Left out, as before the first notification, nobody knows the clusters. */
  readonly clusters?: readonly ClusterFacts[];
}

/**
 * Request to the editor from a server that cannot reach the files: the addresses of the files of a folder whose name
 * lets them be Connection files, without those that a pattern of `excludes` leaves out.
 */
export const listFilesMethod = 'backupSync/files/list';

export interface ListFilesParams {
  readonly folder: string;
  readonly excludes: readonly string[];
  /** This file alone, or what lies in this folder. */
  readonly only?: string;
}

/** Request to the editor from the same server: the bytes of a file as UTF-8 text, or null. */
export const readFileMethod = 'backupSync/files/read';

export interface ReadFileParams {
  readonly uri: string;
  /** Bytes; of a larger file nothing is wanted. */
  readonly largest: number;
}
