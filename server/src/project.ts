import type { Documents } from './documents';
import type { Files, WrittenConnections } from './files';
import { Folders } from './folders';
import { diagnostics, type ClusterFacts, type ConnectionSetting, type Context } from './language/index';
import { once, soon } from './later';
import { Overview } from './overview';
import { Reports, type Found } from './reports';
import { Settings, type Ask } from './settings';
import { isInEffect, isSettingsFile, settingsDiagnostics, settingsFileOf } from './settingsFile';
import { canonicalUri } from './uris';
import { readClusters } from './wire';
import { WorkspaceIndex } from './workspaceIndex';

export interface ProjectOptions {
  readonly documents: Documents;
  readonly files: Files;
  readonly folders: readonly string[];
  /** What the editor sent at the start. */
  readonly settings: unknown;
  readonly clusters: unknown;
  /** Undefined for an editor that cannot be asked for settings. */
  readonly ask: Ask | undefined;
  /** The part of the context that is the same for every file. */
  readonly common: Pick<Context, 'rulesUrl' | 'localTimeZone' | 'editor'>;
}

/** Whoever shows diagnostics. */
export interface Listener {
  /** A file changed, in the editor or on the disk. */
  fileChanged(uri: string): void;
  /** The diagnostics of every file may be others now. */
  allChanged(): void;
}

/** All that the server knows beside the text of one file: the other files, the settings, and the clusters. */
export class Project {
  readonly index: WorkspaceIndex;
  readonly overview: Overview;
  readonly reports: Reports;
  private readonly options: ProjectOptions;
  private readonly folders = new Folders();
  private readonly settings: Settings;
  private readonly written = new WeakMap<
    readonly ConnectionSetting[],
    { readonly spellings: number; readonly connections: readonly ConnectionSetting[] }
  >();
  private readonly shown = new WeakMap<readonly ConnectionSetting[], Promise<WrittenConnections | undefined>>();
  private listener: Listener | undefined;
  private clusters: readonly ClusterFacts[] | undefined;
  /** Counts changes of the settings, the folders and the clusters. */
  private changes = 0;
  private toldRevision = 0;
  private readonly look = soon(() => {
    this.tellOfNews();
  });

  constructor(options: ProjectOptions) {
    const { documents, files, ask } = options;
    this.options = options;
    this.folders.add(options.folders);
    this.clusters = readClusters(options.clusters);
    this.settings = new Settings(
      options.settings,
      ask && ((scope, sections) => ask(this.folders.writtenUri(scope) ?? scope, sections)),
    );
    this.index = new WorkspaceIndex({
      files,
      folders: this.folders,
      settingsOf: (folder) => this.settings.of(folder, folder),
      encoding: () => documents.encoding,
      changed: (uri) => {
        this.fileChanged(uri);
      },
    });
    this.overview = new Overview(documents, this.index);
    this.reports = new Reports({
      diagnose: (uri) => this.diagnose(uri),
      stateOf: (uri) => this.stateOf(uri),
      revision: () => this.revision(),
    });
    documents.onChange((uri) => {
      this.fileChanged(uri);
    });
    documents.onClose((uri) => {
      this.closed(uri);
    });
  }

  /** Every file that there can be diagnostics of. */
  uris(): readonly string[] {
    const files = this.overview.uris().flatMap((uri) => this.overview.writtenUris(uri));
    return [...files, ...this.folders.all().map(settingsFileOf)];
  }

  listen(listener: Listener): void {
    this.listener = listener;
  }

  /** The folder of the workspace that holds a file. */
  folderOf(uri: string): string | undefined {
    return this.folders.of(uri);
  }

  async context(uri: string): Promise<Context> {
    const folder = this.folders.of(uri);
    const { rules, connections, timeZone, inlayHints, codeLens } = await this.settings.of(uri, folder);
    const areShown = folder !== undefined && (await this.connectionsOf(folder, connections)) !== undefined;
    // A single file without a folder is no workspace: its partner can be anywhere.
    const isAlone = this.folders.all().length === 0 && this.options.documents.uris().length < 2;
    // Most requests are about one place and never ask for it; all who ask this context get the same one.
    const workspace = once(() => (isAlone ? undefined : this.overview.workspace()));
    return {
      ...this.options.common,
      settings: {
        rules,
        connections: this.writtenConnections(connections),
        areConnectionsShown: areShown,
        inlayHints,
        codeLens,
        ...(timeZone !== undefined && { timeZone }),
      },
      now: Date.now(),
      get workspace() {
        return workspace();
      },
      ...(this.clusters && { clusters: this.clusters }),
    };
  }

