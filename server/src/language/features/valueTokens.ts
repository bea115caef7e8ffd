import { mostValueUnits } from '../limits';
import { keys, type ValueType } from '../schema/keys';
import type { KeyName } from '../schema/keyNames';
import { endOf, type Span } from '../syntax/nodes';
import { isDigit, isLetter, skipWhile, type Part } from '../values/characters';
import { SSH_WORDS, VERBOSE_WORDS } from '../values/choice';
import { splitUrl } from '../values/urlParts';
import { findVolume } from '../values/urlPath';
import type { TokenType } from './tokenTypes';
import type { TokenWriter } from './tokenWriter';

/** The tokens of a value. What does not have the form of what belongs there gets none, and a password never does. */
export function addValueTokens(key: KeyName, value: Span, tokens: TokenWriter): void {
  if (value.length > 0 && value.length <= mostValueUnits) {
    painters[keys[key].valueType](value.offset, endOf(value), tokens);
  }
}

type Painter = (start: number, end: number, tokens: TokenWriter) => void;

const painters: Readonly<Record<ValueType, Painter>> = {
  databaseName: (start, end, tokens) => {
    paintList(start, end, tokens, DATABASE, 'string');
  },
  cron: paintCron,
  ftpUrl: paintUrl,
  nodeList: (start, end, tokens) => {
    paintList(start, end, tokens, ADDRESS, 'number');
  },
  verbose: (start, end, tokens) => {
    paintWord(start, end, tokens, VERBOSE_WORDS);
  },
  ssh: (start, end, tokens) => {
    paintWord(start, end, tokens, SSH_WORDS);
  },
};

const DATABASE = /[\w.-]+(?=[ \t]*(?:;|$))/y;
const ADDRESS = /\d{1,3}(?:\.\d{1,3}){3}(?=[ \t]*(?:;|$))/y;

/** Items between `;` and blanks. */
function paintList(start: number, end: number, tokens: TokenWriter, item: RegExp, type: TokenType): void {
  const value = tokens.text.slice(start, end);
  for (let at = 0; at < value.length;) {
    item.lastIndex = at;
    const found = item.exec(value);
    if (found) {
      tokens.add(start + at, start + at + found[0].length, type);
    }
    const semicolon = value.indexOf(';', at);
    at = semicolon < 0 ? value.length : skipWhile(value, semicolon + 1, value.length, isListBlank);
  }
}

function isListBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function paintWord(start: number, end: number, tokens: TokenWriter, words: readonly string[]): void {
  const word = tokens.text.slice(start, end).toLowerCase();
  if (words.includes(word)) {
    tokens.add(start, end, 'enumMember');
  }
}

const SCHEDULE = /^[\w*,/ \t-]+$/;
const MACRO = /^@\w+$/;

/** Numbers, names, and what stands between them. */
function paintCron(start: number, end: number, tokens: TokenWriter): void {
  const { text } = tokens;
  const value = text.slice(start, end);
  if (MACRO.test(value)) {
    tokens.add(start, end, 'macro');
  }
  if (!SCHEDULE.test(value)) {
    return;
  }
  for (let at = start; at < end;) {
    const code = text.charCodeAt(at);
    const kind = isDigit(code) ? isDigit : isLetter(code) ? isLetter : isOperator;
    const next = skipWhile(text, at, end, kind);
    if (next > at) {
      tokens.add(at, next, kind === isDigit ? 'number' : kind === isLetter ? 'enumMember' : 'operator');
    }
    at = Math.max(next, at + 1);
  }
}

/** `*`, `,`, `-` and `/`. */
function isOperator(code: number): boolean {
  return code === 0x2a || code === 0x2c || code === 0x2d || code === 0x2f;
}

/** Whole URLs only: in half of one, a part of the password may stand in the place of something else. */
function paintUrl(start: number, end: number, tokens: TokenWriter): void {
  const value = tokens.text.slice(start, end);
  const parts = splitUrl(value);
  const { scheme, user, password, host, port, secrets } = parts;
  if (!scheme || !user || !password) {
    return;
  }
  const add = (part: Part | undefined, form: RegExp, type: TokenType): void => {
    if (part && form.test(part.text)) {
      tokens.add(start + part.offset, start + part.offset + part.length, type);
    }
  };
  add(scheme, /./, 'keyword');
  add(user, /^[\w.-]+$/, 'variable');
  for (const secret of secrets.filter(({ valid }) => valid)) {
    tokens.add(start + secret.offset, start + endOf(secret), 'macro');
  }
  add(host, /^%s$/, 'parameter');
  add(host, /^\d{1,3}(?:\.\d{1,3}){3}$/, 'number');
  add(port, /^\d{1,5}$/, 'number');
  add(findVolume(value, parts), /^[vr]\d{4}$/, 'property');
}
