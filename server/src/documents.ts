import { TextDocuments, type Connection } from 'vscode-languageserver';
import { readDocument, type ConnectionDocument, type PositionEncoding } from './language/index';
import { openTexts, type OpenText } from './openText';
import { canonicalUri } from './uris';

interface Snapshot {
  readonly version: number;
  readonly document: ConnectionDocument;
}

/** The open files, each read once per version, and only when somebody asks. */
export class Documents {
  /** Agreed on in `initialize`, before any file is opened. */
  encoding: PositionEncoding = 'utf-16';
  private readonly texts: TextDocuments<OpenText>;
  private readonly snapshots = new Map<string, Snapshot>();
  /** As the editor writes the addresses, by their canonical form. */
  private readonly written = new Map<string, string>();

  constructor() {
    this.texts = new TextDocuments(openTexts(() => this.encoding));
  }

  listen(connection: Connection): void {
    this.texts.onDidOpen(({ document: { uri } }) => this.written.set(canonicalUri(uri), uri));
    this.texts.onDidClose(({ document: { uri } }) => {
      this.snapshots.delete(uri);
      this.written.delete(canonicalUri(uri));
    });
    this.texts.listen(connection);
  }

  onChange(changed: (uri: string) => void): void {
    this.texts.onDidChangeContent(({ document }) => changed(document.uri));
  }

  onClose(closed: (uri: string) => void): void {
    this.texts.onDidClose(({ document }) => closed(document.uri));
  }

  /** The newest version of an open file. */
  get(uri: string): ConnectionDocument | undefined {
    return this.snapshot(uri)?.document;
  }

  snapshot(uri: string): Snapshot | undefined {
    const text = this.texts.get(uri);
    const known = this.snapshots.get(uri);
    if (!text || known?.version === text.version) {
      return text && known;
    }
    const snapshot = { version: text.version, document: readDocument(uri, text.text, this.encoding) };
    this.snapshots.set(uri, snapshot);
    return snapshot;
  }

  uris(): readonly string[] {
    // An editor may have opened something without a proper address.
    return this.texts.keys().filter((uri: unknown) => typeof uri === 'string');
  }

  /** The address of an open file as the editor writes it. */
  writtenUri(canonical: string): string | undefined {
    return this.written.get(canonical);
  }
}
