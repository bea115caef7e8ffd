import { nextLine, skipBlanks, trimEnd } from '../syntax/lines';
import { endOf, textOf, type BlockNode, type DocumentNode, type Span } from '../syntax/nodes';
import { blockAt, keyOf } from '../blocks';
import { keyNames, type KeyName } from '../schema/keyNames';
import { Segments } from '../syntax/segments';
import { SegmentTree } from '../syntax/tree';
import { lineBreakOf, Lines } from '../text';
import type { Fix, TextChange } from './rule';

const BYTE_ORDER_MARK = '\ufeff';

/** What the fixes of a text need to know of it. */
interface Reading {
  readonly text: string;
  readonly lines: Lines;
  readonly lineBreak: string;
  readonly tree: DocumentNode;
}

let lastRead: Reading | undefined;

/** The fixes of one text are made one after the other: each for itself must not read it from its start again. */
function readingOf(text: string): Reading {
  if (lastRead?.text !== text) {
    const segments = Segments.of(text);
    lastRead = { text, lines: new Lines(segments), lineBreak: lineBreakOf(text), tree: new SegmentTree(segments) };
  }
  return lastRead;
}

export function treeOf(text: string): DocumentNode {
  return readingOf(text).tree;
}

function lineStart(text: string, offset: number): number {
  return readingOf(text).lines.lineAt(offset).offset;
}

function lineEnd(text: string, offset: number): number {
  return endOf(readingOf(text).lines.lineAt(offset));
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
  const end = Math.min(nextLine(text, lineEnd(text, endOf(span))), text.length);
  return { offset, length: end - offset, newText: '' };
}

/** Puts `# ` before every line of a span, and whatever follows it on its last line onto a line of its own. */
export function commentOut(text: string, span: Span): readonly TextChange[] {
  const changes: TextChange[] = [];
  let at = span.offset;
  while (at < endOf(span)) {
    const end = lineEnd(text, at);
    const first = skipBlanks(text, at, end);
    if (first < end) {
      changes.push({ offset: first, length: 0, newText: '# ' });
    }
    at = nextLine(text, end);
  }
  return restOfLineSaysNothing(text, endOf(span))
    ? changes
    : [...changes, { offset: endOf(span), length: 0, newText: readingOf(text).lineBreak }];
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
  const newText = `${indent}${textOf(text, comment)}${readingOf(text).lineBreak}`;
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
  return { offset: start, length: offset - start, newText: readingOf(text).lineBreak };
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
  const { lineBreak } = readingOf(text);
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
  return restOfLineSaysNothing(text, offset) && !restOfLineIsBlank(text, offset) ? lineEnd(text, offset) : offset;
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
