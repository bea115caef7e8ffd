import * as l10n from '@vscode/l10n';
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  WorkspaceSymbolRequest,
  type Connection,
  type Position,
  type ProtocolRequestType,
  type Range,
  type ResponseError,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { guard, guarded, invalid, refusal, type DocumentParams, type Feature, type Session } from './guard';
import {
  codeActions,
  codeLenses,
  completion,
  definition,
  documentHighlights,
  documentLinks,
  documentSymbols,
  findBlocks,
  flatSymbols,
  foldingRanges,
  formatting,
  hover,
  inlayHints,
  prepareRename,
  rangeFormatting,
  references,
  resolveCompletion,
  selectionRanges,
  semanticTokens,
  signatureHelp,
  workspaceSymbol,
  type ConnectionDocument,
  type Context,
} from './language/index';
import { TokenMemory } from './semanticTokens';
import { listOf, property, readPosition, readRange, stringOf } from './wire';

type Register = (connection: Connection, session: Session) => void;

/** Every request and the feature that answers it; `pull.ts` answers those for diagnostics, `renaming.ts` a rename. */
export const handlers: readonly Register[] = [
  handle(CompletionRequest.type, completionAt, []),
  handle(HoverRequest.type, atPosition(hover), null),
  handle(SignatureHelpRequest.type, atPosition(signatureHelp), null),
  handle(DefinitionRequest.type, atPosition(definition), []),
  handle(ReferencesRequest.type, referencesAt, []),
  handle(DocumentHighlightRequest.type, atPosition(documentHighlights), []),
  handle(PrepareRenameRequest.type, prepareRenameAt, null),
  handle(DocumentSymbolRequest.type, symbolsOf, []),
  handle(CodeActionRequest.type, codeActionsIn, []),
  handle(CodeLensRequest.type, (document, _params, context) => codeLenses(document, context), []),
  handle(DocumentLinkRequest.type, (document, _params, context) => documentLinks(document, context), []),
  handle(DocumentFormattingRequest.type, (document) => formatting(document), []),
  handle(DocumentRangeFormattingRequest.type, inRange(rangeFormatting), []),
  handle(FoldingRangeRequest.type, foldingRangesOf, []),
  handle(SelectionRangeRequest.type, selectionRangesAt, []),
  answerTokens,
  handle(SemanticTokensRangeRequest.type, inRange(semanticTokens), { data: [] }),
  handle(InlayHintRequest.type, inRange(inlayHints), []),
  handleWithoutDocument(CompletionResolveRequest.type, (item, { editor }) => resolveCompletion(item, editor)),
  handleWithoutDocument(WorkspaceSymbolRequest.type, workspaceSymbols),
];

function atPosition<Result>(
  feature: (document: ConnectionDocument, position: Position, context: Context) => Result,
): Feature<DocumentParams, Result | ResponseError> {
  return (document, params, context) => {
    const position = readPosition(property(params, 'position'));
    return position ? feature(document, position, context) : noPlace();
  };
}

function inRange<Result>(
  feature: (document: ConnectionDocument, range: Range, context: Context) => Result,
): Feature<DocumentParams, Result | ResponseError> {
  return (document, params, context) => {
    const range = readRange(property(params, 'range'));
    return range ? feature(document, range, context) : noPlace();
  };
}

function completionAt(document: ConnectionDocument, params: DocumentParams, context: Context) {
  const position = readPosition(property(params, 'position'));
  const trigger = stringOf(property(params, 'context'), 'triggerCharacter');
  return position ? completion(document, position, context, trigger) : noPlace();
}

function referencesAt(document: ConnectionDocument, params: DocumentParams, context: Context) {
  const position = readPosition(property(params, 'position'));
  const withDeclaration = property(property(params, 'context'), 'includeDeclaration') !== false;
  return position ? references(document, position, context, withDeclaration) : noPlace();
}

function prepareRenameAt(
  document: ConnectionDocument,
  params: DocumentParams,
  context: Context,
): Range | ResponseError {
  const position = readPosition(property(params, 'position'));
  const prepared = position && prepareRename(document, position, context);
  if (!prepared) {
    return noPlace();
  }
  return 'kind' in prepared ? refusal(prepared.reason) : prepared;
}

function symbolsOf(document: ConnectionDocument, _params: DocumentParams, { editor }: Context) {
  return editor.nestedSymbols === true ? documentSymbols(document) : flatSymbols(document);
}

async function workspaceSymbols(
  params: WorkspaceSymbolParams,
  { workspace, context }: Session,
): Promise<WorkspaceSymbol[]> {
  const blocks = findBlocks(stringOf(params, 'query') ?? '', workspace());
  return Promise.all(blocks.map(async (block) => workspaceSymbol(block, await context(block.uri))));
}

function foldingRangesOf(document: ConnectionDocument, _params: DocumentParams, { editor }: Context) {
  return foldingRanges(document, editor.mostFoldingRanges);
}

/** Two requests that share a memory. */
function answerTokens(connection: Connection, session: Session): void {
  const memory = new TokenMemory();
  const delta = (document: ConnectionDocument, params: DocumentParams) =>
    memory.delta(document, stringOf(params, 'previousResultId'));
  handle(SemanticTokensRequest.type, (document) => memory.full(document), { data: [] })(connection, session);
  handle(SemanticTokensDeltaRequest.type, delta, { data: [] })(connection, session);
}

function selectionRangesAt(document: ConnectionDocument, params: DocumentParams) {
  const positions = listOf(property(params, 'positions')).map(readPosition);
  return positions.every((position) => position !== undefined) ? selectionRanges(document, positions) : noPlace();
}

function codeActionsIn(document: ConnectionDocument, params: DocumentParams, context: Context) {
  const range = readRange(property(params, 'range'));
  const only = property(property(params, 'context'), 'only');
  const kinds = Array.isArray(only) ? only.filter((kind) => typeof kind === 'string') : undefined;
  return range ? codeActions(document, range, context, kinds) : noPlace();
}

function noPlace(): ResponseError {
  return invalid(l10n.t('The request does not say which place of the file it is about.'));
}

function handle<Params extends DocumentParams, Result, PartialResult, Failure, Options>(
  type: ProtocolRequestType<Params, Result, PartialResult, Failure, Options>,
  feature: Feature<DocumentParams, Result | ResponseError>,
  empty: Result,
): Register {
  const { method } = type;
  return (connection, session) => connection.onRequest(method, guard(session, feature, empty));
}

/** For requests that are about no file: `feature` is given the parameters as they came over the wire. */
function handleWithoutDocument<Params, Result, PartialResult, Failure, Options>(
  { method }: ProtocolRequestType<Params, Result, PartialResult, Failure, Options>,
  feature: (params: Params, session: Session) => Result | Promise<Result>,
): Register {
  return (connection, session) =>
    connection.onRequest(
      method,
      guarded<Params, Result>(session, async (params) => feature(params, session)),
    );
}
