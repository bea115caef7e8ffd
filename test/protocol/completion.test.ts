import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { CompletionItem, SignatureHelp } from 'vscode-languageserver-types';
import { startEditor, type Editor } from './editor';

const lazy = {
  textDocument: {
    hover: { contentFormat: ['markdown' as const] },
    completion: {
      completionItem: { insertReplaceSupport: true, resolveSupport: { properties: ['documentation', 'detail'] } },
    },
    signatureHelp: { signatureInformation: { parameterInformation: { labelOffsetSupport: true } } },
  },
};

async function editorWith(t: TestContext, text: string, capabilities = {}): Promise<Editor> {
  const { editor } = await startEditor({ capabilities });
  t.after(() => editor.shutdown());
  await editor.open(text);
  return editor;
}

function at(line: number, character: number, triggerCharacter?: string) {
  const context = triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter };
  return { position: { line, character }, context };
}

test('documentation is left out for an editor that asks for it, and comes when it does', async (t) => {
  const editor = await editorWith(t, 'A\n{\nVer = true\n}\n', lazy);
  const items = await editor.request<CompletionItem[]>('textDocument/completion', at(2, 2));
  const item = items.find(({ label }) => label === 'Verbose');
  assert.ok(item);
  assert.equal(item.documentation, undefined);
  assert.ok(item.textEdit && 'replace' in item.textEdit);
  const resolved: CompletionItem = await editor.connection.sendRequest('completionItem/resolve', item);
  assert.match(JSON.stringify(resolved.documentation), /"markdown".*EXACluster Monitoring Service/);
  assert.deepEqual({ ...resolved, documentation: undefined }, { ...item, documentation: undefined });
});

test('every item of every kind is resolved', async (t) => {
  const editor = await editorWith(
    t,
    '# backup-sync: disable-file \n\nA\n{\nSTART_CYCLE = \nLOCAL_URL = ftp://u:p@%s/\nREMOTE_NODES = \nSSH = \n\n}\n',
    lazy,
  );
  for (const [line, character] of [
    [0, 15],
    [0, 28],
    [1, 0],
    [4, 14],
    [5, 25],
    [7, 6],
    [8, 0],
  ] as const) {
    const items = await editor.request<CompletionItem[]>('textDocument/completion', at(line, character));
    assert.ok(items.length > 0, `nothing in line ${line}`);
    for (const item of items) {
      const resolved: CompletionItem = await editor.connection.sendRequest('completionItem/resolve', item);
      assert.ok(resolved.documentation, `${item.label} in line ${line}`);
    }
  }
});

test('an editor that does not ask gets documentation at once', async (t) => {
  const editor = await editorWith(t, 'A\n{\n\n}\n');
  const items = await editor.request<CompletionItem[]>('textDocument/completion', at(2, 0));
  assert.equal(items.length, 7);
  assert.ok(items.every(({ documentation, data }) => documentation !== undefined && data === undefined));
});

test('what comes back of an item is not believed', async (t) => {
  const editor = await editorWith(t, 'A\n{\n\n}\n', lazy);
  for (const data of [
    null,
    1,
    'key',
    [],
    {},
    { kind: 'key' },
    { kind: 'toString', name: 'a' },
    { kind: 'key', name: 7 },
  ].concat(['key', 'rule', 'verb', 'block', 'urlPart', 'cronField'].map((kind) => ({ kind, name: '__proto__' })))) {
    const item = { label: 'a', data };
    assert.deepEqual(await editor.connection.sendRequest('completionItem/resolve', item), item);
  }
});

test('a character that opens no list here gets none, and the same place does when somebody asks', async (t) => {
  const editor = await editorWith(t, 'A\n{\n \n}\n');
  assert.deepEqual(await editor.request('textDocument/completion', at(2, 1, ' ')), []);
  assert.equal((await editor.request<CompletionItem[]>('textDocument/completion', at(2, 1))).length, 7);
});

test('the parts of a value come with offsets where the editor knows them', async (t) => {
  const text = 'A\n{\nSTART_CYCLE = 0 \n}\n';
  for (const [capabilities, hour] of [
    [lazy, [7, 11]],
    [{}, 'hour'],
  ] as const) {
    const editor = await editorWith(t, text, capabilities);
    const help = await editor.request<SignatureHelp>('textDocument/signatureHelp', at(2, 16));
    assert.deepEqual([help.activeParameter, help.signatures[0]?.parameters?.[1]?.label], [1, hour]);
  }
});
