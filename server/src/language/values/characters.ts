/** A part of a value; `offset` counts from the start of the value. */
export interface Part {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

export function partOf(text: string, start: number, end: number): Part {
  return { offset: start, length: end - start, text: text.slice(start, end) };
}

export function isWithin(offset: number, part: Part): boolean {
  return offset >= part.offset && offset < part.offset + part.length;
}

/** Space and tab, what the value parsers skip between parts. NUL to CR and no-break spaces are never skipped. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whether a value begins with a quote, which it has no use for. */
export function isQuoted(value: string): boolean {
  return value.startsWith('"') || value.startsWith("'");
}

/** ASCII letters only. */
export function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

export function isHexDigit(code: number): boolean {
  const lower = code | 0x20;
  return isDigit(code) || (lower >= 0x61 && lower <= 0x66);
}

/** The first offset from `start` that is not a blank, at most `end`. */
export function skipBlanks(text: string, start: number, end: number = text.length): number {
  let at = start;
  while (at < end && isBlank(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** The offset after the last character before `end` that is not a blank, at least `start`. */
export function trimBlanks(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) {
    at--;
  }
  return at;
}

/** The first offset from `start` that is a blank, at most `end`. */
export function findBlank(text: string, start: number, end: number = text.length): number {
  let at = start;
  while (at < end && !isBlank(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** `text.startsWith(word, offset)`, which takes several times as long. */
export function standsAt(text: string, word: string, offset: number): boolean {
  let at = 0;
  while (at < word.length && text.charCodeAt(offset + at) === word.charCodeAt(at)) {
    at++;
  }
  return at === word.length;
}

/** The first offset from `start` whose character fails `matches`, at most `end`. */
export function skipWhile(text: string, start: number, end: number, matches: (code: number) => boolean): number {
  let at = start;
  while (at < end && matches(text.charCodeAt(at))) {
    at++;
  }
  return at;
}

/** How many UTF-16 units the character at `offset` takes: 2 for a surrogate pair, so that a range never splits one. */
export function characterLength(text: string, offset: number): number {
  const code = text.codePointAt(offset);
  return code !== undefined && code > 0xffff ? 2 : 1;
}

/** The first offset from `start` whose character is one of `characters`, at most `end`. */
export function findAny(text: string, start: number, end: number, characters: string): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    for (let index = 0; index < characters.length; index++) {
      if (characters.charCodeAt(index) === code) {
        return at;
      }
    }
  }
  return Math.max(start, end);
}
