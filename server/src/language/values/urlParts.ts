import {
  findAny,
  isDigit,
  isLetter,
  isQuoted,
  partOf,
  skipBlanks,
  skipWhile,
  trimBlanks,
  type Part,
} from './characters';
import { findSecrets, type SecretReference } from './secret';

/** A URL template taken apart, as it is meant: a `/` in a password does not end it here. Delimiters belong to no part. */
export interface UrlParts {
  /** The template without the blanks and quotes around it. */
  readonly whole: Part;
  readonly scheme: Part | undefined;
  /** What stands in place of `scheme://`, e.g. `ftp:/`; empty where nothing does. */
  readonly brokenScheme: Part | undefined;
  /** User and password with the colon, up to the `@`. */
  readonly userInfo: Part | undefined;
  readonly user: Part | undefined;
  readonly password: Part | undefined;
  readonly host: Part;
  /** What follows the colon behind the host. */
  readonly port: Part | undefined;
  /** From the first `/` (or `\`) behind the host. */
  readonly path: Part;
  /** From a `?` or `#` behind the host. */
  readonly tail: Part;
  readonly secrets: readonly SecretReference[];
}

const AT = 0x40;
const PERCENT = 0x25;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const QUESTION_MARK = 0x3f;
const HASH = 0x23;

const SCHEMES = ['ftp', 'ftps', 'sftp', 'http', 'https'];

export function splitUrl(text: string): UrlParts {
  const whole = unquote(text);
  const end = whole.offset + whole.length;
  const secrets = findSecrets(text);
  const { scheme, brokenScheme, authority } = splitScheme(text, whole.offset, end);
  const at = findAt(text, authority, end);
  const { userInfo, user, password } = splitUserInfo(text, authority, at, secrets);
  const hostStart = at < 0 ? authority : at + 1;
  const hostAndPortEnd = findAny(text, hostStart, end, '/?#\\');
  const colon = findPortColon(text, hostStart, hostAndPortEnd);
  const tail = findAny(text, hostAndPortEnd, end, '?#');
  return {
    whole,
    scheme,
    brokenScheme,
    userInfo,
    user,
    password,
    host: partOf(text, hostStart, trimBlanks(text, hostStart, colon)),
    port: colon < hostAndPortEnd ? partOf(text, colon + 1, trimBlanks(text, colon + 1, hostAndPortEnd)) : undefined,
    path: partOf(text, hostAndPortEnd, tail),
    tail: partOf(text, tail, end),
    secrets,
  };
}

/** Quotes are complained about before a URL is taken apart; whoever looks for its password must see past them. */
function unquote(text: string): Part {
  const start = skipBlanks(text, 0);
  const end = trimBlanks(text, start, text.length);
  if (!isQuoted(text.slice(start, start + 1))) {
    return partOf(text, start, end);
  }
  const closed = end > start + 1 && text.endsWith(text.charAt(start), end);
  return partOf(text, start + 1, closed ? end - 1 : end);
}

interface SchemeSplit {
  readonly scheme: Part | undefined;
  readonly brokenScheme: Part | undefined;
  /** Where user or host begin. */
  readonly authority: number;
}

function splitScheme(text: string, start: number, end: number): SchemeSplit {
  const wordEnd = skipWhile(text, start, end, isSchemeCharacter);
  if (wordEnd > start && text.startsWith('://', wordEnd)) {
    return { scheme: partOf(text, start, wordEnd), brokenScheme: undefined, authority: wordEnd + 3 };
  }
  const slashes = text[wordEnd] === ':' ? wordEnd + 1 : wordEnd;
  const authority = skipWhile(text, slashes, end, isSlash);
  const word = text.slice(start, wordEnd).toLowerCase();
  if (authority > slashes && (word === '' || SCHEMES.includes(word))) {
    return { scheme: undefined, brokenScheme: partOf(text, start, authority), authority };
  }
  return { scheme: undefined, brokenScheme: partOf(text, start, start), authority: start };
}

/**
 * The `@` before the host, or -1. It is the last one before the path; but the path begins only behind `@%s`, because
 * a `/` before that is part of the password.
 */
function findAt(text: string, authority: number, end: number): number {
  let last = -1;
  let beforePath = -1;
  let inPath = false;
  for (let at = authority; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === AT) {
      last = at;
      inPath &&= text.charCodeAt(at + 1) !== PERCENT;
      beforePath = inPath ? beforePath : at;
    } else if (code === SLASH || code === QUESTION_MARK || code === HASH) {
      inPath = true;
    }
  }
  return beforePath < 0 ? last : beforePath;
}

/** The colon between host and port, or `end`. Those of an IPv6 address in brackets do not count. */
function findPortColon(text: string, start: number, end: number): number {
  const bracket = text[start] === '[' ? text.indexOf(']', start) : -1;
  return findAny(text, bracket < 0 || bracket >= end ? start : bracket, end, ':');
}

type UserInfo = Pick<UrlParts, 'userInfo' | 'user' | 'password'>;

function splitUserInfo(text: string, start: number, at: number, secrets: readonly SecretReference[]): UserInfo {
  if (at < 0) {
    return { userInfo: undefined, user: undefined, password: undefined };
  }
  const userInfo = partOf(text, start, at);
  const colon = findColon(text, start, at, secrets);
  return colon < at
    ? { userInfo, user: partOf(text, start, colon), password: partOf(text, colon + 1, at) }
    : { userInfo, user: userInfo, password: undefined };
}

/** The first colon that is not the one in `${secret:…}`, or `end`. */
function findColon(text: string, start: number, end: number, secrets: readonly SecretReference[]): number {
  let colon = findAny(text, start, end, ':');
  for (const { offset, length } of secrets) {
    if (offset < colon && colon < offset + length) {
      colon = findAny(text, offset + length, end, ':');
    }
  }
  return Math.min(colon, end);
}

function isSchemeCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x2b || code === 0x2d || code === 0x2e;
}

function isSlash(code: number): boolean {
  return code === SLASH || code === BACKSLASH;
}
