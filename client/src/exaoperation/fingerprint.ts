/**
 * Reads a SHA-256 fingerprint in any usual spelling (colons, blanks, lower case), also within `host/FINGERPRINT:port` as
 * Exasol's drivers take it; 64 upper-case hex digits.
 */
export function normalizeFingerprint(text: string): string | undefined {
  const hex = text
    .replace(/^\s*[^\s/]+\/([0-9a-f]{64})(?::\d{1,5})?\s*$/i, '$1')
    .replace(/^\s*sha-?256\s*(?:fingerprint)?\s*[:=]/i, '')
    .replace(/[\s:]/g, '')
    .toUpperCase();
  return /^[0-9A-F]{64}$/.test(hex) ? hex : undefined;
}
