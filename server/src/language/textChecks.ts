import { keyOf } from './blocks';
import type { Problem } from './rules/problem';
import { keys } from './schema/keys';
import { leavesOf } from './syntax/leaves';
import { lineEndFinder, nextLine, skipBlanks, trimEnd } from './syntax/lines';
import { endOf, pairsOf, textOf, type DocumentChild, type Span } from './syntax/nodes';
import { parseSegment } from './syntax/parser';
import type { Segment } from './syntax/segments';
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
 * What can be said about the characters of a segment. `covered` are the places that have a graver problem, in any
 * order: a character in one of them is not complained about again. Most segments have nothing but printable ASCII, which
 * is quick to tell.
 */
export function checkCharacters(segment: Segment, covered: readonly Span[]): readonly TextProblem[] {
  if (!/[^\t\n\r -~]/.test(segment.text)) {
    return [];
  }
  const isCovered = coverOf(covered);
  return [...unseen(segment).filter(({ offset }) => !isCovered(offset)), ...nonAscii(segment, coverOf(covered))];
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

export interface LineBreak {
  readonly kind: string;
  readonly offset: number;
}

/** The first line break of a segment, and the first of another kind. */
export function firstLineBreaks({ text }: Segment): readonly LineBreak[] {
  if (!text.includes('\r')) {
    const offset = text.indexOf('\n');
    return offset < 0 ? [] : [{ kind: '\n', offset }];
  }
  const found: LineBreak[] = [];
  for (const { 0: kind, index: offset } of text.matchAll(/\r\n|\r|\n/g)) {
    if (found.length === 0) {
      found.push({ kind, offset });
    } else if (kind !== found[0]?.kind) {
      return [...found, { kind, offset }];
    }
  }
  return found;
}

/** The byte order marks at the start of a text. Elsewhere one is a character as any other. */
export function markLength({ text, isFirst }: Segment): number {
  return isFirst ? (/^\ufeff*/.exec(text)?.[0].length ?? 0) : 0;
}

export function firstTab(segment: Segment): number | undefined {
  return looseTabs(segment.text, () => segment.passingPart(parseSegment).children)[0];
}

/**
 * Tabs that only separate: between the parts of a line, and between the fields of a schedule. Elsewhere in a value a tab
 * is a part of it, which is the business of the value's own rules.
 */
export function looseTabs(text: string, read: () => readonly DocumentChild[]): readonly number[] {
  if (!text.includes('\t')) {
    return [];
  }
  const isPart = coverOf(leavesOf(read()).filter((leaf) => !isSchedule(text, leaf)));
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
function unseen(segment: Segment): TextProblem[] {
  const { text } = segment;
  const start = markLength(segment);
  const leaves = leavesOf(segment.passingPart(parseSegment).children);
  const isComment = coverOf(leaves.filter(({ kind }) => kind === 'comment'));
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
function nonAscii(segment: Segment, isCovered: (offset: number) => boolean): TextProblem[] {
  return readValues(segment).flatMap(({ value }) => {
    for (const { 0: run, index } of textOf(segment.text, value).matchAll(BEYOND_ASCII)) {
      const offset = value.offset + index;
      if (!isCovered(offset)) {
        return [{ rule: 'non-ascii-character' as const, offset, length: run.length }];
      }
    }
    return [];
  });
}

function readValues(segment: Segment) {
  return segment
    .passingPart(parseSegment)
    .children.flatMap((child) => (child.kind === 'block' ? pairsOf(child) : []))
    .flatMap((pair) => {
      const key = keyOf(segment.text, pair);
      return key === undefined ? [] : [{ key, value: pair.value }];
    });
}

/** What an upload takes of a segment, in bytes. */
export function uploadBytes({ text }: Segment): number {
  let bytes = 0;
  eachSentLine(text, (start, end) => {
    bytes += utf8Length(text, start, end) + 1;
  });
  return bytes;
}

/** The first line of a segment with which it has more bytes than a number. */
export function lineBeyond({ text }: Segment, most: number): Span | undefined {
  let bytes = 0;
  let found: Span | undefined;
  eachSentLine(text, (start, end) => {
    bytes += utf8Length(text, start, end) + 1;
    found ??= bytes > most ? { offset: start, length: end - start } : undefined;
  });
  return found;
}

/** Visits what an upload takes of each line. */
function eachSentLine(text: string, visit: (start: number, end: number) => void): void {
  const lineEnd = lineEndFinder(text);
  for (let at = 0; at < text.length;) {
    const stop = lineEnd(at);
    const end = trimEnd(text, at, stop);
    const start = skipBlanks(text, at, end);
    if (start < end && text[start] !== '#') {
      visit(start, end);
    }
    at = nextLine(text, stop);
  }
}

/** Each half of a surrogate pair counts for two of its four bytes. */
function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    bytes += code < 0x80 ? 1 : code < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}

/** Where the first URL of a segment stands that is not encrypted. */
export function firstPlainFtp(segment: Segment): { readonly offset: number | undefined } {
  const found = segment.text.includes('ftp://')
    ? readValues(segment).find(
        ({ key, value }) => keys[key].valueType === 'ftpUrl' && segment.text.startsWith('ftp://', value.offset),
      )
    : undefined;
  return { offset: found?.value.offset };
}
