import * as l10n from '@vscode/l10n';
import { createHash } from 'node:crypto';
import { readKeyBlob, type BlobCode } from './sshKeyBlob';

export interface PublicKey {
  readonly type: string;
  /** On one line. */
  readonly base64: string;
  readonly comment: string;
  /** `SHA256:…` as ssh-keygen prints it. */
  readonly fingerprint: string;
  readonly bits: number;
}

export type KeyProblemCode =
  BlobCode | 'private-key' | 'not-a-key' | 'wrapped' | 'base64-char' | 'base64-length' | 'rsa-short' | 'dsa';

export interface KeyProblem {
  readonly code: KeyProblemCode;
  /** With an error there is no key; with a warning there is one. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** From 1. */
  readonly line: number;
}

export interface KeysRead {
  readonly keys: readonly PublicKey[];
  readonly problems: readonly KeyProblem[];
}

const TYPE =
  /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)(?=\s|$)/;
const PRIVATE = /-----BEGIN [A-Z ]*PRIVATE KEY-----|^PuTTY-User-Key-File/m;

const MESSAGES: Readonly<Record<KeyProblemCode, () => string>> = {
  'private-key': () => l10n.t('This is a private key. It must never leave its machine: use the public key.'),
  'not-a-key': () => l10n.t('This line is no public key: it has the form "ssh-rsa AAAA… comment".'),
  wrapped: () => l10n.t('The key is broken over several lines. They are read as one.'),
  'base64-char': () => l10n.t('The key holds a character that is not base64.'),
  'base64-length': () => l10n.t('The base64 of the key is incomplete or has wrong padding.'),
  truncated: () => l10n.t('The key is cut off.'),
  trailing: () => l10n.t('There is more after the end of the key.'),
  'type-mismatch': () => l10n.t('The key is of another type than its first word says.'),
  fields: () => l10n.t('The numbers in the key cannot be right.'),
  'rsa-size': () => l10n.t('The RSA key has less than 1024 bits: ssh refuses it.'),
  'rsa-short': () => l10n.t('The RSA key has less than 2048 bits: it is weak.'),
  dsa: () => l10n.t('DSA keys are weak, and newer versions of ssh refuse them.'),
};

/**
 * Reads public keys, one per line, blank lines and lines with # between them. Keys that a mail or a document has broken
 * over lines are joined. Strict about the rest, because a decoder on the node may take a damaged key for a good one.
 */
export function readPublicKeys(text: string): KeysRead {
  const secret = PRIVATE.exec(text);
  if (secret !== null) {
    return { keys: [], problems: [problem('private-key', text.slice(0, secret.index).split('\n').length)] };
  }
  const read = splitEntries(text).map(readEntry);
  return { keys: read.flatMap(({ keys }) => keys), problems: read.flatMap(({ problems }) => problems) };
}

/** The public key in what SSHKEY answers, whatever else a shell has written around it. */
export function extractPublicKey(
  output: string,
): { readonly ok: true; readonly key: PublicKey } | { readonly ok: false; readonly problem: string } {
  if (PRIVATE.test(output)) {
    return { ok: false, problem: MESSAGES['private-key']() };
  }
  const lines = output.split(/\r?\n/).map((line) => line.trim().replace(/^.*?(?=\bssh-|\becdsa-sha2-|\bsk-)/, ''));
  const entries = splitEntries(lines.join('\n')).filter(({ lines: [first = ''] }) => TYPE.test(first));
  const read = entries.map(readEntry);
  const keys = new Map(read.flatMap((entry) => entry.keys.map((key) => [key.fingerprint, key])));
  const [key] = keys.values();
  if (key !== undefined && keys.size === 1) {
    return { ok: true, key };
  }
  const [error] = read.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'));
  return {
    ok: false,
    problem:
      key !== undefined
        ? l10n.t('The answer holds several keys.')
        : (error?.message ?? l10n.t('The answer holds no public key.')),
  };
}

/** The key as one line of an authorized_keys file, without a line end. */
export function formatPublicKey({ type, base64, comment }: PublicKey): string {
  return [type, base64, comment].filter((part) => part !== '').join(' ');
}

interface Entry {
  /** From 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** A key and the lines that may belong to it: all up to the next key, blank line or comment. */
function splitEntries(text: string): readonly Entry[] {
  const entries: { line: number; lines: string[] }[] = [];
  let open = false;
  text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .forEach((raw, index) => {
      const line = raw.trim();
      const isKey = TYPE.test(line);
      if (line === '' || line.startsWith('#')) {
        open = false;
      } else if (isKey || !open) {
        entries.push({ line: index + 1, lines: [line] });
        open = isKey;
      } else {
        entries.at(-1)?.lines.push(line);
      }
    });
  return entries;
}

function readEntry({ line, lines }: Entry): KeysRead {
  const [first = '', ...more] = lines;
  const type = TYPE.exec(first)?.[0];
  if (type === undefined) {
    return { keys: [], problems: [problem('not-a-key', line)] };
  }
  const { base64, comment, used } = joinLines(first.slice(type.length).trim(), more);
  const left = more.slice(used).map((_, index) => problem('not-a-key', line + used + 1 + index));
  const checked = checkKey(type, base64);
  const problems = [
    ...(used > 0 ? [problem('wrapped', line)] : []),
    ...checked.codes.map((code) => problem(code, line)),
    ...left,
  ];
  return checked.bits === undefined
    ? { keys: [], problems }
    : { keys: [{ type, base64, comment, bits: checked.bits, fingerprint: fingerprintOf(base64) }], problems };
}

/** Adds lines to the base64 until the key in it is complete; a comment ends it on any line. */
function joinLines(first: string, more: readonly string[]): { base64: string; comment: string; used: number } {
  let [base64 = '', ...words] = first.split(/\s+/);
  let used = 0;
  while (words.length === 0 && used < more.length && !isComplete(base64)) {
    const [next = '', ...rest] = (more[used] ?? '').split(/\s+/);
    base64 += next;
    words = rest;
    used += 1;
  }
  return { base64, comment: words.join(' '), used };
}

function isComplete(base64: string): boolean {
  return isBase64(base64) && readKeyBlob(Buffer.from(base64, 'base64')).code !== 'truncated';
}

function isBase64(text: string): boolean {
  return text !== '' && text.length % 4 === 0 && Buffer.from(text, 'base64').toString('base64') === text;
}

function checkKey(type: string, base64: string): { readonly codes: readonly KeyProblemCode[]; readonly bits?: number } {
  if (/[^A-Za-z0-9+/=]/.test(base64)) {
    return { codes: ['base64-char'] };
  }
  if (!isBase64(base64)) {
    return { codes: ['base64-length'] };
  }
  const blob = readKeyBlob(Buffer.from(base64, 'base64'));
  if (blob.code !== undefined) {
    return { codes: [blob.code] };
  }
  if (blob.type !== type) {
    return { codes: ['type-mismatch'] };
  }
  const isShort = type === 'ssh-rsa' && blob.bits < 2048;
  return { bits: blob.bits, codes: type === 'ssh-dss' ? ['dsa'] : isShort ? ['rsa-short'] : [] };
}

const WARNINGS: ReadonlySet<KeyProblemCode> = new Set(['wrapped', 'rsa-short', 'dsa']);

function problem(code: KeyProblemCode, line: number): KeyProblem {
  return { code, severity: WARNINGS.has(code) ? 'warning' : 'error', message: MESSAGES[code](), line };
}

function fingerprintOf(base64: string): string {
  const digest = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}
