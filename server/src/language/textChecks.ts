import { keyOf } from './blocks';
import type { ConnectionDocument } from './document';
import { mostUploadBytes } from './limits';
import type { Problem } from './rules/problem';
import { keys } from './schema/keys';
import { leavesOf } from './syntax/leaves';
import { skipBlanks, trimEnd } from './syntax/lines';
import { endOf, pairsOf, textOf, type DocumentChild, type Span } from './syntax/nodes';
import { parseSegment } from './syntax/parser';
import type { Segment, Segments } from './syntax/segments';
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

/** Advice about a whole file, each once. */
export function checkText({ segments }: ConnectionDocument): readonly TextProblem[] {
  return [
    ...lineBreaks(segments),
    ...byteOrderMark(segments),
    ...first(segments, firstTab),
    ...finalNewline(segments),
    ...size(segments),
    ...first(segments, firstPlainFtp),
  ];
}

/** The first of the problems that the segments have by themselves. */
function first({ all, starts }: Segments, find: (segment: Segment) => TextProblem | undefined): TextProblem[] {
  for (const [index, segment] of all.entries()) {
    const found = segment.part(find);
    if (found) {
      return [{ ...found, offset: found.offset + (starts[index] ?? 0) }];
    }
  }
  return [];
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

function lineBreaks({ all, starts }: Segments): TextProblem[] {
  let kind: string | undefined;
  let place: Span = { offset: 0, length: 0 };
  for (const [index, segment] of all.entries()) {
    const start = starts[index] ?? 0;
    for (const { kind: found, offset } of segment.part(firstLineBreaks)) {
      if (kind === undefined) {
        kind = found;
        place = { offset: start + offset, length: found.length };
      } else if (found !== kind) {
        return [{ rule: 'mixed-line-breaks', offset: start + offset, length: found.length }];
      }
    }
  }
  return kind === undefined || kind === '\n'
    ? []
    : [{ rule: 'line-breaks', ...place, data: { kind: kind === '\r' ? 'CR' : 'CR LF' } }];
}

interface LineBreak {
  readonly kind: string;
  readonly offset: number;
}

/** The first line break of a segment, and the first of another kind. */
function firstLineBreaks({ text }: Segment): readonly LineBreak[] {
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

function byteOrderMark({ all }: Segments): TextProblem[] {
  const length = all[0] ? markLength(all[0]) : 0;
  return length > 0 ? [{ rule: 'byte-order-mark', offset: 0, length }] : [];
}

/** The byte order marks at the start of a text. Elsewhere one is a character as any other. */
function markLength({ text, isFirst }: Segment): number {
  return isFirst ? (/^\ufeff*/.exec(text)?.[0].length ?? 0) : 0;
}

function firstTab(segment: Segment): TextProblem | undefined {
  const [offset] = looseTabs(segment.text, () => segment.part(parseSegment).children);
  return offset === undefined ? undefined : { rule: 'tab', offset, length: 1 };
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
  const leaves = leavesOf(segment.part(parseSegment).children);
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
    .part(parseSegment)
    .children.flatMap((child) => (child.kind === 'block' ? pairsOf(child) : []))
    .flatMap((pair) => {
      const key = keyOf(segment.text, pair);
      return key === undefined ? [] : [{ key, value: pair.value }];
    });
}

function finalNewline({ all, length }: Segments): TextProblem[] {
  const isEnded = /[\r\n]$/.test(all.at(-1)?.text.slice(-1) ?? '');
  const isEmpty = all.every((segment) => segment.part(parseSegment).children.length === 0);
  return isEnded || isEmpty ? [] : [{ rule: 'missing-final-newline', offset: length, length: 0 }];
}

/** The line at which an upload would be full, counted as uploads count: comments and blank lines are not sent. */
function size({ all, starts, length }: Segments): TextProblem[] {
  if (length * 3 <= mostUploadBytes) {
    return [];
  }
  let bytes = 0;
  let surplus: Span | undefined;
  all.forEach((segment, index) => {
    const before = bytes;
    bytes += segment.part(uploadBytes);
    if (!surplus && bytes > mostUploadBytes) {
      const line = lineBeyond(segment, mostUploadBytes - before);
      surplus = line && { offset: line.offset + (starts[index] ?? 0), length: line.length };
    }
  });
  return surplus ? [{ rule: 'file-too-large', ...surplus, data: { bytes: String(bytes) } }] : [];
}

function uploadBytes(segment: Segment): number {
  let bytes = 0;
  for (const line of sentLines(segment)) {
    bytes += utf8Length(segment.text, line) + 1;
  }
  return bytes;
}

/** The first line of a segment with which it has more bytes than a number. */
function lineBeyond(segment: Segment, most: number): Span | undefined {
  let bytes = 0;
  for (const line of sentLines(segment)) {
    bytes += utf8Length(segment.text, line) + 1;
    if (bytes > most) {
      return line;
    }
  }
  return undefined;
}

/** What an upload takes of each line. */
function* sentLines(segment: Segment): Generator<Span> {
  const { text, lineStarts } = segment;
  for (const lineStart of lineStarts) {
    const end = trimEnd(text, lineStart, segment.lineEnd(lineStart));
    const start = skipBlanks(text, lineStart, end);
    if (start < end && text[start] !== '#') {
      yield { offset: start, length: end - start };
    }
  }
}

/** In bytes. Each half of a surrogate pair counts for two of its four. */
function utf8Length(text: string, line: Span): number {
  let bytes = 0;
  for (let at = line.offset; at < endOf(line); at += 1) {
    const code = text.charCodeAt(at);
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    bytes += code < 0x80 ? 1 : code < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}

function firstPlainFtp(segment: Segment): TextProblem | undefined {
  if (!segment.text.includes('ftp://')) {
    return undefined;
  }
  const found = readValues(segment).find(
    ({ key, value }) => keys[key].valueType === 'ftpUrl' && segment.text.startsWith('ftp://', value.offset),
  );
  return found && { rule: 'plain-ftp', offset: found.value.offset, length: 'ftp'.length };
}
