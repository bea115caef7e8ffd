import { TextDocument } from 'vscode-languageserver-textdocument';
import { createConnection, TextDocuments, TextDocumentSyncKind, type Diagnostic } from 'vscode-languageserver/node';

/** A server of the usual make that answers every request with nothing, and sends what `diagnose` finds at each change. */
export function serveFloor(diagnose: (text: string) => Diagnostic[]): void {
  const connection = createConnection();
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize(() => ({
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      completionProvider: {},
      hoverProvider: true,
      documentSymbolProvider: true,
    },
  }));
  documents.onDidChangeContent(({ document }) => {
    const { uri, version } = document;
    void connection.sendDiagnostics({ uri, version, diagnostics: diagnose(document.getText()) });
  });
  connection.onCompletion(() => []);
  connection.onHover(() => null);
  connection.onDocumentSymbol(() => []);
  documents.listen(connection);
  connection.listen();
}
