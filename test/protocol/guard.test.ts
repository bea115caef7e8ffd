import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CancellationToken,
  CancellationTokenSource,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { guard, type DocumentSession } from '../../server/src/guard';
import { defaultContext, readDocument, type Context } from '../../server/src/language/index';

const params = { textDocument: { uri: 'file:///a' } };

function sessionWith(failures: unknown[]): DocumentSession<Context> {
  const document = readDocument('file:///a', 'A');
  return {
    document: (uri) => (uri === 'file:///a' ? document : undefined),
    given: () => Promise.resolve(defaultContext),
    failed: (error) => failures.push(error),
  };
}

test('a feature gets the newest document, the parameters and the context', async () => {
  const handler = guard(
    sessionWith([]),
    (document, { textDocument }, context) => [document.text, textDocument.uri, context],
    [],
  );
  assert.deepEqual(await handler(params, CancellationToken.None), ['A', 'file:///a', defaultContext]);
});

test('a request that was cancelled is not worked on', async () => {
  let worked = false;
  const handler = guard(sessionWith([]), () => (worked = true), false);
  const answer = await handler(params, CancellationToken.Cancelled);
  assert.ok(answer instanceof ResponseError);
  assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
  assert.equal(worked, false);
});

test('a defect is told to the log and answered without its words', async () => {
  const failures: unknown[] = [];
  const defect = new TypeError('with a password');
  const handler = guard<typeof params, null, Context>(
    sessionWith(failures),
    () => {
      throw defect;
    },
    null,
  );
  const answer = await handler(params, CancellationToken.None);
  assert.ok(answer instanceof ResponseError);
  assert.doesNotMatch(answer.message, /password/);
  assert.deepEqual(failures, [defect]);
});

test('a file that is not open gives the empty answer', async () => {
  const handler = guard(sessionWith([]), () => 'something', 'nothing');
  assert.equal(await handler({ textDocument: { uri: 'file:///b' } }, CancellationToken.None), 'nothing');
});

test('a request whose file changes before it is answered is refused', async () => {
  let document = readDocument('file:///a', 'A');
  const session: DocumentSession<Context> = {
    ...sessionWith([]),
    document: () => document,
    given: () => {
      document = readDocument('file:///a', 'B');
      return Promise.resolve(defaultContext);
    },
  };
  const answer = await guard(session, ({ text }) => text, '')(params, CancellationToken.None);
  assert.ok(answer instanceof ResponseError);
  assert.equal(answer.code, LSPErrorCodes.ContentModified);
});

test('a request that is cancelled while the settings are asked for is not worked on', async () => {
  const source = new CancellationTokenSource();
  const session: DocumentSession<Context> = {
    ...sessionWith([]),
    given: () => {
      source.cancel();
      return Promise.resolve(defaultContext);
    },
  };
  const answer = await guard(session, () => 'something', 'nothing')(params, source.token);
  assert.ok(answer instanceof ResponseError);
  assert.equal(answer.code, LSPErrorCodes.RequestCancelled);
});

test('a request that does not name a file is refused', async () => {
  for (const bad of [undefined, null, {}, { textDocument: null }, { textDocument: { uri: 7 } }, []]) {
    const answer = await guard(sessionWith([]), () => 'x', '')(bad as unknown as typeof params, CancellationToken.None);
    assert.ok(answer instanceof ResponseError);
    assert.equal(answer.code, ErrorCodes.InvalidParams);
  }
});

test('parameters that are an empty list leave a request without a token, and it is refused all the same', async () => {
  const failures: unknown[] = [];
  const handler = guard(sessionWith(failures), () => 'x', '') as (...args: unknown[]) => Promise<unknown>;
  const answer = await handler(CancellationToken.None);
  assert.ok(answer instanceof ResponseError);
  assert.equal(answer.code, ErrorCodes.InvalidParams);
  assert.deepEqual(failures, []);
});
