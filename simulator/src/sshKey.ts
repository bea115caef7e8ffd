import { createPublicKey, generateKeyPair } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** Makes a key pair of 2048 bits and returns the line for authorized_keys; the private half is not needed here. */
export async function createKeyLine(comment: string): Promise<string> {
  const { publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const { e, n } = publicKey.export({ format: 'jwk' });
  const blob = Buffer.concat([field(Buffer.from('ssh-rsa')), field(magnitude(e)), field(magnitude(n))]);
  return `ssh-rsa ${blob.toString('base64')} ${comment}`;
}

/** RFC 4251, section 5, `string`. */
function field(content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, content]);
}

/** RFC 4251, section 5, `mpint` without its length: a leading zero byte where the highest bit is set. */
function magnitude(base64url = ''): Buffer {
  const bytes = Buffer.from(base64url, 'base64url');
  return bytes.readUInt8(0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes;
}

export type KeyFileResult =
  { readonly ok: true; readonly keys: readonly string[] } | { readonly ok: false; readonly message: string };

/** Reads a file of public keys, one a line, and refuses it whole when one line is not a key that sshd would take. */
export function readKeyFile(text: string): KeyFileResult {
  if (text.includes('PRIVATE KEY')) {
    return { ok: false, message: 'this is a private key; upload public keys only' };
  }
  const lines = text.split('\n').map((line) => line.trim());
  const bad = lines.findIndex((line) => line !== '' && !isPublicKey(line));
  if (bad !== -1) {
    return { ok: false, message: `line ${bad + 1} is not a public key` };
  }
  const keys = lines.filter((line) => line !== '');
  return keys.length > 0 ? { ok: true, keys } : { ok: false, message: 'the file holds no key' };
}

/** `type base64 comment`, where the decoded bytes repeat the type and hold a key that OpenSSL can load. */
export function isPublicKey(line: string): boolean {
  const [, type = '', base64 = ''] = /^(\S+) +([A-Za-z0-9+/]+={0,2})(?: .*)?$/.exec(line) ?? [];
  const fields = readFields(Buffer.from(base64, 'base64'));
  return base64.length % 4 === 0 && fields?.[0]?.toString('latin1') === type && isLoadable(type, fields.slice(1));
}

/** The length-prefixed fields of a key blob; undefined when the bytes do not end with a field. */
function readFields(blob: Buffer): Buffer[] | undefined {
  const fields: Buffer[] = [];
  let at = 0;
  while (at + 4 <= blob.length) {
    const end = at + 4 + blob.readUInt32BE(at);
    fields.push(blob.subarray(at + 4, end));
    at = end;
  }
  return at === blob.length ? fields : undefined;
}

function isLoadable(type: string, fields: readonly Buffer[]): boolean {
  try {
    const key = loadKey(type, fields);
    return key !== undefined && (key.asymmetricKeyDetails?.modulusLength ?? 1024) >= 1024;
  } catch {
    return false;
  }
}

/** Throws what OpenSSL throws; undefined for a type or a number of fields that is not known here. */
function loadKey(type: string, [first, second, third]: readonly Buffer[]): KeyObject | undefined {
  const text = (bytes: Buffer): string => bytes.toString('base64url');
  if (type === 'ssh-rsa' && first && second && !third) {
    return createPublicKey({ format: 'jwk', key: { kty: 'RSA', e: text(first), n: text(unpadded(second)) } });
  }
  if (type === 'ssh-ed25519' && first && !second) {
    return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: text(first) } });
  }
  const curve = /^ecdsa-sha2-nistp(256|384|521)$/.exec(type)?.[1];
  if (curve !== undefined && first?.toString('latin1') === `nistp${curve}` && second?.[0] === 4 && !third) {
    const half = (second.length - 1) / 2;
    const x = text(second.subarray(1, 1 + half));
    const y = text(second.subarray(1 + half));
    return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: `P-${curve}`, x, y } });
  }
  return undefined;
}

const unpadded = (bytes: Buffer): Buffer => (bytes[0] === 0 ? bytes.subarray(1) : bytes);
