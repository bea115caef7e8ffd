import {
  createHash,
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
  type KeyPairKeyObjectResult,
} from 'node:crypto';
import { isIPv4 } from 'node:net';

/** Just enough X.509 to make the certificates that tests need, good and bad ones, without any tool. */

export interface CertificateOptions {
  readonly subject?: string;
  /** Host names and IPv4 addresses; none = no such extension at all. */
  readonly names?: readonly string[];
  /** Relative to now. */
  readonly validFromDays?: number;
  readonly validToDays?: number;
  /** Who signs; without it the certificate is self-signed. */
  readonly issuer?: TestCertificate;
  readonly isAuthority?: boolean;
}

export interface TestCertificate {
  readonly subject: string;
  readonly keys: KeyPairKeyObjectResult;
  /** PEM. */
  readonly cert: string;
  /** PEM. */
  readonly key: string;
  /** SHA-256 of the DER, 64 upper-case hex digits. */
  readonly fingerprint: string;
}

export function makeCertificate(options: CertificateOptions = {}): TestCertificate {
  const { subject = 'EDU01', names = ['127.0.0.1', 'localhost'], issuer, isAuthority = false } = options;
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    nameOf(issuer?.subject ?? subject),
    sequence(time(options.validFromDays ?? -1), time(options.validToDays ?? 30)),
    nameOf(subject),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(names, isAuthority))),
  );
  const der = sequence(body, ECDSA_WITH_SHA256, bitString(signWith(issuer?.keys.privateKey ?? keys.privateKey, body)));
  return {
    subject,
    keys,
    cert: `-----BEGIN CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`,
    key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    fingerprint: createHash('sha256').update(der).digest('hex').toUpperCase(),
  };
}

function signWith(key: KeyObject, body: Buffer): Buffer {
  return sign('sha256', body, key);
}

function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: Buffer[]) => tagged(0x30, Buffer.concat(parts));
const integer = (content: Buffer) => tagged(0x02, content);
const objectId = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'));
const bitString = (content: Buffer) => tagged(0x03, Buffer.concat([Buffer.from([0]), content]));

const ECDSA_WITH_SHA256 = sequence(objectId('2a8648ce3d040302'));
const COMMON_NAME = objectId('550403');
const SUBJECT_ALT_NAME = objectId('551d11');
const BASIC_CONSTRAINTS = objectId('551d13');

function nameOf(commonName: string): Buffer {
  return sequence(tagged(0x31, sequence(COMMON_NAME, tagged(0x0c, Buffer.from(commonName)))));
}

function time(days: number): Buffer {
  const text = new Date(Date.now() + days * 86_400_000).toISOString().replace(/[-:T]/g, '').replace(/\..*/, 'Z');
  return tagged(0x18, Buffer.from(text));
}

function extensions(names: readonly string[], isAuthority: boolean): Buffer[] {
  const alternatives = names.map((name) =>
    isIPv4(name) ? tagged(0x87, Buffer.from(name.split('.').map(Number))) : tagged(0x82, Buffer.from(name)),
  );
  const authority = tagged(0x01, Buffer.from([0xff]));
  return [
    sequence(BASIC_CONSTRAINTS, tagged(0x04, isAuthority ? sequence(authority) : sequence())),
    ...(names.length > 0 ? [sequence(SUBJECT_ALT_NAME, tagged(0x04, sequence(...alternatives)))] : []),
  ];
}
