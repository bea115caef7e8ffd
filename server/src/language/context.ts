import type { Level } from './rules/rule';
import type { Workspace } from './workspace';

/** `backupSync.rules`: levels that differ from the defaults, by rule id. */
export type RuleLevels = Readonly<Record<string, Level>>;

/** One entry of `backupSync.connections`: which clusters a connection links, and maybe in which files it stands. */
export interface ConnectionSetting {
  readonly id?: string;
  readonly name: string;
  /** Name of the source cluster. */
  readonly client: string;
  /** Name of the destination cluster. */
  readonly server: string;
  /** URI of the file with the client block; the setting holds a path, which whoever reads it resolves. */
  readonly clientFile?: string;
  readonly serverFile?: string;
}

/** What is known about a cluster without asking it again; what is not known is left out. */
export interface ClusterFacts {
  /** As in `backupSync.clusters`. */
  readonly name: string;
  /** Names of the data nodes, e.g. `n0011`. */
  readonly nodes?: readonly string[];
  /** Addresses of its nodes, as `nodeAddresses` of the setting has them. */
  readonly addresses?: readonly string[];
  /** Names of nodes, e.g. `n0011`, by those addresses. */
  readonly nodeNames?: Readonly<Record<string, string>>;
  /** The zone of its clock, by which cron starts the copies, e.g. `Europe/Berlin`. */
  readonly timeZone?: string;
  readonly databases?: readonly string[];
  /** Archive volumes that the user of the setting may access, e.g. `v0003`. */
  readonly archiveVolumes?: readonly string[];
}

/** What the settings say for one file. */
export interface FileSettings {
  readonly rules: RuleLevels;
  readonly connections?: readonly ConnectionSetting[];
  /** Whether mistakes in `connections` are shown where they are written, so that no block has to speak of them. */
  readonly areConnectionsShown?: boolean;
  /** The zone of the cluster's clock, for where no cluster is known that has one. */
  readonly timeZone?: string;
  /** Which hints stand beside values; all of them where nothing is said. */
  readonly inlayHints?: { readonly schedules: boolean; readonly nodes: boolean };
  /** Whether lines with commands stand above blocks; they do where nothing is said. */
  readonly codeLens?: boolean;
}

/** Everything that a feature needs to know beside the document. */
export interface Context {
  readonly settings: FileSettings;
  /** The other files. Without it a file is judged alone. */
  readonly workspace?: Workspace | undefined;
  /** Undefined where nobody knows the clusters, as on the command line. */
  readonly clusters?: readonly ClusterFacts[];
  /** The address of docs/rules.md; a rule's id is the name of its section. Without it, codes are not links. */
  readonly rulesUrl?: string;
  /** The instant that "next" counts from, in milliseconds since 1970. Without it nothing is said about next runs. */
  readonly now?: number;
  /** The zone of the person's clock. Asked for late: the first look at a calendar takes as long as the rest of a start. */
  readonly localTimeZone?: () => string;
  readonly editor: EditorFacts;
}

/** What the editor can do with an answer. */
export interface EditorFacts {
  /** Expands snippets (`${1:…}`). */
  readonly snippets: boolean;
  /** Renders Markdown. */
  readonly markdown: boolean;
  /** Lets somebody choose whether a proposal replaces what stands behind the caret. */
  readonly insertReplace?: boolean;
  /** Asks for the documentation of the proposal that is looked at. */
  readonly resolvesDocumentation?: boolean;
  /** Finds the parts of a signature by offsets; the others look for their words. */
  readonly labelOffsets?: boolean;
  /** Takes the place that a definition was asked for together with the one that it is at. */
  readonly locationLinks?: boolean;
  /** Shows symbols within others. */
  readonly nestedSymbols?: boolean;
  /** More than so many stretches to fold are not wanted for one file. */
  readonly mostFoldingRanges?: number;
  /** Carries out edits that create a file. */
  readonly createFiles?: boolean;
  /** Knows the command that moves a password from a file into the editor's store of secrets. */
  readonly keepsSecrets?: boolean;
  /** The commands that code lenses may offer. An editor that knows none still sees their words. */
  readonly commands?: readonly string[];
}

/** What holds where nobody says otherwise, e.g. on the command line. */
export const defaultContext: Context = {
  settings: { rules: {} },
  editor: { snippets: false, markdown: false },
};
