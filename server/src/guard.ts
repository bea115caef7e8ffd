import * as l10n from '@vscode/l10n';
import { LSPErrorCodes, ErrorCodes, ResponseError, CancellationToken } from 'vscode-languageserver';
import type { Features, LoadFeatures } from './features';
import type { ConnectionDocument, Context, EditorFacts, Workspace } from './language/index';
import { property, stringOf } from './wire';

/** What a feature needs beside the parameters of its request. */
export interface Session {
  readonly document: (uri: string) => ConnectionDocument | undefined;
  readonly context: (uri: string) => Promise<Context>;
  /** All files, for requests that are about none of them; undefined until the folders have been seen. */
  readonly workspace: () => Workspace | undefined;
  readonly editor: EditorFacts;
  readonly features: LoadFeatures;
  /** Told of every defect. */
  readonly failed: (error: unknown) => void;
}

/** What requests about a file need: the file, and whatever `Given` a feature wants to know beside it. */
export interface DocumentSession<Given> extends Pick<Session, 'document' | 'failed'> {
  readonly given: (uri: string) => Promise<Given>;
}

/** What is given to those that answer with features of the language. */
export interface Given {
  readonly features: Features;
  readonly context: Context;
}

export function withFeatures({ document, failed, features, context }: Session): DocumentSession<Given> {
  return {
    document,
    failed,
    given: async (uri) => ({ features: await features(), context: await context(uri) }),
  };
}

export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

export type Feature<Params, Result, Given> = (
  document: ConnectionDocument,
  params: Params,
  given: Given,
) => Result | Promise<Result>;

/**
 * Makes a request's handler of a feature. A file that is not open has nothing to answer with. A request whose file
 * changed before it could be answered is refused, because its positions mean other places now.
 */
export function guard<Params extends DocumentParams, Result, Given>(
  session: DocumentSession<Given>,
  feature: Feature<Params, Result, Given>,
  empty: Result,
): Handler<Params, Result> {
  return guarded(session, async (params, token) => {
    const uri = stringOf(property(params, 'textDocument'), 'uri');
    if (uri === undefined) {
      return invalid(l10n.t('The request does not say which file it is about.'));
    }
    const document = session.document(uri);
    const given = await session.given(uri);
    if (token.isCancellationRequested) {
      return cancelled();
    }
    if (session.document(uri) !== document) {
      return new ResponseError(LSPErrorCodes.ContentModified, l10n.t('The file has changed meanwhile.'));
    }
    return document ? feature(document, params, given) : empty;
  });
}

/** `params` are what came over the wire; where they are a list, there is no token. */
type Handler<Params, Result> = (params: Params, token?: CancellationToken) => Promise<Result | ResponseError>;

/** The wrapper of every handler: a defect becomes an answer to this request and ends nothing else. */
export function guarded<Params, Result>(
  session: Pick<Session, 'failed'>,
  handler: (params: Params, token: CancellationToken) => Promise<Result | ResponseError>,
): Handler<Params, Result> {
  return async (params, token = CancellationToken.None) => {
    try {
      return token.isCancellationRequested ? cancelled() : await handler(params, token);
    } catch (error) {
      session.failed(error);
      return new ResponseError(
        ErrorCodes.InternalError,
        l10n.t('The language server could not answer. Its log says why.'),
      );
    }
  };
}

/** The answer to a request that cannot be understood. */
export function invalid(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

/** The answer to a request that can be understood, and not be granted. */
export function refusal(reason: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

/** The answer to a request that was cancelled before its work was done. */
export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, l10n.t('The request was cancelled.'));
}
