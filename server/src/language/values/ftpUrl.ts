import type { Problem } from '../rules/problem';
import { isWithin, skipWhile, type Part } from './characters';
import type { SecretReference } from './secret';
import { checkHost, checkPort, type UrlHostCode } from './urlHost';
import { splitUrl, type UrlParts } from './urlParts';
import { checkPath, findVolume, type UrlPathCode } from './urlPath';
import { findPlaceholders, type Placeholder } from './urlTemplate';
import { checkUserInfo, isPlaceholderPassword, passwordSecret, type UrlUserCode } from './urlUser';

export type FtpUrlCode =
  | UrlUserCode
  | UrlHostCode
  | UrlPathCode
  | 'url-whitespace'
  | 'url-backslash'
  | 'url-missing-scheme'
  | 'url-scheme-case'
  | 'url-unsupported-scheme';

type FtpUrlProblem = Problem<FtpUrlCode>;

/** The value of LOCAL_URL or REMOTE_URL, e.g. `ftp://FTPbackup:**PW**@%s:2021/v0003`. Parts may be empty. */
export interface FtpUrl {
  readonly scheme: Part | undefined;
  readonly user: Part | undefined;
  /** Never to be shown or logged, whatever it looks like. */
  readonly password: Part | undefined;
  /** What the password is. `secret`: all of it is one `${secret:…}`; `placeholder`: nobody has filled it in yet. */
  readonly passwordKind: 'none' | 'secret' | 'placeholder' | 'literal';
  readonly secret: SecretReference | undefined;
  readonly host: Part;
  readonly port: Part | undefined;
  readonly path: Part;
  /** The first segment of the path, e.g. `v0003`. */
  readonly volume: Part | undefined;
  readonly problems: readonly FtpUrlProblem[];
}

/**
 * Reads a URL template: `%s` stands for the address of a node, and is taken to be filled in by Python's `%`, as the
 * published FTP scripts of the same shape do. Never throws.
 */
export function parseFtpUrl(text: string): FtpUrl {
  const parts = splitUrl(text);
  const { whole, scheme, user, password, host, port, path } = parts;
  const volume = findVolume(text, parts);
  const secret = passwordSecret(parts);
  const problems: FtpUrlProblem[] = [];
  const report = (problem: FtpUrlProblem): void => {
    problems.push(problem);
  };
  checkScheme(parts, report);
  // A text that has neither the beginning nor the `@` of a URL is none: there is nothing to say about parts of it.
  if (whole.length > 0 && (parts.scheme || parts.userInfo)) {
    checkParts(text, parts, volume, report);
  }
  const passwordKind = kindOf(password, secret);
  return { scheme, user, password, passwordKind, secret, host, port, path, volume, problems };
}

function kindOf(password: Part | undefined, secret: SecretReference | undefined): FtpUrl['passwordKind'] {
  if (!password || password.length === 0) {
    return 'none';
  }
  if (secret) {
    return 'secret';
  }
  return isPlaceholderPassword(password.text) ? 'placeholder' : 'literal';
}

type Report = (problem: FtpUrlProblem) => void;

const BACKSLASH = 0x5c;

function checkParts(text: string, parts: UrlParts, volume: Part | undefined, report: Report): void {
  const { whole, host, port, path } = parts;
  const placeholders = findPlaceholders(text, whole.offset, whole.offset + whole.length, host);
  checkUserInfo(text, parts, report);
  checkHost(parts, placeholders, report);
  const misplaced = checkBehindUser(text, parts, placeholders, report);
  // A part with a blank, a backslash or a stray `%` in it has its problem already.
  if (!port || !misplaced.some((offset) => isWithin(offset, port))) {
    checkPort(parts, report);
  }
  if (!misplaced.some((offset) => isWithin(offset, path))) {
    checkPath(text, parts, volume, report);
  }
}

function checkScheme({ scheme, brokenScheme, whole }: UrlParts, report: Report): void {
  if (brokenScheme) {
    // With nothing to mark, the first character stands for the start.
    const length = brokenScheme.length > 0 ? brokenScheme.length : Math.min(1, whole.length);
    report({ rule: 'url-missing-scheme', offset: brokenScheme.offset, length, data: { broken: brokenScheme.text } });
  } else if (scheme && scheme.text !== 'ftp') {
    const rule = scheme.text.toLowerCase() === 'ftp' ? 'url-scheme-case' : 'url-unsupported-scheme';
    report({ rule, offset: scheme.offset, length: scheme.length });
  }
}

/** White space and backslashes from the host on. Returns where they are, and where a `%` is that is none of `%%`. */
function checkBehindUser(
  text: string,
  { whole, host }: UrlParts,
  placeholders: readonly Placeholder[],
  report: Report,
): readonly number[] {
  const end = whole.offset + whole.length;
  const found: number[] = [];
  for (const { kind, offset } of placeholders) {
    if (kind !== 'percent') {
      found.push(offset);
    }
  }
  // Both go through the text once: whatever ends before `at` is never looked at again.
  let next = 0;
  for (let at = host.offset; at < end; at++) {
    next = skipEnded(placeholders, next, at);
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      report({ rule: 'url-backslash', offset: at, length: 1 });
      found.push(at);
    } else if (isWhitespace(code) && !isInside(at, placeholders[next])) {
      const whitespaceEnd = skipWhile(text, at, end, isWhitespace);
      report({ rule: 'url-whitespace', offset: at, length: whitespaceEnd - at });
      found.push(at);
      at = whitespaceEnd - 1;
    }
  }
  return found;
}

/** From `index` on, the first of the placeholders, which are in the order of the text, that ends behind `at`. */
function skipEnded(placeholders: readonly Placeholder[], index: number, at: number): number {
  let next = index;
  for (let one = placeholders[next]; one && one.offset + one.length <= at; one = placeholders[next]) {
    next++;
  }
  return next;
}

function isInside(at: number, placeholder: Placeholder | undefined): boolean {
  return placeholder !== undefined && placeholder.offset < at && at < placeholder.offset + placeholder.length;
}

/** Blanks, other control characters, and the no-break space that copying from a document brings along. */
function isWhitespace(code: number): boolean {
  return code <= 0x20 || code === 0x7f || code === 0xa0;
}
