import {
  CodeActionRequest,
  CompletionRequest,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  HoverRequest,
  type Connection,
  type ProtocolRequestType,
} from 'vscode-languageserver';
import { guard, type DocumentParams, type Feature, type Session } from './guard';
import { codeActions, completion, documentSymbols, formatting, hover } from './language/index';

type Register = (connection: Connection, session: Session) => void;

/** Every request that is about an open document, and the feature that answers it; `pull.ts` answers those for diagnostics. */
export const handlers: readonly Register[] = [
  handle(CompletionRequest.type, (document, { position }, context) => completion(document, position, context), []),
  handle(HoverRequest.type, (document, { position }, context) => hover(document, position, context), null),
  handle(
    CodeActionRequest.type,
    (document, { range, context: { only } }, context) => codeActions(document, range, context, only),
    [],
  ),
  handle(DocumentSymbolRequest.type, (document) => documentSymbols(document), []),
  handle(DocumentFormattingRequest.type, (document) => formatting(document), []),
];

function handle<Params extends DocumentParams, Result, PartialResult, Failure, Options>(
  type: ProtocolRequestType<Params, Result, PartialResult, Failure, Options>,
  feature: Feature<Params, Result>,
  empty: Result,
): Register {
  const { method } = type;
  return (connection, session) => connection.onRequest(method, guard(session, feature, empty));
}
