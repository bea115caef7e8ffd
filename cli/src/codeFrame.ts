import { breaksOff, canonicalKey, isRestOfUrl, textOf, type ConnectionDocument } from '../../server/src/language/index';
import { frame } from './frame';
import { findPassword, type Stretch } from './passwords';

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
