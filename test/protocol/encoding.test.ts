import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionItem, Diagnostic, DocumentSymbol, Hover, TextEdit } from 'vscode-languageserver-types';
import { encodingFor } from '../../server/src/capabilities';
import { openTexts } from '../../server/src/openText';
import { startEditor } from './editor';

for (const [wishes, expected] of [
  [undefined, 'utf-16'],
  [[], 'utf-16'],
  ['utf-8' as unknown as string[], 'utf-16'],
  [['utf-8'], 'utf-8'],
  [['utf-32', 'utf-8', 'utf-16'], 'utf-8'],
  [['utf-16', 'utf-8'], 'utf-16'],
  [['utf-32'], 'utf-16'],
] as const) {
  test(`an editor that wishes ${JSON.stringify(wishes)} gets ${expected}`, () => {
    assert.equal(encodingFor(wishes ? { general: { positionEncodings: [...wishes] } } : {}), expected);
  });
}

// Six characters that a reader sees: two, three and four bytes; one, one and two units.
const wide = 'é€😀';
const units = { 'utf-8': 9, 'utf-16': 4 } as const;
const text = `${wide}A\n{ # ${wide}\n${wide}KEY = x\nSSH = ${wide}\n}\n`;

for (const encoding of ['utf-8', 'utf-16'] as const) {
  const width = units[encoding];

  test(`an editor that counts in ${encoding} gets and gives places in it`, async (t) => {
    const { editor, result } = await startEditor({
      capabilities: {
        general: { positionEncodings: [encoding] },
        textDocument: { diagnostic: {}, documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
      },
    });
    t.after(() => editor.shutdown());
    assert.equal(result.capabilities.positionEncoding, encoding);
    await editor.open(text);
    const { items } = await editor.request<{ items: Diagnostic[] }>('textDocument/diagnostic');
    const rangeOf = (rule: string) => items.find(({ code }) => code === rule)?.range;
    assert.deepEqual(rangeOf('unknown-key'), {
      start: { line: 2, character: 0 },
      end: { line: 2, character: width + 3 },
    });
    assert.deepEqual(rangeOf('ssh-value'), {
      start: { line: 3, character: 6 },
      end: { line: 3, character: 6 + width },
    });
    const [symbol] = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol');
    assert.deepEqual(symbol?.selectionRange, {
      start: { line: 0, character: 0 },
      end: { line: 0, character: width + 1 },
    });
  });

  test(`changes in ${encoding} go where they are meant`, async (t) => {
    const { editor } = await startEditor({ capabilities: { general: { positionEncodings: [encoding] } } });
    t.after(() => editor.shutdown());
    await editor.open(text);
    const change = (line: number, start: number, end: number, newText: string) => ({
      range: { start: { line, character: start }, end: { line, character: end } },
      text: newText,
    });
    await editor.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: 'file:///ws/connection.cfg', version: 2 },
      contentChanges: [change(3, 6, 6 + width, 'client'), change(2, 0, width + 3, 'Verbose'), change(2, 7, 8, '')],
    });
    const hover = await editor.request<Hover>('textDocument/hover', { position: { line: 3, character: 1 } });
    assert.match(JSON.stringify(hover), /client/);
    const edits = await editor.request<TextEdit[]>('textDocument/formatting', { options: {} });
    assert.deepEqual(
      edits.filter(({ range }) => range.start.line === 2).map(({ range }) => range.start.character),
      [7],
    );
    const items = await editor.request<CompletionItem[]>('textDocument/completion', {
      position: { line: 3, character: 2 },
    });
    assert.ok(items.some(({ label }) => label === 'SSH'));
  });
}

test('changes of one message count one after the other, and backwards or outside ones do no harm', () => {
  const texts = openTexts(() => 'utf-8');
  const at = (startLine: number, start: number, endLine: number, end: number, newText: string) => ({
    range: { start: { line: startLine, character: start }, end: { line: endLine, character: end } },
    text: newText,
  });
  const apply = (...changes: Parameters<typeof texts.update>[1]) =>
    texts.update(texts.create('file:///a', 'x', 1, 'é€\nab'), changes, 2).document.text;
  assert.equal(apply(at(0, 0, 0, 2, 'x'), at(0, 1, 0, 4, 'y')), 'xy\nab');
  assert.equal(apply(at(1, 2, 1, 1, 'c')), 'é€\nac');
  assert.equal(apply(at(99, 0, 99, 9, '!')), 'é€\nab!');
  assert.equal(apply(at(-1, -1, 0, 99, '')), '\nab');
  assert.equal(apply({ text: 'all' }, at(0, 0, 0, 1, 'A')), 'All');
  // Inside of a character means its start.
  assert.equal(apply(at(0, 1, 0, 4, '')), '€\nab');
});
