import { breaksOff, type ConnectionDocument } from '../../server/src/language/index';
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

/** Makes a function that shows a place of a file: its line, and marks below. A password in the line is not shown. */
export function framesOf({ lines, text }: ConnectionDocument): (span: Span) => string {
  let known: { readonly span: Span; readonly line: string; readonly password: Stretch | undefined } | undefined;
  return (place) => {
    if (!known || place.offset < known.span.offset || place.offset > known.span.offset + known.span.length) {
      const span = lines.lineAt(place.offset);
      const line = text.slice(span.offset, span.offset + span.length);
      // Many problems of one long line share the search.
      const above = span.offset === 0 ? '' : lineAt(lines.positionAt(span.offset).line - 1);
      known = { span, line, password: breaksOff(above) ? { start: 0, end: line.length } : findPassword(line) };
    }
    const number = String(lines.positionAt(place.offset).line + 1);
    const start = place.offset - known.span.offset;
    const [shown, marks] = frame(known.line, { start, end: start + place.length }, known.password);
    return `  ${number} | ${shown}\n  ${' '.repeat(number.length)} | ${marks}`;
  };
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
