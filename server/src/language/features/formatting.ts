import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../document';
import type { TextChange } from '../rules/rule';
import { endOf, type Span } from '../syntax/nodes';
import type { Segment } from '../syntax/segments';
import { lineBreakOf } from '../text';
import { blankChanges, isLineBreakAt } from './blanks';
import { toTextEdits } from './edits';

/** Formats a whole document; see `formattingChanges`. */
export function formatting(document: ConnectionDocument): TextEdit[] {
  return toTextEdits(document, formattingChanges(document));
}

/** Formats the lines that a range touches; one that is selected in part counts as a whole. No other part is read. */
export function rangeFormatting(document: ConnectionDocument, range: Range): TextEdit[] {
  const { offset, length } = linesOf(document, range);
  return toTextEdits(document, changesBetween(document, offset, offset + length));
}

/**
 * The spacing of Exasol's document: `KEY = value` at the start of the line, no blanks at line ends, a line break at the
 * end of the file. That is all there is: what an editor may ask for, such as the size of a tab or `trimFinalNewlines`,
 * changes nothing. Only blanks ever change, and in front of a comment not even those. Each change is in one line, and no
 * larger than it must be; they come in the order of the text.
 * A file that is too long to be read is left as it is.
 */
export function formattingChanges(document: ConnectionDocument): readonly TextChange[] {
  return changesBetween(document, 0, document.segments.length);
}

/** `start` and `end` are those of lines. */
function changesBetween({ segments, isTooLong }: ConnectionDocument, start: number, end: number): TextChange[] {
  if (isTooLong) {
    return [];
  }
  const changes: TextChange[] = [];
  const last = segments.indexAt(end);
  for (let index = segments.indexAt(start); index <= last; index += 1) {
    const from = segments.starts[index] ?? 0;
    for (const { offset, length, newText } of segments.all[index]?.part(blankChanges) ?? []) {
      if (from + offset >= start && from + offset + length <= end) {
        changes.push({ offset: from + offset, length, newText });
      }
    }
  }
  if (end === segments.length && end > 0 && !endsWithBreak(segments.all)) {
    changes.push({ offset: end, length: 0, newText: lineBreakOf(segments.all[0]?.text ?? '') });
  }
  return changes;
}

function endsWithBreak(segments: readonly Segment[]): boolean {
  const text = segments.at(-1)?.text ?? '';
  return isLineBreakAt(text, text.length - 1);
}

/** A selection of whole lines ends where the next line begins: of that one nothing is selected. */
function linesOf({ lines }: ConnectionDocument, { start, end }: Range): Span {
  const first = lines.lineAt(lines.offsetAt(start));
  const isBehindBreak = end.character === 0 && end.line > start.line;
  const last = lines.lineAt(lines.offsetAt(isBehindBreak ? { line: end.line - 1, character: 0 } : end));
  return { offset: first.offset, length: Math.max(endOf(last) - first.offset, 0) };
}
