import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SelectionRange } from 'vscode-languageserver-types';
import { selectionRanges } from '../../server/src/language/features/index';
import { mostValueUnits } from '../../server/src/language/limits';
import { withCaret } from '../support/caret';
import { documentOf } from './support';

/** The texts around the caret of a text, from the narrowest to the widest. */
function around(marked: string): readonly string[] {
  const { text, offset } = withCaret(marked);
  const { lines } = documentOf(text);
  const found: string[] = [];
  const [narrowest] = selectionRanges(documentOf(text), [lines.positionAt(offset)]);
  for (let one: SelectionRange | undefined = narrowest; one; one = one.parent) {
    found.push(text.slice(lines.offsetAt(one.range.start), lines.offsetAt(one.range.end)));
  }
  return found;
}

/** Those in a line of a block, without the block and what is around it. */
function inLine(line: string): readonly string[] {
  return around(`A\n{\n${line}\nSSH = client\n}\n`).slice(0, -3);
}

test('the selection grows from a value to the pair, the body, the block and the file', () => {
  assert.deepEqual(around('# c\nA\n{\nSSH = cl|ient\nVerbose = true\n}\n'), [
    'client',
    'SSH = client',
    'SSH = client\nVerbose = true',
    'A\n{\nSSH = client\nVerbose = true\n}',
    '# c\nA\n{\nSSH = client\nVerbose = true\n}\n',
  ]);
});

for (const [line, expected] of [
  ['START_CYCLE = 0,3|0 2-4 * * *', ['30', '0,30', '0,30 2-4 * * *', 'START_CYCLE = 0,30 2-4 * * *']],
  ['START_CYCLE = */1|5 2 * * *', ['15', '*/15', '*/15 2 * * *']],
  ['START_CYCLE = 0 2-|4 * * *', ['4', '2-4', '0 2-4 * * *', 'START_CYCLE = 0 2-4 * * *']],
  ['REMOTE_NODES = 10.0.0.1; 10.|0.0.2', ['10.0.0.2', '10.0.0.1; 10.0.0.2', 'REMOTE_NODES = 10.0.0.1; 10.0.0.2']],
  [
    'LOCAL_URL = ftp://u:${secret:N|}@%s/v0003',
    ['N', '${secret:N}', 'u:${secret:N}', 'ftp://u:${secret:N}@%s/v0003', 'LOCAL_URL = ftp://u:${secret:N}@%s/v0003'],
  ],
  [
    'LOCAL_URL = ftp://u:p@%s:20|21/v0003',
    ['2021', '%s:2021', 'ftp://u:p@%s:2021/v0003', 'LOCAL_URL = ftp://u:p@%s:2021/v0003'],
  ],
  ['  K|EY = x # c', ['KEY', 'KEY = x']],
  ['# one t|wo', ['two', '# one two']],
] as const) {
  test(`it grows step by step in ${JSON.stringify(line)}`, () => {
    assert.deepEqual(inLine(line).slice(0, expected.length), expected);
  });
}

test('each position has an answer of its own, also one that is beyond the text', () => {
  const document = documentOf('A\n{\n}\n');
  const far = { line: 99, character: 99 };
  const answers = selectionRanges(document, [{ line: 0, character: 0 }, far]);
  assert.equal(answers.length, 2);
  assert.deepEqual(answers[1]?.range, { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } });
});

test('a value that is too long to be read has no parts', () => {
  const value = 'a;'.repeat(mostValueUnits);
  assert.deepEqual(inLine(`DATABASE_NAME = |${value}`).slice(0, 1), [value]);
});
