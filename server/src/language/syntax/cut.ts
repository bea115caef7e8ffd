import { isBlank, nextLine, skipBlanks } from './lines';

const LF = 0x0a;
const CR = 0x0d;

/** Where each segment of a text ends. A text without any character has one segment without any. */
export function segmentEnds(text: string): readonly number[] {
  const ends: number[] = [];
  for (let brace = text.indexOf('}'); brace >= 0; brace = text.indexOf('}', brace + 1)) {
    const end = lineOfBraceEnd(text, brace);
    if (end !== undefined) {
      ends.push(end);
    }
  }
  if ((ends.at(-1) ?? 0) < text.length || text === '') {
    ends.push(text.length);
  }
  return ends;
}

/** Where the line behind a brace begins, if the brace has nothing but blanks beside it and its line has an end. */
function lineOfBraceEnd(text: string, brace: number): number | undefined {
  let before = brace;
  while (before > 0 && isBlank(text.charCodeAt(before - 1))) {
    before -= 1;
  }
  if (before > 0 && !isLineBreak(text.charCodeAt(before - 1))) {
    return undefined;
  }
  const behind = skipBlanks(text, brace + 1, text.length);
  return behind < text.length && isLineBreak(text.charCodeAt(behind)) ? nextLine(text, behind) : undefined;
}

function isLineBreak(code: number): boolean {
  return code === LF || code === CR;
}

/** Whether the last line of a text holds nothing but a brace, and has an end. */
export function endsSegment(text: string): boolean {
  const brace = text.lastIndexOf('}');
  return brace >= 0 && lineOfBraceEnd(text, brace) === text.length;
}
