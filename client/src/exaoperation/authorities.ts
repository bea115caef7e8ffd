import { X509Certificate } from 'node:crypto';

const BLOCK = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** Whether a text is one or more certificates in PEM. TLS takes one without any for "trust the usual authorities". */
export function isCertificates(pem: string): boolean {
  const blocks = pem.match(BLOCK) ?? [];
  try {
    return blocks.length > 0 && blocks.every((block) => new X509Certificate(block).raw.length > 0);
  } catch {
    return false;
  }
}
