import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { ErrorCodes } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver-types';
import { startEditor, uri, type Editor, type EditorOptions } from './editor';

const wrong = 'A\n{\nVerbos = true\nSSH = server\n}\n';

async function editorFor(t: TestContext, options: EditorOptions = {}): Promise<Editor> {
  const { editor } = await startEditor({ capabilities: { textDocument: { diagnostic: {} } }, ...options });
  t.after(() => editor.shutdown());
  return editor;
}

/** The server still answers, and rightly. */
async function isWell(editor: Editor): Promise<void> {
  await editor.open(wrong, 100, 'file:///ws/well.cfg');
  const { items } = await editor.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
    textDocument: { uri: 'file:///ws/well.cfg' },
  });
  assert.ok(items.some(({ code }) => code === 'unknown-key'));
}

const values: readonly unknown[] = [null, 7, 'text', [], {}, { textDocument: null }, { textDocument: { uri: 7 } }];

/** A message has parameters that are an object or a list, or none. */
const params = values.filter((value): value is object => typeof value === 'object' && value !== null);

const requests = ['completion', 'hover', 'codeAction', 'documentSymbol', 'formatting', 'diagnostic'];

test('requests with parameters of the wrong form are refused or answered, and the server goes on', async (t) => {
  const editor = await editorFor(t);
  await editor.open(wrong);
  const bodies = [
    ...params,
    { textDocument: { uri } },
    { textDocument: { uri }, position: 'here', range: [], context: 1 },
  ];
  for (const method of [...requests.map((name) => `textDocument/${name}`), 'workspace/diagnostic']) {
    for (const body of bodies) {
      const answer = await editor.connection.sendRequest(method, body).catch((error: unknown) => error);
      if (answer instanceof Error) {
        assert.ok([-32602, -32603].includes((answer as Error & { code: number }).code), `${method} ${answer.message}`);
        assert.doesNotMatch(answer.message, /Cannot read|undefined/);
      }
    }
  }
  await isWell(editor);
});

test('notifications with parameters of the wrong form are passed over', async (t) => {
  const editor = await editorFor(t, { folders: ['file:///ws'] });
  const methods = [
    'textDocument/didOpen',
    'textDocument/didChange',
    'textDocument/didClose',
    'workspace/didChangeWatchedFiles',
    'workspace/didChangeConfiguration',
    'workspace/didChangeWorkspaceFolders',
    'backupSync/clusters',
  ];
  const files = [
    { textDocument: { uri: 'file:///ws/no-text.cfg', version: 1 } },
    { textDocument: { uri: 'file:///ws/no-text.cfg', version: 2 }, contentChanges: [{ text: 7 }] },
    { textDocument: { uri: 'file:///ws/no-text.cfg', version: 3 }, contentChanges: [{ range: null, text: 'x' }] },
  ];
  for (const method of methods) {
    for (const body of [
      ...params,
      { changes: [{ uri: 7, type: 'x' }, null] },
      { clusters: 'all' },
      { event: {} },
      ...files,
    ]) {
      await editor.connection.sendNotification(method, body);
    }
  }
  await isWell(editor);
});

test('positions that are none are answered like the nearest that is one', async (t) => {
  const editor = await editorFor(t);
  await editor.open(wrong);
  for (const number of [-1, 1e9, 2 ** 31, 0.5, Number.MAX_SAFE_INTEGER]) {
    for (const position of [
      { line: number, character: 0 },
      { line: 2, character: number },
    ]) {
      await editor.request('textDocument/hover', { position });
      await editor.request('textDocument/completion', { position });
      await editor.request('textDocument/codeAction', {
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
    }
  }
  await isWell(editor);
});

test('a request without a place that can be read is refused, and nothing is logged', async (t) => {
  const editor = await editorFor(t);
  const logged: unknown[] = [];
  editor.connection.onNotification('window/logMessage', (params: unknown) => {
    logged.push(params);
  });
  await editor.open(wrong);
  for (const line of [null, '1', [], {}, true]) {
    const position = { line, character: 0 };
    const range = { start: position, end: position };
    for (const [method, body] of [
      ['hover', { position }],
      ['completion', { position }],
      ['codeAction', { range }],
      ['codeAction', { range: { start: null }, context: null }],
    ] as const) {
      const answer = await editor.request<unknown>(`textDocument/${method}`, body).catch((error: unknown) => error);
      assert.equal((answer as { code?: unknown }).code, ErrorCodes.InvalidParams, method);
    }
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range, text: 'x' }],
    });
  }
  await isWell(editor);
  assert.deepEqual(logged, []);
});

test('files that nobody opened, with addresses of any form, have nothing to answer with', async (t) => {
  const editor = await editorFor(t, { folders: ['file:///ws', 'untitled:x', '%', ''] });
  for (const strange of ['', '%', 'file:///%ff', 'file:////host/x.cfg', 'data:text/plain,x', 'file:///\u0000.cfg']) {
    const textDocument = { uri: strange };
    assert.deepEqual(await editor.request('textDocument/documentSymbol', { textDocument }), []);
    assert.deepEqual(await editor.request('textDocument/diagnostic', { textDocument }), { kind: 'full', items: [] });
    await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [1, 2, 3].map((type) => ({ uri: strange, type })),
    });
  }
  await isWell(editor);
});

for (const value of values) {
  test(`settings that are ${JSON.stringify(value)} leave the defaults`, async (t) => {
    const editor = await editorFor(t, {
      capabilities: { textDocument: { diagnostic: {} }, workspace: { configuration: true } },
      initializationOptions: { rules: value, connections: value, clusters: value, rulesUrl: value ?? 1 },
      folders: ['file:///ws'],
      settingsOf: () => value,
    });
    await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: { backupSync: value } });
    await isWell(editor);
  });
}

test('a file with a password in its every corner leaves none in an error', async (t) => {
  const editor = await editorFor(t);
  const logged: string[] = [];
  editor.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
    logged.push(message);
  });
  await editor.open('A\n{\nLOCAL_URL = ftp://u:S3cretWord@%s/v0001\n}\n');
  for (const method of requests.map((name) => `textDocument/${name}`)) {
    const answer = await editor.request(method, { position: null, range: null }).catch((error: unknown) => error);
    assert.doesNotMatch(answer instanceof Error ? answer.message : '', /S3cret/);
  }
  await isWell(editor);
  assert.doesNotMatch(logged.join('\n'), /S3cret/);
});