  /** Looks at the folders. Until that is done, each file is judged alone. */
  async scan(): Promise<void> {
    await this.index.scan();
    this.look();
  }

  settingsChanged(sent: unknown): Promise<void> {
    this.settings.changed(sent);
    return this.changed();
  }

  clustersChanged(sent: unknown): void {
    this.clusters = readClusters(sent);
    this.changes += 1;
    this.look();
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): Promise<void> {
    this.folders.remove(removed);
    this.folders.add(added);
    this.index.foldersRemoved();
    this.settings.changed(undefined);
    return this.changed();
  }

  private changed(): Promise<void> {
    this.changes += 1;
    this.look();
    return this.scan();
  }

  private fileChanged(uri: string): void {
    this.listener?.fileChanged(uri);
    this.look();
  }

  private closed(uri: string): void {
    this.settings.forget(uri);
    this.fileChanged(uri);
    void this.index.touched(uri);
  }

  private revision(): number {
    return this.changes + this.overview.revision();
  }

  private tellOfNews(): void {
    const revision = this.revision();
    // While the folders are looked at for the first time, each file is judged alone, so there is no news for others.
    if (this.index.isComplete && revision !== this.toldRevision) {
      this.toldRevision = revision;
      this.listener?.allChanged();
    }
  }

  private stateOf(uri: string): string | undefined {
    const open = this.options.documents.snapshot(uri);
    const closed = this.index.files().get(canonicalUri(uri));
    if (!open && !closed) {
      return isSettingsFile(uri, this.folders.all()) ? 'settings' : undefined;
    }
    return open ? `open ${open.number}` : closed && `closed ${closed.revision}`;
  }

  private async diagnose(uri: string): Promise<Found | undefined> {
    const context = await this.context(this.overview.writtenUri(uri));
    if (isSettingsFile(uri, this.folders.all())) {
      const folder = this.folders.of(uri) ?? '';
      const { connections } = await this.settings.of(uri, folder);
      const written = await this.connectionsOf(folder, connections);
      const items = written ? settingsDiagnostics(written, context, this.options.documents.encoding) : [];
      return items.length === 0 ? undefined : { uri, items, version: null, snapshot: null };
    }
    const onDisk = this.options.documents.get(uri) ? undefined : await this.index.read(canonicalUri(uri));
    // Asked again: it may have been opened while it was read.
    const open = this.options.documents.snapshot(uri);
    const document = open?.document ?? onDisk;
    return (
      document && {
        uri: document.uri,
        items: diagnostics(document, context),
        version: open?.text.version ?? null,
        snapshot: open?.number ?? null,
      }
    );
  }

  /** Those of the folder's settings file, if they are the ones in effect; read once for each answer of the editor. */
  private connectionsOf(
    folder: string,
    connections: readonly ConnectionSetting[],
  ): Promise<WrittenConnections | undefined> {
    let shown = connections.length === 0 ? Promise.resolve(undefined) : this.shown.get(connections);
    if (!shown) {
      shown = this.options.files
        .connections(settingsFileOf(folder))
        .then((written) => (written && isInEffect(written, connections, folder) ? written : undefined));
      this.shown.set(connections, shown);
    }
    return shown;
  }

  /** The same list as long as it says the same, so that what is found out with it can be kept. */
  private writtenConnections(connections: readonly ConnectionSetting[]): readonly ConnectionSetting[] {
    const { spellingChanges: spellings } = this.options.documents;
    const known = this.written.get(connections);
    if (known?.spellings === spellings) {
      return known.connections;
    }
    const written = connections.map((connection) => this.withWrittenUris(connection));
    this.written.set(connections, { spellings, connections: written });
    return written;
  }

  private withWrittenUris({ clientFile, serverFile, ...entry }: ConnectionSetting): ConnectionSetting {
    return {
      ...entry,
      ...(clientFile !== undefined && { clientFile: this.overview.writtenUri(clientFile) }),
      ...(serverFile !== undefined && { serverFile: this.overview.writtenUri(serverFile) }),
    };
  }
}
