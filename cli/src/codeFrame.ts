import { breaksOff, canonicalKey, isRestOfUrl, textOf, type ConnectionDocument } from '../../server/src/language/index';
import { harmless } from './harmless';
import { findPassword, type Stretch } from './passwords';

/** Columns of a line that are shown around a place. */
const WIDTH = 110;
const BEFORE = 40;

const HIDDEN = '•••';
const CUT = '…';

interface Span {
  readonly offset: number;
  readonly length: number;
}

interface KnownLine {
  readonly span: Span;
  /** From 0. */
  readonly row: number;
  readonly line: string;
  readonly password: Stretch | undefined;
}

/** Makes a function that shows a place of a file: its line, and marks below. A password in the line is not shown. */
export function framesOf({ lines, text }: ConnectionDocument): (span: Span) => string {
  let known: KnownLine | undefined;
  const lineOf = (number: number): string => {
    const start = lines.offsetAt({ line: number, character: 0 });
    return number < 0 ? '' : textOf(text, lines.lineAt(start));
  };
  return (place) => {
    if (!known || place.offset < known.span.offset || place.offset > known.span.offset + known.span.length) {
      const span = lines.lineAt(place.offset);
      const line = textOf(text, span);
      const row = lines.positionAt(place.offset).line;
      // Many problems of one long line share the search.
      known = { span, row, line, password: passwordIn(line, lineOf(row - 1), lineOf(row + 1)) };
    }
    const number = String(known.row + 1);
    const start = place.offset - known.span.offset;
    const [shown, marks] = frame(known.line, { start, end: start + place.length }, known.password);
    return `  ${number} | ${shown}\n  ${' '.repeat(number.length)} | ${marks}`;
  };
}

/** A URL with a line break in it has its password on two lines, or on the one that has no `@`. */
function passwordIn(line: string, above: string, below: string): Stretch | undefined {
  const key = /^\s*(\w+)\s*=/.exec(line)?.[1];
  const end = line.length;
  if (breaksOff(above) && (key === undefined || canonicalKey(key) === undefined)) {
    return line.trim().length < 2 ? undefined : { start: 0, end };
  }
  const colon = line.indexOf(':', line.indexOf('://') + 1);
  return colon >= 0 && !line.includes('@') && isRestOfUrl(below) ? { start: colon + 1, end } : findPassword(line);
}

/** A line as it is shown, and the marks that go below it. */
export function frame(line: string, marked: Stretch, password?: Stretch): [shown: string, marks: string] {
  const from = Math.max(0, marked.start - BEFORE);
  const to = Math.min(line.length, from + WIDTH);
  let shown = from > 0 ? CUT : '';
  let marks = from > 0 ? ' ' : '';
  for (let at = from; at < to;) {
    const hidden = password && at >= password.start && at < password.end ? password : undefined;
    const end = hidden?.end ?? at + (isPair(line, at) ? 2 : 1);
    const piece = hidden ? HIDDEN : harmless(line.slice(at, end));
    const isMarked = end > marked.start && at < Math.max(marked.end, marked.start + 1);
    shown += piece;
    marks += (isMarked ? '^' : ' ').repeat(piece.length);
    at = end;
  }
  // What is missing at the end of a line is marked behind it.
  const missing = marked.start >= line.length ? '^' : '';
  return [`${shown}${to < line.length ? CUT : ''}`, `${marks}${missing}`.trimEnd()];
}

function isPair(line: string, at: number): boolean {
  return (line.codePointAt(at) ?? 0) > 0xffff;
}
