import type { Documents } from './documents';
import { summarize, workspaceOf, type BlockSummary, type ConnectionDocument, type Workspace } from './language/index';
import { canonicalUri } from './uris';
import type { WorkspaceIndex } from './workspaceIndex';

interface OpenEntry {
  readonly document: ConnectionDocument;
  readonly summaries: readonly BlockSummary[];
  readonly signature: string;
}

/** All Connection files: those of the disk, and in front of them the open ones. */
export class Overview {
  private readonly documents: Documents;
  private readonly index: WorkspaceIndex;
  private readonly open = new Map<string, OpenEntry>();
  private openRevision = 0;
  private made: { readonly revision: number; readonly workspace: Workspace } | undefined;

  constructor(documents: Documents, index: WorkspaceIndex) {
    this.documents = documents;
    this.index = index;
  }

  /** Changes when something changes that other files may know of a file. */
  revision(): number {
    this.lookAtOpen();
    return this.openRevision + this.index.revision;
  }

  /** Undefined until all folders have been seen. */
  workspace(): Workspace | undefined {
    const revision = this.revision();
    if (this.index.isComplete && this.made?.revision !== revision) {
      this.made = { revision, workspace: workspaceOf(this.summaries()) };
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

  private summaries(): ReadonlyMap<string, readonly BlockSummary[]> {
    const files = new Map<string, readonly BlockSummary[]>();
    for (const uri of this.uris()) {
      files.set(uri, this.open.get(uri)?.summaries ?? this.index.files().get(uri)?.summaries ?? []);
    }
    return files;
  }

  /** A file that opens or closes is no news for the others, unless it is not what it is on the disk. */
  private lookAtOpen(): void {
    const open = new Set(this.documents.uris());
    for (const [uri, { signature }] of this.open) {
      if (!open.has(uri)) {
        this.open.delete(uri);
        this.openRevision += signature === this.signatureOnDisk(uri) ? 0 : 1;
      }
    }
    for (const uri of open) {
      const document = this.documents.get(uri);
      const known = this.open.get(uri);
      if (document && known?.document !== document) {
        const summaries = summarize(document);
        const signature = JSON.stringify(summaries);
        this.open.set(uri, { document, summaries, signature });
        this.openRevision += signature === (known?.signature ?? this.signatureOnDisk(uri)) ? 0 : 1;
      }
    }
  }

  private signatureOnDisk(uri: string): string {
    return JSON.stringify(this.index.files().get(canonicalUri(uri))?.summaries);
  }
}
