import { keyOf } from './blocks';
import { mostUploadBytes } from './limits';
import type { Problem } from './rules/problem';
import { keys } from './schema/keys';
import { lineEndFinder, nextLine, skipBlanks, trimEnd } from './syntax/lines';
import { blocksOf, endOf, pairsOf, textOf, type DocumentNode, type Span } from './syntax/nodes';
import { leavesOf } from './syntax/leaves';
import { unseenRuns } from './unseen';

/** Complaints about a text as such, whatever its lines say; `rules/text.ts` has a row for each. */
export type TextCode =
  | 'line-breaks'
  | 'mixed-line-breaks'
  | 'byte-order-mark'
  | 'tab'
  | 'unseen-character'
  | 'non-ascii-character'
  | 'missing-final-newline'
  | 'file-too-large'
  | 'plain-ftp';

type TextProblem = Problem<TextCode>;

/**
 * What can be said about a text as such. Advice about the whole file comes once. `covered` are the places that have a
 * graver problem, in any order: a character in one of them is not complained about again.
 */
export function checkText(text: string, tree: DocumentNode, covered: readonly Span[]): readonly TextProblem[] {
  return [
    ...lineBreaks(text),
    ...byteOrderMark(text),
    ...tabs(text, tree),
    ...unusual(text, tree, covered),
    ...finalNewline(text, tree),
    ...size(text),
    ...plainFtp(text, tree),
  ];
}

/** Most files have nothing but printable ASCII, which is quick to tell. */
function unusual(text: string, tree: DocumentNode, covered: readonly Span[]): TextProblem[] {
  if (!/[^\t\n\r -~]/.test(text)) {
    return [];
  }
  const isCovered = coverOf(covered);
  return [...unseen(text, tree).filter(({ offset }) => !isCovered(offset)), ...nonAscii(text, tree, coverOf(covered))];
}

/** Answers for ascending offsets whether one lies in a span, so that all answers together take one pass. */
function coverOf(spans: readonly Span[]): (offset: number) => boolean {
  const sorted = spans.toSorted((a, b) => a.offset - b.offset);
  let next = 0;
  let end = 0;
  return (offset) => {
    for (let span = sorted[next]; span && span.offset <= offset; span = sorted[next]) {
      end = Math.max(end, endOf(span));
      next += 1;
    }
    return offset < end;
  };
}

function lineBreaks(text: string): TextProblem[] {
  if (!text.includes('\r')) {
    return [];
  }
  let first: string | undefined;
  let place: Span = { offset: 0, length: 0 };
  for (const { 0: lineBreak, index: offset } of text.matchAll(/\r\n|\r|\n/g)) {
    if (first === undefined) {
      first = lineBreak;
      place = { offset, length: lineBreak.length };
    } else if (lineBreak !== first) {
      return [{ rule: 'mixed-line-breaks', offset, length: lineBreak.length }];
    }
  }
  return [{ rule: 'line-breaks', ...place, data: { kind: first === '\r' ? 'CR' : 'CR LF' } }];
}

function byteOrderMark(text: string): TextProblem[] {
  const length = markLength(text);
  return length > 0 ? [{ rule: 'byte-order-mark', offset: 0, length }] : [];
}

function markLength(text: string): number {
  return /^\ufeff*/.exec(text)?.[0].length ?? 0;
}

function tabs(text: string, tree: DocumentNode): TextProblem[] {
  const [offset] = looseTabs(text, tree);
  return offset === undefined ? [] : [{ rule: 'tab', offset, length: 1 }];
}

/**
 * Tabs that only separate: between the parts of a line, and between the fields of a schedule. Elsewhere in a value a tab
 * is a part of it, which is the business of the value's own rules.
 */
export function looseTabs(text: string, tree: DocumentNode): readonly number[] {
  if (!text.includes('\t')) {
    return [];
  }
  const isPart = coverOf(leavesOf(tree).filter((leaf) => !isSchedule(text, leaf)));
  return Array.from(text.matchAll(/\t/g), ({ index }) => index).filter((offset) => !isPart(offset));
}

function isSchedule(text: string, { kind, pair }: ReturnType<typeof leavesOf>[number]): boolean {
  return kind === 'value' && pair !== undefined && keyOf(text, pair) === 'START_CYCLE';
}

/** Characters beyond ASCII that can be seen. */
const BEYOND_ASCII = /(?:(?![\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{DI}])[^\0-\x7f])+/gu;

/** These turn the order of what follows around, so that a comment may look like a key. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;

/** A comment reaches no cluster, so only what changes how it looks counts there. */
function unseen(text: string, tree: DocumentNode): TextProblem[] {
  const start = markLength(text);
  const isComment = coverOf(leavesOf(tree).filter(({ kind }) => kind === 'comment'));
  const found: TextProblem[] = [];
  for (const { 0: run, index } of text.slice(start).matchAll(unseenRuns())) {
    const offset = start + index;
    if (!isComment(offset) || TURNING.test(run)) {
      found.push({ rule: 'unseen-character', offset, length: run.length, data: { code: codeOf(run) } });
    }
  }
  return found;
}

/** The first character of a text as Unicode writes it, e.g. `U+00A0`. */
function codeOf(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The first characters beyond ASCII of each value that is read. Names and keys have rules of their own. */
function nonAscii(text: string, tree: DocumentNode, isCovered: (offset: number) => boolean): TextProblem[] {
  return readValues(text, tree).flatMap(({ value }) => {
    for (const { 0: run, index } of textOf(text, value).matchAll(BEYOND_ASCII)) {
      const offset = value.offset + index;
      if (!isCovered(offset)) {
        return [{ rule: 'non-ascii-character' as const, offset, length: run.length }];
      }
    }
    return [];
  });
}

function readValues(text: string, tree: DocumentNode) {
  return blocksOf(tree)
    .flatMap(pairsOf)
    .flatMap((pair) => {
      const key = keyOf(text, pair);
      return key === undefined ? [] : [{ key, value: pair.value }];
    });
}

function finalNewline(text: string, tree: DocumentNode): TextProblem[] {
  const isEnded = /[\r\n]$/.test(text.slice(-1)) || tree.children.length === 0;
  return isEnded ? [] : [{ rule: 'missing-final-newline', offset: text.length, length: 0 }];
}

/** The line at which an upload would be full, counted as uploads count: comments and blank lines are not sent. */
function size(text: string): TextProblem[] {
  if (text.length * 3 <= mostUploadBytes) {
    return [];
  }
  const lineEnd = lineEndFinder(text);
  let bytes = 0;
  let surplus: Span | undefined;
  for (let at = 0; at < text.length; at = nextLine(text, lineEnd(at))) {
    const end = trimEnd(text, at, lineEnd(at));
    const start = skipBlanks(text, at, end);
    if (start < end && text[start] !== '#') {
      bytes += utf8Length(text, at, end) + 1;
      surplus ??= bytes > mostUploadBytes ? { offset: start, length: end - start } : undefined;
    }
  }
  return surplus ? [{ rule: 'file-too-large', ...surplus, data: { bytes: String(bytes) } }] : [];
}

/** In bytes. Each half of a surrogate pair counts for two of its four. */
function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    bytes += code < 0x80 ? 1 : code < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}

function plainFtp(text: string, tree: DocumentNode): TextProblem[] {
  const found = readValues(text, tree).find(
    ({ key, value }) => keys[key].valueType === 'ftpUrl' && text.startsWith('ftp://', value.offset),
  );
  return found ? [{ rule: 'plain-ftp', offset: found.value.offset, length: 'ftp'.length }] : [];
}
