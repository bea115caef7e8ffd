import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldingRanges } from '../../server/src/language/features/index';
import { documentOf } from './support';

/** `first-last` or `comment first-last`, in lines from 0. */
function folds(text: string, most?: number): readonly string[] {
  return foldingRanges(documentOf(text), most).map(
    ({ startLine, endLine, kind }) => `${kind === undefined ? '' : `${kind} `}${startLine}-${endLine}`,
  );
}

for (const [title, text, expected] of [
  ['a block folds from its name to its brace', 'A\n{\nSSH = server\n}\n', ['0-3']],
  ['blocks fold one by one', 'A\n{\n}\n\nB\n{\n}\n', ['0-2', '4-6']],
  ['a block that is not closed folds to its last line', 'A\n{\nSSH = server\n\n\n', ['0-2']],
  ['where the next block begins on the line of a brace, that line stays', 'A\n{\n} B {\n}\n', ['0-1', '2-3']],
  ['a block on one line does not fold', 'A { SSH = server }\n', []],
  ['comments on lines that follow each other fold', '# a\n# b\n# c\n\n# d\nA\n{\n}\n', ['comment 0-2', '5-7']],
  ['comments in a block fold too', 'A\n{\n# a\n# b\nSSH = server # c\n# d\n}\n', ['0-6', 'comment 2-3']],
  ['a comment behind text is no part of others', 'A\n{\nSSH = server # c\n# d\n}\n', ['0-4']],
  ['CR and CRLF end lines as well', 'A\r{\r}\rB\r\n{\r\n}\r\n', ['0-2', '3-5']],
  ['an empty file has nothing to fold', '', []],
] as const) {
  test(title, () => {
    assert.deepEqual(folds(text), expected);
  });
}

test('an editor that wants no more gets the first ones', () => {
  assert.deepEqual(folds('A\n{\n}\n'.repeat(5), 2), ['0-2', '3-5']);
});

test('and no more, though a block has more than are left', () => {
  assert.deepEqual(folds('# a\n# b\nA\n{\n# c\n# d\n}\n', 2), ['comment 0-1', '2-6']);
});

test('folds come in the order of the text, also where comments follow a block', () => {
  assert.deepEqual(folds('A\n{\n} x\n# c\n# d\n'), ['0-1', 'comment 3-4']);
});
