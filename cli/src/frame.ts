import { harmless } from './harmless';
import type { Stretch } from './passwords';

/** Columns of a line that are shown around a place. */
const WIDTH = 110;
const BEFORE = 40;

const HIDDEN = '•••';
const CUT = '…';

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
