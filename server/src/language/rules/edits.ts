import { lineEndFinder, nextLine, skipBlanks, trimEnd } from '../syntax/lines';
import { endOf, textOf, type BlockNode, type DocumentNode, type Span } from '../syntax/nodes';
import { blockAt, keyOf } from '../blocks';
import { keyNames, type KeyName } from '../schema/keyNames';
import { parse } from '../syntax/parser';
import { lineBreakOf } from '../text';
import type { Fix, TextChange } from './rule';

const BYTE_ORDER_MARK = '\ufeff';

let lastRead: { readonly text: string; readonly tree: DocumentNode } | undefined;

/** The tree of a text. The fixes of one text are made one after the other, so that of the last one is kept. */
export function treeOf(text: string): DocumentNode {
  if (lastRead?.text !== text) {
    lastRead = { text, tree: parse(text).tree };
  }
  return lastRead.tree;
}

/** Not `lastIndexOf`: where a text has no CR, that would search all of it each time. */
function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !'\r\n'.includes(text.charAt(at - 1))) {
    at -= 1;
  }
  return at;
}

function restOfLineIsBlank(text: string, offset: number): boolean {
  const at = skipBlanks(text, offset, text.length);
  return at === text.length || '\r\n'.includes(text.charAt(at));
}

/** Behind a name, a brace or a pair: nothing else is on the line, or a comment, which stays where it is. */
function restOfLineSaysNothing(text: string, offset: number): boolean {
  return restOfLineIsBlank(text, offset) || text[skipBlanks(text, offset, text.length)] === '#';
}

function startOfLineIsBlank(text: string, offset: number): boolean {
  return skipBlanks(text, lineStart(text, offset), offset) === offset;
}

/** Takes out a span: its whole line, where nothing else stands on it. */
export function remove(text: string, span: Span): TextChange {
  if (!startOfLineIsBlank(text, span.offset) || !restOfLineIsBlank(text, endOf(span))) {
    return { offset: span.offset, length: span.length, newText: '' };
  }
  const offset = lineStart(text, span.offset);
  const end = Math.min(nextLine(text, lineEndFinder(text)(endOf(span))), text.length);
  return { offset, length: end - offset, newText: '' };
}

/** Puts `# ` before every line of a span, and whatever follows it on its last line onto a line of its own. */
export function commentOut(text: string, span: Span): readonly TextChange[] {
  const changes: TextChange[] = [];
  const lineEnd = lineEndFinder(text);
  let at = span.offset;
  while (at < endOf(span)) {
    const end = lineEnd(at);
    const first = skipBlanks(text, at, end);
    if (first < end) {
      changes.push({ offset: first, length: 0, newText: '# ' });
    }
    at = nextLine(text, end);
  }
  return restOfLineSaysNothing(text, endOf(span))
    ? changes
    : [...changes, { offset: endOf(span), length: 0, newText: lineBreakOf(text) }];
}

/** Gives a brace a line of its own. */
export function isolate(text: string, brace: number): readonly TextChange[] {
  const changes: TextChange[] = [];
  if (!startOfLineIsBlank(text, brace)) {
    changes.push(breakBefore(text, brace));
  }
  if (!restOfLineSaysNothing(text, brace + 1)) {
    changes.push(breakBefore(text, skipBlanks(text, brace + 1, text.length)));
  }
  return changes;
}

/** Gives a comment that is behind other text a line above it, or below it where the text is a `{`. */
export function moveComment(text: string, comment: Span): readonly TextChange[] {
  const before = trimEnd(text, 0, comment.offset);
  if (text[before - 1] === '{') {
    return [breakBefore(text, comment.offset)];
  }
  const start = text.startsWith(BYTE_ORDER_MARK) ? Math.max(1, lineStart(text, before)) : lineStart(text, before);
  const indent = text.slice(start, skipBlanks(text, start, before));
  const newText = `${indent}${textOf(text, comment)}${lineBreakOf(text)}`;
  return [
    { offset: start, length: 0, newText },
    { offset: before, length: endOf(comment) - before, newText: '' },
  ];
}

/** A line break in place of the blanks before an offset. */
function breakBefore(text: string, offset: number): TextChange {
  let start = offset;
  while (start > 0 && ' \t'.includes(text.charAt(start - 1))) {
    start -= 1;
  }
  return { offset: start, length: offset - start, newText: lineBreakOf(text) };
}

/** Adds pairs to the block at an offset, each where the order of the keys puts it. */
export function addPairs(text: string, offset: number, lines: ReadonlyMap<KeyName, string>): readonly TextChange[] {
  const block = blockAt(treeOf(text), offset);
  if (!block) {
    return [];
  }
  const places = new Map<number, string[]>();
  for (const key of keyNames) {
    const line = lines.get(key);
    if (line !== undefined) {
      const at = behindComment(text, placeFor(text, block, key));
      places.set(at, [...(places.get(at) ?? []), line]);
    }
  }
  const lineBreak = lineBreakOf(text);
  return [...places].map(([at, added]) => {
    const before = added.map((line) => `${lineBreak}${indentation(text, at)}${line}`).join('');
    return { offset: at, length: 0, newText: restOfLineIsBlank(text, at) ? before : before + lineBreak };
  });
}

/** Behind the last pair whose key comes earlier, else behind the `{`, else behind the name. */
function placeFor(text: string, block: BlockNode, key: KeyName): number {
  let place = block.open === undefined ? endOf(block.name) : block.open + 1;
  for (const child of block.children) {
    const other = child.kind === 'pair' ? keyOf(text, child) : undefined;
    if (other !== undefined && keyNames.indexOf(other) < keyNames.indexOf(key)) {
      place = endOf(child);
    }
  }
  return place;
}

/** The end of the comment that stands behind an offset, or the offset. */
function behindComment(text: string, offset: number): number {
  return restOfLineSaysNothing(text, offset) && !restOfLineIsBlank(text, offset) ? lineEndFinder(text)(offset) : offset;
}

/** The blanks before the pair that ends at an offset, so that a new one lines up with it; none behind a brace. */
function indentation(text: string, offset: number): string {
  const start = lineStart(text, offset);
  const first = skipBlanks(text, start, offset);
  return '{}'.includes(text.charAt(first)) ? '' : text.slice(start, first);
}

/** A problem's only fix, or none where there is nothing to change. */
export function onlyFix(title: string, changes: readonly TextChange[]): readonly Fix[] {
  return changes.length === 0 ? [] : [{ title, changes, preferred: true }];
}
