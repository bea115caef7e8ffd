import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  codeActions,
  documentLinks,
  foldingRanges,
  formatting,
  rangeFormatting,
  semanticTokens,
} from '../../server/src/language/features/index';
import { defaultContext } from '../../server/src/language/index';
import { mostDocumentUnits } from '../../server/src/language/limits';
import { documentOf } from './support';

const start = '# backup-sync: disable-file tab\nA\n{\nSSH=server\n}\n';
const context = { ...defaultContext, rulesUrl: 'file:///rules.md' };
const lines = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };

/** How much the features that go through a whole file say of it. */
function amounts(text: string): readonly number[] {
  const document = documentOf(text);
  return [
    formatting(document).length,
    rangeFormatting(document, lines).length,
    semanticTokens(document).data.length,
    foldingRanges(document).length,
    documentLinks(document, context).length,
  ];
}

test('of a file that is too long to be read nothing is formatted, coloured, folded or linked', () => {
  assert.ok(amounts(start).every((amount) => amount > 0));
  assert.deepEqual(amounts(start.padEnd(mostDocumentUnits + 1, '\n')), [0, 0, 0, 0, 0]);
});

test('a fix of thousands of places is not offered at the caret, where each of them would be sent', () => {
  const caret = { line: 0, character: 1 };
  const titles = (lineBreaks: number) =>
    codeActions(
      documentOf(`A\r\n{\r\nSSH=server\r\n}${'\r\n'.repeat(lineBreaks)}`),
      { start: caret, end: caret },
      context,
    )
      .map(({ title }) => title)
      .filter((title) => title.includes('line breaks'));
  assert.deepEqual(titles(100), ['Convert all line breaks to LF']);
  assert.deepEqual(titles(6000), []);
});
