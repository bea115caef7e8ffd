import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FoldingRange, SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { startEditor, uri, type Editor } from './editor';

const block = (name: string, side: string): string => `${name}\n{\nVerbose = true\nSSH = ${side}\n}\n`;
const text = ['A', 'B', 'C'].map((name) => block(name, 'client')).join('');

function full(editor: Editor): Promise<SemanticTokens> {
  return editor.request('textDocument/semanticTokens/full');
}

function delta(editor: Editor, previousResultId?: string): Promise<SemanticTokens | SemanticTokensDelta> {
  return editor.request('textDocument/semanticTokens/full/delta', { previousResultId });
}

/** The numbers after edits that an editor was given. */
function edited(data: readonly number[], answer: SemanticTokens | SemanticTokensDelta): readonly number[] {
  assert.ok('edits' in answer, 'all tokens were sent');
  return answer.edits.reduce(
    (before, { start, deleteCount, data: added = [] }) => before.toSpliced(start, deleteCount, ...added),
    [...data],
  );
}

for (const [title, after] of [
  ['a word that is not known any more', text.replace('client', 'sever')],
  ['a block at the end', text + block('D', 'server')],
  ['a line in front of all', `\n${text}`],
  ['a file that becomes empty', ''],
  ['a block that goes', block('A', 'client') + block('C', 'client')],
] as const) {
  test(`after ${title} an editor gets what differs, and arrives at all tokens`, async (t) => {
    const { editor } = await startEditor();
    t.after(() => editor.shutdown());
    await editor.open(text);
    const before = await full(editor);
    await editor.replace(after, 2);
    const answer = await delta(editor, before.resultId);
    const now = await full(editor);
    assert.deepEqual(edited(before.data, answer), now.data);
    const sent = 'edits' in answer ? answer.edits.flatMap(({ data = [] }) => data) : [];
    assert.ok(sent.length < now.data.length || now.data.length === 0, 'as much is sent as before');
  });
}

test('where nothing changes there is nothing to edit', async (t) => {
  const { editor } = await startEditor();
  t.after(() => editor.shutdown());
  await editor.open(text);
  const { resultId } = await full(editor);
  const answer = await delta(editor, resultId);
  assert.ok('edits' in answer);
  assert.deepEqual(answer.edits, []);
  assert.notEqual(answer.resultId, resultId);
});

test('an answer that is not the last one is no base for edits', async (t) => {
  const { editor } = await startEditor();
  t.after(() => editor.shutdown());
  await editor.open(text);
  const first = await full(editor);
  const { data } = await full(editor);
  for (const id of [first.resultId, undefined, 'what is that']) {
    const answer = await delta(editor, id);
    assert.deepEqual('data' in answer && answer.data, data);
  }
});

test('a file that is opened again, and one that was asked for long ago, are read anew', async (t) => {
  const { editor } = await startEditor();
  t.after(() => editor.shutdown());
  await editor.open(text);
  const { resultId, data } = await full(editor);
  for (const name of ['1', '2', '3', '4']) {
    const other = `file:///ws/${name}.cfg`;
    await editor.open(text, 1, other);
    await editor.request('textDocument/semanticTokens/full', { textDocument: { uri: other } });
  }
  assert.deepEqual('data' in (await delta(editor, resultId)), true);
  await editor.close();
  await editor.open(text);
  assert.deepEqual((await full(editor)).data, data);
  assert.equal(uri, 'file:///ws/connection.cfg');
});

test('a file that is not open has no tokens', async (t) => {
  const { editor } = await startEditor();
  t.after(() => editor.shutdown());
  assert.deepEqual(await full(editor), { data: [] });
  assert.deepEqual(await delta(editor, '1'), { data: [] });
});

for (const [rangeLimit, count] of [
  [2, 2],
  [undefined, 3],
  ['two' as unknown as number, 3],
] as const) {
  test(`an editor with the limit ${String(rangeLimit)} gets ${count} of three folds`, async (t) => {
    const foldingRange = rangeLimit === undefined ? {} : { rangeLimit };
    const { editor } = await startEditor({ capabilities: { textDocument: { foldingRange } } });
    t.after(() => editor.shutdown());
    await editor.open(text);
    assert.equal((await editor.request<FoldingRange[]>('textDocument/foldingRange')).length, count);
  });
}
