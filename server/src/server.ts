import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  MarkupKind,
  PositionEncodingKind,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { Documents } from './documents';
import type { Session } from './guard';
import { handlers } from './handlers';
import { diagnostics, type Context } from './language/index';
import { askedSections, settingsSection } from './protocol';
import { Publisher } from './publisher';
import { property, Settings } from './settings';

/** Serves an editor over a connection until it ends it. */
export function serve(connection: Connection): void {
  const documents = new Documents();
  connection.onInitialize((params) => {
    start(connection, documents, params);
    return { capabilities: capabilitiesFor(params.capabilities), serverInfo: { name: 'backup-sync' } };
  });
  documents.listen(connection);
  connection.listen();
}

/** What the server can do for an editor with these capabilities. */
export function capabilitiesFor(client: ClientCapabilities): ServerCapabilities {
  return {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: ['='] },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    documentSymbolProvider: true,
    documentFormattingProvider: true,
    ...(client.textDocument?.diagnostic && {
      diagnosticProvider: { identifier: 'backup-sync', interFileDependencies: false, workspaceDiagnostics: false },
    }),
  };
}

function start(
  connection: Connection,
  documents: Documents,
  { capabilities, initializationOptions }: InitializeParams,
) {
  const settings = new Settings(
    capabilities.workspace?.configuration === true
      ? (scopeUri) => connection.workspace.getConfiguration({ scopeUri, section: askedSections.rules })
      : undefined,
  );
  settings.changed(property(initializationOptions, 'rules'));
  const common = commonContext(capabilities, initializationOptions);
  const session: Session = {
    document: (uri) => documents.get(uri),
    context: async (uri) => ({ ...common, settings: { rules: await settings.rulesFor(uri) } }),
    failed: (error) =>
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  };
  handlers.forEach((register) => register(connection, session));
  documents.onClose((uri) => settings.forget(uri));
  const refresh = showDiagnostics(connection, documents, session, capabilities);
  followSettings(connection, settings, capabilities, refresh);
}

/** The part of the context that is the same for every file. */
function commonContext(client: ClientCapabilities, options: unknown): Omit<Context, 'settings'> {
  const rulesUrl = property(options, 'rulesUrl');
  const formats = client.textDocument?.hover?.contentFormat ?? [];
  return {
    ...(typeof rulesUrl === 'string' && { rulesUrl }),
    editor: {
      snippets: client.textDocument?.completion?.completionItem?.snippetSupport === true,
      markdown: formats.includes(MarkupKind.Markdown),
    },
  };
}

/** Editors that ask for diagnostics are left to ask; to the others they are sent. Returns how to show all anew. */
function showDiagnostics(
  connection: Connection,
  documents: Documents,
  session: Session,
  client: ClientCapabilities,
): () => void {
  if (client.textDocument?.diagnostic) {
    return () => {
      if (client.workspace?.diagnostics?.refreshSupport === true) {
        void connection.languages.diagnostics.refresh();
      }
    };
  }
  const publisher = new Publisher((uri) => {
    publish(connection, documents, session, uri).catch(session.failed);
  });
  documents.onChange((uri) => publisher.mark(uri));
  documents.onClose((uri) => void connection.sendDiagnostics({ uri, diagnostics: [] }));
  return () => documents.uris().forEach((uri) => publisher.mark(uri));
}

async function publish(connection: Connection, documents: Documents, session: Session, uri: string): Promise<void> {
  const context = await session.context(uri);
  const snapshot = documents.snapshot(uri);
  if (snapshot) {
    const { version, document } = snapshot;
    await connection.sendDiagnostics({ uri, version, diagnostics: diagnostics(document, context) });
  }
}

function followSettings(
  connection: Connection,
  settings: Settings,
  client: ClientCapabilities,
  refresh: () => void,
): void {
  connection.onInitialized(() => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: askedSections.rules });
    }
  });
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings.changed(property(property(sent, settingsSection), 'rules'));
    refresh();
  });
}
