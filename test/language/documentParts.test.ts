import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWhole, partAt, readDocument, textIn } from '../../server/src/language/document';
import { documentSymbols } from '../../server/src/language/features/index';
import { documentOf } from './support';

const block = 'A\n{\nSSH = server\n}\n';

test('the lines around a place are a document of their own, and know where they stand', () => {
  const whole = documentOf(block + block.replace('A', 'B'));
  const part = partAt(whole, block.length + 3);
  assert.equal(part.text, block.replace('A', 'B'));
  assert.deepEqual(inWhole(part, { offset: 0, length: 1 }), { offset: block.length, length: 1 });
  assert.equal(textIn(whole, { offset: block.length, length: 1 }), 'B');
});

test('of a file that is too long the part around a place has no tree either', () => {
  const whole = readDocument('file:///a.cfg', block.repeat(1_000_000));
  assert.equal(whole.isTooLong, true);
  assert.deepEqual(partAt(whole, 0).tree.children, []);
});

test('the outline counts lines and characters as the editor does, in every block', () => {
  const document = readDocument('file:///a.cfg', `${block}# ü\nÜber\n{\nSSH = server\n}\n`, 'utf-8');
  const [, second] = documentSymbols(document);
  assert.deepEqual(second?.selectionRange, { start: { line: 5, character: 0 }, end: { line: 5, character: 5 } });
  assert.deepEqual(second.range.end, { line: 8, character: 1 });
  assert.deepEqual(second.children?.[0]?.range, { start: { line: 7, character: 0 }, end: { line: 7, character: 12 } });
});
