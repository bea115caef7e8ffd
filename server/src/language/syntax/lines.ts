const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/** Only space and tab separate words; any other white space is part of what it touches. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB;
}

/** The first offset in [from, end) that is not blank, or `end`. */
export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charCodeAt(at))) {
    at += 1;
  }
  return at;
}

/** The offset behind the last character in [from, end) that is not blank, or `from`. */
export function trimEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isBlank(text.charCodeAt(at - 1))) {
    at -= 1;
  }
  return at;
}

/** Finds the end of the line that holds an offset: the offset of its line break, or of the end of the text. */
export type LineEnd = (from: number) => number;

/** LF, CRLF and a lone CR end a line, as they do in the Language Server Protocol. */
export function lineEndFinder(text: string): LineEnd {
  if (!text.includes('\r')) {
    // By far the most files: the engine's own search is ten times faster than a loop.
    return (from) => {
      const end = text.indexOf('\n', from);
      return end < 0 ? text.length : end;
    };
  }
  return (from) => {
    let at = from;
    while (at < text.length && text.charCodeAt(at) !== LF && text.charCodeAt(at) !== CR) {
      at += 1;
    }
    return at;
  };
}

/** The offset at which the line behind a line break begins; `end` is where the break begins. */
export function nextLine(text: string, end: number): number {
  return text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1;
}

/** Where each line begins; there is always a first one. */
export function lineStartsOf(text: string): readonly number[] {
  const lineEnd = lineEndFinder(text);
  const starts = [0];
  for (let end = lineEnd(0); end < text.length;) {
    const start = nextLine(text, end);
    starts.push(start);
    end = lineEnd(start);
  }
  return starts;
}

export function countLineBreaks(text: string): number {
  const lineEnd = lineEndFinder(text);
  let count = 0;
  for (let end = lineEnd(0); end < text.length; end = lineEnd(nextLine(text, end))) {
    count += 1;
  }
  return count;
}
