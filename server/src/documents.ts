import { TextDocuments, type Connection } from 'vscode-languageserver';
import type { ConnectionDocument, PositionEncoding } from './language/index';
import { openTexts, type OpenText } from './openText';
import { canonicalUri } from './uris';

/** One state of an open file. */
export interface Snapshot {
  /** Never used twice, unlike the editor's version, which begins anew when a file is opened again. */
  readonly number: number;
  readonly text: OpenText;
  readonly document: ConnectionDocument;
}

/**
 * The open files, each read once per state, and only when somebody asks. An editor may have a file open under several
 * spellings of its address: it is one file all the same, as it is under the spelling that the editor spoke of last.
 */
export class Documents {
  /** Agreed on in `initialize`, before any file is opened. */
  encoding: PositionEncoding = 'utf-16';
  private readonly texts: TextDocuments<OpenText>;
  /** By canonical address, as all here. */
  private readonly snapshots = new Map<string, Snapshot>();
  /** As the editor writes the addresses; the one that it spoke of last is the last. */
  private readonly spellings = new Map<string, readonly string[]>();
  private lastNumber = 0;
  private changedSpellings = 0;

  constructor() {
    this.texts = new TextDocuments(openTexts(() => this.encoding));
    this.texts.onDidChangeContent(({ document: { uri } }) => {
      this.spell(uri);
    });
    this.texts.onDidClose(({ document: { uri } }) => {
      this.spell(uri);
    });
  }

  listen(connection: Connection): void {
    this.texts.listen(connection);
  }

  onChange(changed: (uri: string) => void): void {
    this.texts.onDidChangeContent(({ document }) => changed(document.uri));
  }

  onClose(closed: (uri: string) => void): void {
    this.texts.onDidClose(({ document }) => closed(document.uri));
  }

  /** The newest state of an open file. */
  get(uri: string): ConnectionDocument | undefined {
    return this.snapshot(uri)?.document;
  }

  snapshot(uri: string): Snapshot | undefined {
    const canonical = canonicalUri(uri);
    const text = this.texts.get(this.writtenUri(canonical) ?? '');
    const known = this.snapshots.get(canonical);
    if (!text || known?.text === text) {
      return text && known;
    }
    const snapshot = { number: (this.lastNumber += 1), text, document: text.document };
    this.snapshots.set(canonical, snapshot);
    return snapshot;
  }

  /** Of every open file one, as the editor writes it. */
  uris(): readonly string[] {
    return [...this.spellings.values()].flatMap((written) => written.slice(-1));
  }

  /** The address of an open file as the editor writes it. */
  writtenUri(canonical: string): string | undefined {
    return this.writtenUris(canonical).at(-1);
  }

  /** Goes up when a file is opened, closed, or spoken of under another address: what was written of it may be another. */
  get spellingChanges(): number {
    return this.changedSpellings;
  }

  /** All its addresses under which the editor has it open. */
  writtenUris(canonical: string): readonly string[] {
    return this.spellings.get(canonical) ?? [];
  }

  /** Something was said of a file. What has no proper address is not found under one either. */
  private spell(uri: string): void {
    const canonical = canonicalUri(uri);
    const before = this.writtenUris(canonical);
    const others = before.filter((other) => other !== uri);
    const written = this.texts.get(uri) ? [...others, uri] : others;
    this.changedSpellings += written.at(-1) === before.at(-1) ? 0 : 1;
    if (written.length > 0) {
      this.spellings.set(canonical, written);
    } else {
      this.spellings.delete(canonical);
      this.snapshots.delete(canonical);
    }
  }
}
