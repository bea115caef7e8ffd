import assert from 'node:assert/strict';
import type { CompletionItem, SelectionRange } from 'vscode-languageserver-types';
import {
  codeActions,
  completion,
  definition,
  documentHighlights,
  hover,
  prepareRename,
  references,
  rename,
  resolveCompletion,
  selectionRanges,
  signatureHelp,
} from '../../../server/src/language/features/index';
import type { ConnectionDocument, Context } from '../../../server/src/language/index';
import { assertRange, isBefore, isWithin, rangesIn } from './places';

/** What holds for the answers about a place. Returns them all. */
export function assertCaret(document: ConnectionDocument, at: number, context: Context): unknown {
  // No editor has a caret within a line break or a character.
  const offset = document.lines.offsetAt(document.lines.positionAt(at));
  const position = document.lines.positionAt(offset);
  const caret = { start: position, end: position };
  const { items } = completion(document, position, context);
  const answers = {
    completion: items.map((item) => resolveCompletion(item, context.editor)),
    signature: signatureHelp(document, position, context),
    hover: hover(document, position, context),
    definition: definition(document, position, context),
    references: references(document, position, context, true),
    highlights: documentHighlights(document, position, context),
    prepared: prepareRename(document, position, context),
    renamed: rename(document, position, 'Another1', context),
    selection: selectionRanges(document, [position]),
  };
  for (const [name, answer] of Object.entries(answers)) {
    for (const range of rangesIn(answer, document.uri)) {
      assertRange(document, range, name);
    }
  }
  for (const item of items) {
    assertOffered(document, item, offset);
  }
  if (answers.hover?.range) {
    assert.ok(isWithin(caret, answers.hover.range), 'what a hover is about is elsewhere');
  }
  const [selection] = answers.selection;
  assert.ok(selection && answers.selection.length === 1, 'a place has no selection of its own');
  assertNested(document, offset, selection);
  return { ...answers, actions: codeActions(document, caret, context) };
}

/** What an offer replaces is in one line, and the caret is in it. */
function assertOffered(document: ConnectionDocument, { textEdit }: CompletionItem, offset: number): void {
  const position = document.lines.positionAt(offset);
  const ranges = !textEdit ? [] : 'range' in textEdit ? [textEdit.range] : [textEdit.insert, textEdit.replace];
  for (const { start, end } of ranges) {
    assert.equal(start.line, end.line, 'an offer replaces more than one line');
    assert.equal(start.line, position.line, 'an offer replaces another line');
    assert.ok(!isBefore(position, start) && !isBefore(end, position), 'an offer replaces what is not at the caret');
  }
}

function assertNested(document: ConnectionDocument, offset: number, narrowest: SelectionRange): void {
  const { lines, text } = document;
  const position = lines.positionAt(offset);
  assert.ok(isWithin({ start: position, end: position }, narrowest.range), 'a selection is elsewhere');
  let widest = narrowest;
  for (let wider = narrowest.parent; wider; wider = wider.parent) {
    assert.ok(isWithin(widest.range, wider.range), 'a selection does not hold the one before it');
    assert.notDeepEqual(wider.range, widest.range, 'two selections are the same');
    widest = wider;
  }
  assert.deepEqual(
    widest.range,
    lines.rangeOf({ offset: 0, length: text.length }),
    'the file is not the last selection',
  );
}
