import type { ConnectionSetting, RuleLevels } from './language/index';
import { askedSections, settingsSection, type ConnectionEntry } from './protocol';
import { resolvePath } from './uris';
import { listOf, property, readConnections, readExcludes, readRules, stringOf } from './wire';

/** Asks the editor for the sections of `askedSections`, in their order, as they are for one resource. */
export type Ask = (scopeUri: string, sections: readonly string[]) => Promise<unknown>;

/** What the settings say for a folder, or for a file that is in none. */
export interface ScopeSettings {
  readonly rules: RuleLevels;
  /** Their files are canonical addresses. */
  readonly connections: readonly ConnectionSetting[];
  /** Whether `.cfg` files are looked at. */
  readonly detectFiles: boolean;
  /** Patterns of what the scan leaves out. */
  readonly excludes: readonly string[];
  readonly timeZone?: string;
  readonly inlayHints: { readonly schedules: boolean; readonly nodes: boolean };
  readonly codeLens: boolean;
}

/** What is written in each of the sections that are asked for. */
type Written = Readonly<Record<keyof typeof askedSections, unknown>>;

const sections = Object.keys(askedSections) as (keyof typeof askedSections)[];

/** The settings of each folder, asked for once and kept until they change. */
export class Settings {
  private readonly ask: Ask | undefined;
  private readonly asked = new Map<string, Promise<ScopeSettings>>();
  private common: Record<keyof typeof askedSections, unknown>;

  /** Without `ask`, the settings are those that the editor sends of its own accord, at the start and later. */
  constructor(initial: unknown, ask?: Ask) {
    this.ask = ask;
    this.common = { ...sectionsOf(initial), exclude: undefined };
  }

  /** `folder` is the one that holds the file; a file in none is a scope of its own. */
  of(uri: string, folder: string | undefined): Promise<ScopeSettings> {
    const scope = folder ?? uri;
    let answer = this.asked.get(scope);
    if (!answer) {
      answer = this.read(scope).then((written) => readScope(written, folder));
      this.asked.set(scope, answer);
    }
    return answer;
  }

  /** `sent` are all settings as the editor sent them; one that can be asked often sends nothing. */
  changed(sent: unknown): void {
    this.asked.clear();
    const own = property(sent, settingsSection);
    if (own !== undefined) {
      this.common = { ...sectionsOf(own), exclude: property(property(sent, 'files'), 'exclude') };
    }
  }

  forget(uri: string): void {
    this.asked.delete(uri);
  }

  private async read(scopeUri: string): Promise<Written> {
    if (!this.ask) {
      return this.common;
    }
    // An editor that cannot answer leaves the defaults.
    const answer = await this.ask(scopeUri, Object.values(askedSections)).catch(() => undefined);
    return written((_section, index) => listOf(answer)[index]);
  }
}

function sectionsOf(own: unknown): Written {
  return written((section) => property(own, section));
}

function written(of: (section: string, index: number) => unknown): Written {
  return Object.fromEntries(sections.map((section, index) => [section, of(section, index)])) as Written;
}

function readScope(written: Written, folder: string | undefined): ScopeSettings {
  const timeZone = stringOf(written, 'timeZone');
  return {
    rules: readRules(written.rules),
    connections: listOf(written.connections).flatMap((entry) => readConnection(entry, folder)),
    detectFiles: written.detectFiles !== false,
    excludes: readExcludes(written.exclude),
    ...(timeZone !== undefined && timeZone !== '' && { timeZone }),
    inlayHints: {
      schedules: property(written.inlayHints, 'schedules') !== false,
      nodes: property(written.inlayHints, 'nodes') !== false,
    },
    codeLens: written.codeLens !== false,
  };
}

/** An entry of `backupSync.connections`; none where it is not as it should be. */
export function readConnection(entry: unknown, folder: string | undefined): readonly ConnectionSetting[] {
  return readConnections([entry]).map((one) => resolveFiles(one, folder));
}

function resolveFiles({ clientFile, serverFile, ...entry }: ConnectionEntry, folder: string | undefined) {
  const client = clientFile === undefined ? undefined : resolvePath(folder, clientFile);
  const server = serverFile === undefined ? undefined : resolvePath(folder, serverFile);
  return {
    ...entry,
    ...(client !== undefined && { clientFile: client }),
    ...(server !== undefined && { serverFile: server }),
  };
}
