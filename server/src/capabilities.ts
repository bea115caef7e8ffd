import {
  MarkupKind,
  ResourceOperationKind,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type ServerCapabilities,
} from 'vscode-languageserver';
import {
  codeActionKinds,
  completionTriggers,
  semanticTokensLegend,
  type Context,
  type EditorFacts,
  type PositionEncoding,
} from './language/index';
import { listOf, property } from './wire';

const encodings: readonly PositionEncoding[] = ['utf-16', 'utf-8'];

/** The first of the editor's wishes that can be granted; UTF-16 is what every editor knows. */
export function encodingFor(client: ClientCapabilities): PositionEncoding {
  const wishes = listOf(property(client.general, 'positionEncodings'));
  return wishes.flatMap((wish) => encodings.find((encoding) => encoding === wish) ?? []).at(0) ?? 'utf-16';
}

/** What the server can do for an editor with these capabilities. */
export function capabilitiesFor(client: ClientCapabilities): ServerCapabilities {
  return {
    positionEncoding: encodingFor(client),
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: [...completionTriggers], resolveProvider: true },
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: ['=', ' '], retriggerCharacters: [' ', ',', ';', ':', '@', '/'] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    codeActionProvider: { codeActionKinds: [...codeActionKinds] },
    codeLensProvider: {},
    documentLinkProvider: {},
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    renameProvider: client.textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
    inlayHintProvider: true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(client.textDocument?.diagnostic && {
      diagnosticProvider: { identifier: 'backup-sync', interFileDependencies: true, workspaceDiagnostics: true },
    }),
  };
}

/** What the editor can do with an answer. */
export function editorFacts(client: ClientCapabilities, initializationOptions: unknown): Context['editor'] {
  const edits = client.workspace?.workspaceEdit;
  const item = client.textDocument?.completion?.completionItem;
  const signature = client.textDocument?.signatureHelp?.signatureInformation;
  return {
    snippets: item?.snippetSupport === true,
    markdown: listOf(client.textDocument?.hover?.contentFormat).includes(MarkupKind.Markdown),
    insertReplace: item?.insertReplaceSupport === true,
    resolvesDocumentation: listOf(property(item?.resolveSupport, 'properties')).includes('documentation'),
    labelOffsets: signature?.parameterInformation?.labelOffsetSupport === true,
    locationLinks: client.textDocument?.definition?.linkSupport === true,
    nestedSymbols: client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    createFiles:
      edits?.documentChanges === true && listOf(edits.resourceOperations).includes(ResourceOperationKind.Create),
    ...limitOf(client),
    keepsSecrets: property(initializationOptions, 'keepsSecrets') === true,
    commands: listOf(property(initializationOptions, 'commands')).filter((command) => typeof command === 'string'),
  };
}

/** An editor that names no limit, or none that is a number, has none. */
function limitOf(client: ClientCapabilities): Pick<EditorFacts, 'mostFoldingRanges'> {
  const limit: unknown = client.textDocument?.foldingRange?.rangeLimit;
  return typeof limit === 'number' ? { mostFoldingRanges: limit } : {};
}
