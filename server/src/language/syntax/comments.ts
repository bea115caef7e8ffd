import { isBlank } from './lines';

const AT_HOST = '@%';

/**
 * Where the comment behind other text on a line begins: at a `#` with a blank in front of it. `end` where there is none.
 * A `#` that touches what is in front of it is a part of that, and so is one in the password of a URL: behind a `:`,
 * with the `@` of the host still to come.
 */
export function commentBehind(text: string, start: number, end: number): number {
  const line = text.slice(start, end);
  if (!/[ \t]#/.test(line) || line.startsWith('#')) {
    return end;
  }
  const colon = positionOf(line.indexOf(':'));
  const host = positionOf(line.indexOf(AT_HOST));
  const lastAt = line.lastIndexOf('@');
  for (const { index } of line.matchAll(/(?<=[ \t])#/g)) {
    const isInPassword = colon < index && index < lastAt && index < host;
    if (!isInPassword) {
      return start + index;
    }
  }
  return end;
}

const FOREIGN = /(?:\/\/+|--+|;+(?![ \t]*\d)|REM(?=[ \t]+(?!=)))/iy;

/** With what such a marker begins. */
const SLASH = 0x2f;
const DASH = 0x2d;
const SEMICOLON = 0x3b;
const UPPER_R = 0x52;
const LOWER_R = 0x72;

/** The length of what begins a comment elsewhere: `//`, `;`, `--`, `REM`; 0 where a line begins otherwise. */
export function foreignMarker(text: string, start: number): number {
  switch (text.charCodeAt(start)) {
    case SLASH:
    case DASH:
    case SEMICOLON:
      break;
    case UPPER_R:
    case LOWER_R:
      // Two of the keys begin with the same letters.
      if (!isBlank(text.charCodeAt(start + 3))) {
        return 0;
      }
      break;
    default:
      return 0;
  }
  FOREIGN.lastIndex = start;
  return FOREIGN.exec(text)?.[0].length ?? 0;
}

/** What is not there comes behind everything else. */
function positionOf(index: number): number {
  return index < 0 ? Infinity : index;
}
