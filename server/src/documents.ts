import { TextDocuments, type Connection } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readDocument, type ConnectionDocument } from './language/index';

interface Snapshot {
  readonly version: number;
  readonly document: ConnectionDocument;
}

/** The open files, each read once per version, and only when somebody asks. */
export class Documents {
  private readonly texts = new TextDocuments(TextDocument);
  private readonly snapshots = new Map<string, Snapshot>();

  listen(connection: Connection): void {
    this.texts.onDidClose(({ document }) => this.snapshots.delete(document.uri));
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
    const snapshot = { version: text.version, document: readDocument(uri, text.getText()) };
    this.snapshots.set(uri, snapshot);
    return snapshot;
  }

  uris(): readonly string[] {
    return this.texts.keys();
  }
}
