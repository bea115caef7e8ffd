import { isBlank, isDigit, isLetter, skipWhile } from './characters';

/** `${secret:NAME}` in a text: the place of a password that is filled in, in memory, when the file is uploaded. */
export interface SecretReference {
  /** Of the whole reference, from `$` to `}`. */
  readonly offset: number;
  readonly length: number;
  readonly name: string;
  readonly nameOffset: number;
  /** False when the name is not allowed or the closing brace is missing; such a reference cannot be filled in. */
  readonly valid: boolean;
}

const OPENING = '${secret:';
const LONGEST_NAME = 64;
const DOLLAR = 0x24;

/**
 * Every `${secret:…}` of a text, in order. One that is not closed ends before the next blank, quote or line end; one that
 * has blanks in its name goes on to its `}`.
 */
export function findSecrets(text: string): readonly SecretReference[] {
  let start = text.indexOf(OPENING);
  if (start < 0) {
    return [];
  }
  const found: SecretReference[] = [];
  while (start >= 0) {
    const nameOffset = start + OPENING.length;
    const nameEnd = endOfName(text, nameOffset);
    const closed = text[nameEnd] === '}';
    const name = text.slice(nameOffset, nameEnd);
    const end = closed ? nameEnd + 1 : nameEnd;
    found.push({ offset: start, length: end - start, name, nameOffset, valid: closed && isSecretName(name) });
    start = text.indexOf(OPENING, end);
  }
  return found;
}

function endOfName(text: string, start: number): number {
  const end = skipWhile(text, start, text.length, isInsideReference);
  // No further than to the next `$`, so that a text full of openings is gone through twice at most.
  const withBlanks = skipWhile(text, end, text.length, (code) => code !== DOLLAR && isInsideName(code));
  return text[withBlanks] === '}' ? withBlanks : end;
}

/** A secret's name: a letter, then letters, digits, `_`, `-` or `.`, at most 64 in all. */
export function isSecretName(name: string): boolean {
  return (
    name.length <= LONGEST_NAME &&
    isLetter(name.charCodeAt(0)) &&
    skipWhile(name, 1, name.length, isNameCharacter) === name.length
  );
}

/** The reference to a secret as it is written in a file. */
export function secretReference(name: string): string {
  return `${OPENING}${name}}`;
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x5f || code === 0x2d || code === 0x2e;
}

function isInsideName(code: number): boolean {
  return isInsideReference(code) || isBlank(code);
}

/** Not a blank or control character, quote, `}`, or the `@` that ends a URL's password. */
function isInsideReference(code: number): boolean {
  return code > 0x20 && code !== 0x22 && code !== 0x7d && code !== 0x40;
}

/** What looks as if it should be a reference to a secret: other letters, braces or words than `${secret:NAME}` has. */
export interface MisspelledSecret {
  readonly offset: number;
  readonly length: number;
  /** Undefined where what is written there is no possible name, and so may be anything. */
  readonly name: string | undefined;
}

const MISSPELLED = /\$\{[^{}]*\}|(?:\$[{(]?|[{(])secrets?:[^{}()]*[})]?/i;

/** The first misspelled reference of a text that has no right one. */
export function findMisspelledSecret(text: string): MisspelledSecret | undefined {
  const found = MISSPELLED.exec(text);
  if (!found) {
    return undefined;
  }
  const name = found[0]
    .replace(/^[${(]+/, '')
    .replace(/^[^:]*:/, '')
    .replace(/[})]$/, '')
    .trim();
  return { offset: found.index, length: found[0].length, name: isSecretName(name) ? name : undefined };
}
