import * as l10n from '@vscode/l10n';
import {
  CodeActionRequest,
  CompletionRequest,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  HoverRequest,
  type Connection,
  type Position,
  type ProtocolRequestType,
  type ResponseError,
} from 'vscode-languageserver';
import { guard, invalid, type DocumentParams, type Feature, type Session } from './guard';
import {
  codeActions,
  completion,
  documentSymbols,
  formatting,
  hover,
  type ConnectionDocument,
  type Context,
} from './language/index';
import { property, readPosition, readRange } from './wire';

type Register = (connection: Connection, session: Session) => void;

/** Every request that is about an open document, and the feature that answers it; `pull.ts` answers those for diagnostics. */
export const handlers: readonly Register[] = [
  handle(CompletionRequest.type, atPosition(completion), []),
  handle(HoverRequest.type, atPosition(hover), null),
  handle(CodeActionRequest.type, codeActionsIn, []),
  handle(DocumentSymbolRequest.type, (document) => documentSymbols(document), []),
  handle(DocumentFormattingRequest.type, (document) => formatting(document), []),
];

function atPosition<Result>(
  feature: (document: ConnectionDocument, position: Position, context: Context) => Result,
): Feature<DocumentParams, Result | ResponseError> {
  return (document, params, context) => {
    const position = readPosition(property(params, 'position'));
    return position ? feature(document, position, context) : noPlace();
  };
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
