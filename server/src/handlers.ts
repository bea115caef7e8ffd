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
  type SemanticTokens,
  type SemanticTokensDelta,
  type WorkspaceSymbol,
  type WorkspaceSymbolParams,
} from 'vscode-languageserver';
import type { Features } from './features';
import {
  guard,
  guarded,
  invalid,
  refusal,
  withFeatures,
  type DocumentParams,
  type Feature,
  type Given,
  type Session,
} from './guard';
import type { ConnectionDocument, Context } from './language/index';
import { TokenMemory } from './semanticTokens';
import { listOf, property, readPosition, readRange, stringOf } from './wire';

/** How a request about a file is answered, with what the language can do. */
type Answer<Result> = Feature<DocumentParams, Result | ResponseError, Given>;

type Register = (connection: Connection, session: Session) => void;

/** Every request and the feature that answers it; `pull.ts` answers those for diagnostics, `renaming.ts` a rename. */
export const handlers: readonly Register[] = [
  handle(CompletionRequest.type, completionAt, []),
  handleAt(HoverRequest.type, positionOf, ({ hover }) => hover, null),
  handleAt(SignatureHelpRequest.type, positionOf, ({ signatureHelp }) => signatureHelp, null),
  handleAt(DefinitionRequest.type, positionOf, ({ definition }) => definition, []),
  handle(ReferencesRequest.type, referencesAt, []),
  handleAt(DocumentHighlightRequest.type, positionOf, ({ documentHighlights }) => documentHighlights, []),
  handle(PrepareRenameRequest.type, prepareRenameAt, null),
  handle(DocumentSymbolRequest.type, symbolsOf, []),
  handle(CodeActionRequest.type, codeActionsIn, []),
  handleWhole(CodeLensRequest.type, ({ codeLenses }) => codeLenses, []),
  handleWhole(DocumentLinkRequest.type, ({ documentLinks }) => documentLinks, []),
  handleWhole(DocumentFormattingRequest.type, ({ formatting }) => formatting, []),
  handleAt(DocumentRangeFormattingRequest.type, rangeOf, ({ rangeFormatting }) => rangeFormatting, []),
  handle(FoldingRangeRequest.type, foldingRangesOf, []),
  handle(SelectionRangeRequest.type, selectionRangesAt, []),
  answerTokens,
  handleAt(SemanticTokensRangeRequest.type, rangeOf, ({ semanticTokens }) => semanticTokens, { data: [] }),
  handleAt(InlayHintRequest.type, rangeOf, ({ inlayHints }) => inlayHints, []),
  handleWithoutDocument(CompletionResolveRequest.type, async (item, { editor, features }) =>
    (await features()).resolveCompletion(item, editor),
  ),
  handleWithoutDocument(WorkspaceSymbolRequest.type, workspaceSymbols),
];

function completionAt(document: ConnectionDocument, params: DocumentParams, { features, context }: Given) {
  const position = positionOf(params);
  const trigger = stringOf(property(params, 'context'), 'triggerCharacter');
  if (!position) {
    return noPlace();
  }
  const list = features.completion(document, position, context, trigger);
  return list.isIncomplete ? list : list.items;
}

function referencesAt(document: ConnectionDocument, params: DocumentParams, { features, context }: Given) {
  const position = positionOf(params);
  const withDeclaration = property(property(params, 'context'), 'includeDeclaration') !== false;
  return position ? features.references(document, position, context, withDeclaration) : noPlace();
}

function prepareRenameAt(
  document: ConnectionDocument,
  params: DocumentParams,
  { features, context }: Given,
): Range | ResponseError {
  const position = positionOf(params);
  const prepared = position && features.prepareRename(document, position, context);
  if (!prepared) {
    return noPlace();
  }
  return 'kind' in prepared ? refusal(prepared.reason) : prepared;
}

function symbolsOf(document: ConnectionDocument, _params: DocumentParams, { features, context }: Given) {
  return context.editor.nestedSymbols === true ? features.documentSymbols(document) : features.flatSymbols(document);
}

async function workspaceSymbols(
  params: WorkspaceSymbolParams,
  { workspace, context, features }: Session,
): Promise<WorkspaceSymbol[]> {
  const { findBlocks, workspaceSymbol } = await features();
  const blocks = findBlocks(stringOf(params, 'query') ?? '', workspace());
  return Promise.all(blocks.map(async (block) => workspaceSymbol(block, await context(block.uri))));
}

function foldingRangesOf(document: ConnectionDocument, _params: DocumentParams, { features, context }: Given) {
  return features.foldingRanges(document, context.editor.mostFoldingRanges);
}

/** Two requests that share a memory. */
function answerTokens(connection: Connection, session: Session): void {
  const memory = new TokenMemory();
  const full: Answer<SemanticTokens> = (document, _params, { features }) =>
    memory.full(document.uri, features.semanticTokens(document));
  const delta: Answer<SemanticTokens | SemanticTokensDelta> = (document, params, { features }) =>
    memory.delta(document.uri, features.semanticTokens(document), stringOf(params, 'previousResultId'));
  handle(SemanticTokensRequest.type, full, { data: [] })(connection, session);
  handle(SemanticTokensDeltaRequest.type, delta, { data: [] })(connection, session);
}

function selectionRangesAt(document: ConnectionDocument, params: DocumentParams, { features }: Given) {
  const positions = listOf(property(params, 'positions')).map(readPosition);
  return positions.every((position) => position !== undefined)
    ? features.selectionRanges(document, positions)
    : noPlace();
}

function codeActionsIn(document: ConnectionDocument, params: DocumentParams, { features, context }: Given) {
  const range = rangeOf(params);
  const only = property(property(params, 'context'), 'only');
  const kinds = Array.isArray(only) ? only.filter((kind) => typeof kind === 'string') : undefined;
  return range ? features.codeActions(document, range, context, kinds) : noPlace();
}

function noPlace(): ResponseError {
  return invalid(l10n.t('The request does not say which place of the file it is about.'));
}

function handle<Params extends DocumentParams, Result, PartialResult, Failure, Options>(
  type: ProtocolRequestType<Params, Result, PartialResult, Failure, Options>,
  answer: Answer<Result>,
  empty: Result,
): Register {
  const { method } = type;
  return (connection, session) => connection.onRequest(method, guard(withFeatures(session), answer, empty));
}

/** For features of a file as a whole. */
function handleWhole<Params extends DocumentParams, Result, PartialResult, Failure, Options>(
  type: ProtocolRequestType<Params, Result, PartialResult, Failure, Options>,
  feature: (features: Features) => (document: ConnectionDocument, context: Context) => Result,
  empty: Result,
): Register {
  return handle(type, (document, _params, { features, context }) => feature(features)(document, context), empty);
}

/** For features of a place in a file; `placeOf` reads it from the parameters. */
function handleAt<Params extends DocumentParams, Result, PartialResult, Failure, Options, Place>(
  type: ProtocolRequestType<Params, Result, PartialResult, Failure, Options>,
  placeOf: (params: DocumentParams) => Place | undefined,
  feature: (features: Features) => (document: ConnectionDocument, place: Place, context: Context) => Result,
  empty: Result,
): Register {
  const answer: Answer<Result> = (document, params, { features, context }) => {
    const place = placeOf(params);
    return place === undefined ? noPlace() : feature(features)(document, place, context);
  };
  return handle(type, answer, empty);
}

function positionOf(params: DocumentParams): Position | undefined {
  return readPosition(property(params, 'position'));
}

function rangeOf(params: DocumentParams): Range | undefined {
  return readRange(property(params, 'range'));
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
