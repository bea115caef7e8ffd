import { textOf, type Span } from './syntax/nodes';

/*
 * A file that holds passwords may have a mistake anywhere, so that a password stands where none belongs. Messages, titles
 * and whatever else is shown repeat text of a file only when its form rules a password out: that is decided here.
 */

/** Signs, and numbers too short to be passwords: what schedules and addresses are made of. */
const HARMLESS = /^(?:\d{1,5}(?!\d)|[*,;.:/ -]){1,24}$/;

/** A letter, a few more, and nothing that a URL needs. */
const NAME = /^[\p{L}\p{N}_.-]{1,64}$/u;

/** The text, if it may be repeated. */
export function showable(text: string): string | undefined {
  return HARMLESS.test(text) ? text : undefined;
}

/** Whether a word has the form of a name or a key. Where it stands counts as well: see `standsAsWord`. */
export function isPlainName(name: string): boolean {
  return NAME.test(name);
}

/** A name or a key of a text, if it may be repeated. */
export function showableWord(text: string, word: Span): string | undefined {
  const written = textOf(text, word);
  return isPlainName(written) && standsAsWord(text, word) ? written : undefined;
}

/** Whether a name or a key begins its line and cannot be the rest of a URL with a line break in it. */
export function standsAsWord(text: string, word: Span): boolean {
  const start = startOf(text, word.offset, (before) => !' \t\ufeff'.includes(before));
  // Looking at one line for each of many blocks that share it would take too long, so that only its first one does.
  return (
    (start === 0 || isLineBreak(text.charAt(start - 1))) &&
    !isRestOfUrl(text.slice(start, endOfLine(text, start))) &&
    !breaksOff(lineAbove(text, start))
  );
}

/** Whether a line has the beginning of a URL and not its `@`: the password may go on in the next line. */
export function breaksOff(line: string): boolean {
  const scheme = line.indexOf('://');
  const colon = line.indexOf(':', scheme < 0 ? 0 : scheme + 3);
  const isRemark = scheme < 0 && /^[ \t]*#/.test(line);
  return colon >= 0 && !isRemark && !line.includes('@', colon);
}

/** Whether a line has the `@` of a URL and not its beginning. That of a macro, as in `KEY = @daily`, is none. */
export function isRestOfUrl(line: string): boolean {
  const at = line.indexOf('@');
  const colon = line.indexOf(':');
  return at >= 0 && !/=[ \t]*@\w+[ \t]*$/.test(line) && (colon < 0 || colon > at);
}

function isLineBreak(character: string): boolean {
  return character === '\n' || character === '\r';
}

/** The offset behind the last character before `offset` that ends a stretch, or 0. */
function startOf(text: string, offset: number, ends: (character: string) => boolean): number {
  let at = offset;
  while (at > 0 && !ends(text.charAt(at - 1))) {
    at -= 1;
  }
  return at;
}

function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineBreak(text.charAt(at))) {
    at += 1;
  }
  return at;
}

/** The line above the one that begins at an offset; of CR LF both end a line, and so does each alone. */
function lineAbove(text: string, start: number): string {
  if (start === 0) {
    return '';
  }
  const end = text.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
  return text.slice(startOf(text, end, isLineBreak), end);
}
