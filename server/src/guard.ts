import * as l10n from '@vscode/l10n';
import { LSPErrorCodes, ErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { ConnectionDocument, Context } from './language/index';

/** What a feature needs beside the parameters of its request. */
export interface Session {
  readonly document: (uri: string) => ConnectionDocument | undefined;
  readonly context: (uri: string) => Promise<Context>;
  /** Told of every defect. */
  readonly failed: (error: unknown) => void;
}

export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

export type Feature<Params, Result> = (document: ConnectionDocument, params: Params, context: Context) => Result;

/**
 * Makes a request's handler of a feature. A file that is not open has nothing to answer with; a request that was
 * cancelled meanwhile is not worked on; a defect becomes an answer to this request and ends nothing else.
 */
export function guard<Params extends DocumentParams, Result>(
  session: Session,
  feature: Feature<Params, Result>,
  empty: Result,
): (params: Params, token: CancellationToken) => Promise<Result | ResponseError> {
  return async (params, token) => {
    try {
      const { uri } = params.textDocument;
      const context = await session.context(uri);
      if (token.isCancellationRequested) {
        return new ResponseError(LSPErrorCodes.RequestCancelled, l10n.t('The request was cancelled.'));
      }
      const document = session.document(uri);
      return document ? feature(document, params, context) : empty;
    } catch (error) {
      session.failed(error);
      return new ResponseError(
        ErrorCodes.InternalError,
        l10n.t('The language server could not answer. Its log says why.'),
      );
    }
  };
}
