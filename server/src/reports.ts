import type { Diagnostic } from 'vscode-languageserver';
import { canonicalUri } from './uris';

/** The diagnostics of a file. Two reports of a file with the same id say the same. */
export interface Report {
  /** As the editor writes it, where it is open. */
  readonly uri: string;
  readonly resultId: string;
  readonly items: Diagnostic[];
  /** Of an open file: the editor's number of its text, and the server's own. */
  readonly version: number | null;
  readonly snapshot: number | null;
}

/** What is found in a file. */
export type Found = Omit<Report, 'resultId'>;

/** What reports are made of. */
export interface Source {
  /** What is wrong with a file, open or not; undefined where there is none. */
  readonly diagnose: (uri: string) => Promise<Found | undefined>;
  /** The state of a file; undefined where there is none. Equal states have equal texts. */
  readonly stateOf: (uri: string) => string | undefined;
  /** Changes with everything beside its text that a file's diagnostics depend on. */
  readonly revision: () => number;
}

interface Made {
  readonly stamp: string;
  readonly report: Report;
}

/** Makes a file's diagnostics when somebody asks, and again only when something has changed that they depend on. */
export class Reports {
  private readonly source: Source;
  private readonly made = new Map<string, Made>();
  /** Ids of another run of the server are not taken for those of this one. */
  private readonly run = Date.now().toString(36);
  private lastId = 0;

  constructor(source: Source) {
    this.source = source;
  }

  /** Undefined for what is no Connection file, or none any more. */
  async of(uri: string): Promise<Report | undefined> {
    const key = canonicalUri(uri);
    const stamp = this.stamp(uri);
    const known = this.made.get(key);
    if (stamp === undefined) {
      this.made.delete(key);
      return undefined;
    }
    if (known?.stamp === stamp) {
      return known.report;
    }
    const found = await this.source.diagnose(uri);
    if (!found) {
      return undefined;
    }
    const last = this.made.get(key)?.report;
    const isSame = last?.uri === found.uri && areSame(last.items, found.items);
    const resultId = isSame ? last.resultId : `${this.run}-${(this.lastId += 1)}`;
    const report = { ...found, resultId };
    this.made.set(key, { stamp, report });
    return report;
  }

  private stamp(uri: string): string | undefined {
    const state = this.source.stateOf(uri);
    return state === undefined ? undefined : `${this.source.revision()} ${state}`;
  }
}

/** Most diagnostics of a file that changed are the very ones that they were. */
function areSame(one: readonly Diagnostic[], other: readonly Diagnostic[]): boolean {
  return (
    one.length === other.length &&
    one.every((item, index) => item === other[index] || JSON.stringify(item) === JSON.stringify(other[index]))
  );
}
