import type { Problem } from '../rules/problem';
import { isDigit, isHexDigit, isLetter, skipBlanks, type Part } from './characters';
import {
  findMisspelledSecret,
  isSecretName,
  secretReference,
  type MisspelledSecret,
  type SecretReference,
} from './secret';
import type { UrlParts } from './urlParts';

export type UrlUserCode =
  | 'url-missing-user'
  | 'url-missing-password'
  | 'url-placeholder-password'
  | 'url-literal-password'
  | 'url-reserved-character'
  | 'url-ambiguous-character'
  | 'url-blank-in-password'
  | 'url-percent-escape'
  | 'url-secret-name'
  | 'url-secret-spelling'
  | 'url-secret-misplaced';

type Report = (problem: Problem<UrlUserCode>) => void;

/** What people write where a password is to be filled in, beside `**PW**` and `<…>`. */
const PLACEHOLDER_WORDS = ['pw', 'password', 'passwd', 'changeme'];

/** Whether a password only holds the place of one: `**PW**`, `<password>`, `PW`. */
export function isPlaceholderPassword(password: string): boolean {
  const starred = password.startsWith('*') && password.endsWith('*');
  const pointed = password.startsWith('<') && password.endsWith('>');
  return starred || pointed || PLACEHOLDER_WORDS.includes(password.toLowerCase());
}

/** The secret that is the whole password; `${secret:…}` may stand nowhere else. */
export function passwordSecret({ password, secrets }: UrlParts): SecretReference | undefined {
  return secrets.find(({ offset, length }) => offset === password?.offset && length === password.length);
}

/** User, password and references to secrets. */
export function checkUserInfo(text: string, parts: UrlParts, report: Report): void {
  checkSecrets(parts, report);
  const { userInfo, user, password } = parts;
  if (!userInfo || !user || user.length === 0) {
    report({ rule: 'url-missing-user', offset: parts.host.offset, length: parts.host.length });
  } else if ((!password || password.length === 0) && parts.secrets.length === 0) {
    report({ rule: 'url-missing-password', offset: user.offset, length: user.length });
  }
  const misspelled = password && parts.secrets.length === 0 ? misspelledIn(password) : undefined;
  if (password && misspelled) {
    report(spelling(password, misspelled));
  } else if (password && password.length > 0 && parts.secrets.length === 0) {
    checkPassword(password, report);
  }
  if (userInfo) {
    checkCharacters(text, userInfo, parts, misspelled ? [misspelled] : parts.secrets, report);
  }
}

function checkPassword({ offset, length, text }: Part, report: Report): void {
  if (isPlaceholderPassword(text)) {
    const data = { kind: text.startsWith('*') ? 'document' : 'other' };
    report({ rule: 'url-placeholder-password', offset, length, data });
  } else {
    report({ rule: 'url-literal-password', offset, length });
  }
}

function misspelledIn({ offset, text }: Part): MisspelledSecret | undefined {
  const found = findMisspelledSecret(text);
  return found && { ...found, offset: offset + found.offset };
}

/** The name is repeated only where nothing but the reference is there: else it may be a part of a password. */
function spelling(password: Part, { offset, length, name }: MisspelledSecret): Problem<UrlUserCode> {
  const isWhole = offset === password.offset && length === password.length;
  const data = isWhole && name !== undefined ? { suggestion: secretReference(name) } : undefined;
  return { rule: 'url-secret-spelling', offset, length, ...(data && { data }) };
}

function checkSecrets(parts: UrlParts, report: Report): void {
  const whole = passwordSecret(parts);
  for (const secret of parts.secrets) {
    const { offset, length } = secret;
    if (secret !== whole) {
      report({ rule: 'url-secret-misplaced', offset, length });
    } else if (!secret.valid) {
      report({ rule: 'url-secret-name', offset, length, ...nameData(secret) });
    }
  }
}

function nameData({ name }: SecretReference): Pick<Problem<UrlUserCode>, 'data'> {
  if (!/[ \t]/.test(name)) {
    return {};
  }
  const plain = name.trim().replace(/[ \t]+/g, '_');
  return { data: { blanks: 'true', ...(isSecretName(plain) && { suggestion: secretReference(plain) }) } };
}

/** Characters of user and password that end the part for some or all readers of URLs. */
function checkCharacters(
  text: string,
  userInfo: Part,
  parts: UrlParts,
  secrets: readonly Pick<SecretReference, 'offset' | 'length'>[],
  report: Report,
): void {
  const end = userInfo.offset + userInfo.length;
  const secretLengths = new Map(secrets.map(({ offset, length }) => [offset, length]));
  for (let at = userInfo.offset; at < end; at++) {
    const code = text.charCodeAt(at);
    // Letters and digits need no look.
    if (!isLetter(code) && !isDigit(code)) {
      const secretLength = secretLengths.get(at);
      at = (secretLength === undefined ? checkCharacter(text, at, end, parts, report) : at + secretLength) - 1;
    }
  }
}

/** Returns where to go on. */
function checkCharacter(text: string, at: number, end: number, parts: UrlParts, report: Report): number {
  const character = text.charAt(at);
  switch (character) {
    case '/':
    case '?':
    case '#':
    case '[':
    case ']': {
      const suggestion = `%%${text.charCodeAt(at).toString(16).toUpperCase()}`;
      report({ rule: 'url-reserved-character', offset: at, length: 1, data: { character, suggestion } });
      return at + 1;
    }
    case '@':
    case ':':
      // The first colon ends the user.
      if (character === '@' || at !== (parts.password?.offset ?? 0) - 1) {
        report({ rule: 'url-ambiguous-character', offset: at, length: 1, data: { character } });
      }
      return at + 1;
    case ' ':
    case '\t': {
      const blanksEnd = skipBlanks(text, at, end);
      report({ rule: 'url-blank-in-password', offset: at, length: blanksEnd - at });
      return blanksEnd;
    }
    case '%':
      return text[at + 1] === '%' ? checkEscape(text, at, end, report) : at + 1;
    default:
      return at + 1;
  }
}

/** `%%40` is `%40` after formatting, which is an `@` to some readers and stays `%40` for others. */
function checkEscape(text: string, at: number, end: number, report: Report): number {
  if (at + 3 < end && isHexDigit(text.charCodeAt(at + 2)) && isHexDigit(text.charCodeAt(at + 3))) {
    report({ rule: 'url-percent-escape', offset: at, length: 4 });
  }
  return at + 2;
}
