import { createHash, type X509Certificate } from 'node:crypto';
import { sanitizePhrase } from './text';

/** What a person compares before trusting a server. */
export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  /** ISO 8601. */
  readonly validFrom: string;
  readonly validTo: string;
  /** SHA-256 of the certificate (DER), 64 upper-case hex digits. */
  readonly fingerprint: string;
  readonly selfSigned: boolean;
}

/** The facts of a certificate, safe to show. */
export function describeCertificate(peer: X509Certificate): Certificate {
  return {
    subject: describeName(peer.subject),
    issuer: describeName(peer.issuer),
    validFrom: toIso(peer.validFrom),
    validTo: toIso(peer.validTo),
    fingerprint: createHash('sha256').update(peer.raw).digest('hex').toUpperCase(),
    selfSigned: peer.subject === peer.issuer,
  };
}

/** X509Certificate gives one attribute a line: `CN=EDU01\nO=Example`. */
function describeName(name: string | undefined): string {
  return sanitizePhrase((name ?? '').split('\n').join(', '), 300);
}

function toIso(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? sanitizePhrase(text, 40) : new Date(time).toISOString();
}
