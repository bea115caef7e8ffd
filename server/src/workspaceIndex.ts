import type { Files } from './files';
import type { Folders } from './folders';
import {
  detached,
  looksLikeConnectionFile,
  readDocument,
  summarize,
  type BlockSummary,
  type ConnectionDocument,
  type PositionEncoding,
} from './language/index';
import { eachOf } from './later';
import type { ScopeSettings } from './settings';
import { canonicalUri, isInside, kindOf } from './uris';

/** What is kept of a Connection file on the disk; its text is not. */
interface Entry {
  readonly revision: number;
  readonly summaries: readonly BlockSummary[];
}

export interface IndexOptions {
  readonly files: Files;
  readonly folders: Folders;
  readonly settingsOf: (folder: string) => Promise<Pick<ScopeSettings, 'detectFiles' | 'excludes'>>;
  readonly encoding: () => PositionEncoding;
  /** Told when a file came, changed or went. */
  readonly changed: (uri: string) => void;
}

/** The Connection files of the workspace's folders as they are on the disk, by canonical address. */
export class WorkspaceIndex {
  private readonly options: IndexOptions;
  private readonly entries = new Map<string, Entry>();
  /** The newest of the looks at a file that are under way, so that a slow one cannot undo what came later. */
  private readonly looks = new Map<string, number>();
  /** The settings with which a folder was scanned. */
  private readonly scanned = new Map<string, string>();
  private lastLook = 0;
  private lastRevision = 0;
  private hasScanned = false;

  constructor(options: IndexOptions) {
    this.options = options;
  }

  /** Whether all folders have been seen once: before, a missing file may only be one that was not seen yet. */
  get isComplete(): boolean {
    return this.hasScanned;
  }

  /** Changes with every entry. */
  get revision(): number {
    return this.lastRevision;
  }

  files(): ReadonlyMap<string, Entry> {
    return this.entries;
  }

  /** Scans folders that are new, or whose settings about what is scanned have changed. */
  async scan(): Promise<void> {
    const folders = this.options.folders.all();
    await Promise.all(folders.map((folder) => this.scanFolder(folder)));
    this.lastRevision += this.hasScanned ? 0 : 1;
    this.hasScanned = true;
  }

  /** Forgets what is in none of the folders any more; the next scan looks at the others again. */
  foldersRemoved(): void {
    this.scanned.clear();
    this.dropWhere((uri) => this.options.folders.of(uri) === undefined);
  }

  /** A file changed. */
  async touched(written: string): Promise<void> {
    const uri = canonicalUri(written);
    const folder = this.options.folders.of(uri);
    if (folder === undefined || kindOf(uri) === 'other') {
      return;
    }
    const isNewest = this.startLook(uri);
    const settings = await this.options.settingsOf(folder);
    const listed = await this.options.files.list(folder, settings.excludes, uri);
    await this.look(uri, settings.detectFiles, listed.includes(uri), isNewest);
  }

  /** Something was created: a file, or a folder that may have come with all that is in it. */
  async created(written: string): Promise<void> {
    const uri = canonicalUri(written);
    const folder = this.options.folders.of(uri);
    if (folder === undefined || kindOf(uri) !== 'other') {
      return this.touched(uri);
    }
    const { detectFiles, excludes } = await this.options.settingsOf(folder);
    const listed = await this.options.files.list(folder, excludes, uri);
    const mine = listed.filter((one) => this.options.folders.of(one) === folder && kindOf(one) !== 'other');
    await eachOf(mine, (one) => this.look(one, detectFiles, true, this.startLook(one)));
  }

  /** A file or a folder was deleted. */
  gone(written: string): void {
    const uri = canonicalUri(written);
    this.dropWhere((known) => known === uri || isInside(uri, known));
  }

  /** Reads a file that is known. */
  async read(uri: string): Promise<ConnectionDocument | undefined> {
    const text = this.entries.has(uri) ? await this.options.files.read(uri) : undefined;
    return text === undefined ? undefined : readDocument(uri, text, this.options.encoding());
  }

  private async scanFolder(folder: string): Promise<void> {
    const { detectFiles, excludes } = await this.options.settingsOf(folder);
    const settings = JSON.stringify([detectFiles, excludes]);
    if (this.scanned.get(folder) === settings) {
      return;
    }
    this.scanned.set(folder, settings);
    const isStale = (): boolean => this.scanned.get(folder) !== settings;
    const listed = await this.options.files.list(folder, excludes);
    const mine = listed.filter((uri) => this.options.folders.of(uri) === folder && kindOf(uri) !== 'other');
    if (isStale()) {
      return;
    }
    const there = new Set(mine);
    this.dropWhere((uri) => this.options.folders.of(uri) === folder && !there.has(uri));
    await eachOf(mine, (uri) => this.look(uri, detectFiles, true, this.startLook(uri)), isStale);
  }

  private startLook(uri: string): () => boolean {
    const look = ++this.lastLook;
    this.looks.set(uri, look);
    return () => this.looks.get(uri) === look;
  }

  private async look(uri: string, detectFiles: boolean, exists: boolean, isNewest: () => boolean): Promise<void> {
    const isWanted = exists && (detectFiles || kindOf(uri) === 'connection');
    const text = isWanted ? await this.options.files.read(uri) : undefined;
    if (!isNewest() || this.options.folders.of(uri) === undefined) {
      return;
    }
    this.looks.delete(uri);
    if (text === undefined || (kindOf(uri) === 'perhaps' && !looksLikeConnectionFile(text))) {
      this.drop(uri);
      return;
    }
    // Editors keep a byte order mark to themselves: their places in the first line count without it.
    const shown = text.replace(/^\ufeff/, '');
    const summaries = detached(summarize(readDocument(uri, shown, this.options.encoding())));
    this.entries.set(uri, { revision: ++this.lastRevision, summaries });
    this.options.changed(uri);
  }

  private dropWhere(isGone: (uri: string) => boolean): void {
    for (const uri of new Set([...this.entries.keys(), ...this.looks.keys()])) {
      if (isGone(uri)) {
        this.looks.delete(uri);
        this.drop(uri);
      }
    }
  }

  private drop(uri: string): void {
    if (this.entries.delete(uri)) {
      this.lastRevision += 1;
      this.options.changed(uri);
    }
  }
}
