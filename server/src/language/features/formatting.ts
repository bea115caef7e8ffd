import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../document';
import { mostDocumentUnits } from '../limits';
import type { TextChange } from '../rules/rule';
import { lineEndFinder, nextLine, trimEnd } from '../syntax/lines';
import { blocksOf, endOf, pairsOf, type BlockNode, type PairNode } from '../syntax/nodes';
import { lineBreakOf } from '../text';
import { toTextEdits } from './edits';

/** Formats a whole document; see `formattingChanges`. */
export function formatting(document: ConnectionDocument): TextEdit[] {
  return toTextEdits(document, formattingChanges(document));
}

/** Formats the lines that a range touches. */
export function rangeFormatting(document: ConnectionDocument, range: Range): TextEdit[] {
  const start = document.lines.lineAt(document.lines.offsetAt(range.start)).offset;
  const end = endOf(document.lines.lineAt(document.lines.offsetAt(range.end)));
  const changes = formattingChanges(document).filter(({ offset, length }) => offset >= start && offset + length <= end);
  return toTextEdits(document, changes);
}

/**
 * The spelling of Exasol's document: `KEY = value` at the start of the line, no blanks at line ends, a line break at the
 * end of the file. Only blanks ever change, and in front of a comment not even those.
 * A file that is too long to be read is left as it is.
 */
export function formattingChanges({ text, tree }: ConnectionDocument): readonly TextChange[] {
  if (text.length > mostDocumentUnits) {
    return [];
  }
  const inBlocks = blocksOf(tree).flatMap((block) => blockChanges(text, block));
  return inBlocks.concat(lineEndChanges(text)).sort((a, b) => a.offset - b.offset);
}

function blockChanges(text: string, block: BlockNode): readonly TextChange[] {
  // A block without a name begins with its brace.
  const starts = [...new Set([block.name.offset, block.open, block.close])].filter((offset) => offset !== undefined);
  const ofPairs = pairsOf(block).flatMap((pair) => [...unindent(text, pair.offset), ...equalsChanges(text, pair)]);
  return starts.flatMap((offset) => unindent(text, offset)).concat(ofPairs);
}

/** Takes away the blanks between the start of a line and an offset, if only blanks are there. */
function unindent(text: string, offset: number): readonly TextChange[] {
  const start = trimEnd(text, 0, offset);
  const isLineStart = start === 0 || '\r\n'.includes(text.charAt(start - 1));
  return isLineStart ? replaceBlanks(text, start, offset, '') : [];
}

function equalsChanges(text: string, { key, equals, value }: PairNode): readonly TextChange[] {
  if (equals === undefined || key.length === 0) {
    return [];
  }
  const before = replaceBlanks(text, endOf(key), equals, ' ');
  // Blanks behind an `=` without a value end the line; those are taken care of there. A blank before a # would make a
  // comment of it.
  return value.length === 0 || text[value.offset] === '#'
    ? before
    : [...before, ...replaceBlanks(text, equals + 1, value.offset, ' ')];
}

function lineEndChanges(text: string): readonly TextChange[] {
  const changes: TextChange[] = [];
  const lineEnd = lineEndFinder(text);
  let at = 0;
  while (at < text.length) {
    const end = lineEnd(at);
    changes.push(...replaceBlanks(text, trimEnd(text, at, end), end, ''));
    at = nextLine(text, end);
  }
  const isOpenEnded = text.length > 0 && !'\r\n'.includes(text.charAt(text.length - 1));
  return isOpenEnded ? [...changes, { offset: text.length, length: 0, newText: lineBreakOf(text) }] : changes;
}

function replaceBlanks(text: string, start: number, end: number, newText: string): readonly TextChange[] {
  return text.slice(start, end) === newText ? [] : [{ offset: start, length: end - start, newText }];
}
