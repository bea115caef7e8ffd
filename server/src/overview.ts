import type { Documents, Snapshot } from './documents';
import { areSameSummaries, summarize, workspaceOf, type BlockSummary, type Workspace } from './language/index';
import { canonicalUri } from './uris';
import type { WorkspaceIndex } from './workspaceIndex';

interface OpenEntry {
  readonly snapshot: Snapshot;
  readonly summaries: readonly BlockSummary[];
}

/** All Connection files: those of the disk, and in front of them the open ones. */
export class Overview {
  private readonly documents: Documents;
  private readonly index: WorkspaceIndex;
  /** By canonical address. */
  private readonly open = new Map<string, OpenEntry>();
  /** Those that the editor spoke of since they were last looked at. */
  private readonly touched = new Set<string>();
  private openRevision = 0;
  private made: { readonly revision: number; readonly workspace: Workspace } | undefined;

  constructor(documents: Documents, index: WorkspaceIndex) {
    this.documents = documents;
    this.index = index;
    const touch = (uri: string): void => {
      this.touched.add(canonicalUri(uri));
    };
    documents.onChange(touch);
    documents.onClose(touch);
  }

  /** Changes when something changes that other files may know of a file. */
  revision(): number {
    this.lookAtTouched();
    return this.openRevision + this.index.revision;
  }

  /** Undefined until all folders have been seen. */
  workspace(): Workspace | undefined {
    const revision = this.revision();
    if (this.index.isComplete && this.made?.revision !== revision) {
      this.made = { revision, workspace: workspaceOf(this.summaries(), this.made?.workspace) };
    }
    return this.made?.workspace;
  }

  /** Every Connection file, open or not, once; an open one as the editor writes it. */
  uris(): readonly string[] {
    const closed = [...this.index.files().keys()].filter((uri) => this.documents.writtenUri(uri) === undefined);
    return [...this.documents.uris(), ...closed];
  }

  /** A file's address as it stands in the summaries. */
  writtenUri(uri: string): string {
    const canonical = canonicalUri(uri);
    return this.documents.writtenUri(canonical) ?? canonical;
  }

  /** All addresses under which a file is shown. */
  writtenUris(uri: string): readonly string[] {
    const canonical = canonicalUri(uri);
    const written = this.documents.writtenUris(canonical);
    return written.length > 0 ? written : [canonical];
  }

  /** In the order of their addresses: which file was opened or read first makes no difference. */
  private summaries(): ReadonlyMap<string, readonly BlockSummary[]> {
    const open = [...this.open].map(([canonical, { snapshot, summaries }]) => ({
      canonical,
      uri: snapshot.document.uri,
      summaries,
    }));
    const closed = [...this.index.files()].flatMap(([canonical, { summaries }]) =>
      this.open.has(canonical) ? [] : [{ canonical, uri: canonical, summaries }],
    );
    const sorted = [...open, ...closed].sort((one, other) => (one.canonical < other.canonical ? -1 : 1));
    return new Map(sorted.map(({ uri, summaries }) => [uri, summaries]));
  }

  /** A file that opens or closes is no news for the others, unless it is not what it is on the disk. */
  private lookAtTouched(): void {
    for (const canonical of this.touched) {
      const snapshot = this.documents.snapshot(canonical);
      const known = this.open.get(canonical);
      const onDisk = this.index.files().get(canonical)?.summaries;
      const summaries = snapshot ? summarize(snapshot.document) : onDisk;
      if (snapshot && summaries) {
        this.open.set(canonical, { snapshot, summaries });
      } else {
        this.open.delete(canonical);
      }
      this.openRevision += areSameSummaries(known?.summaries ?? onDisk, summaries) ? 0 : 1;
    }
    this.touched.clear();
  }
}
