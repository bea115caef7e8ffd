/** Reads a SHA-256 fingerprint in any usual spelling (colons, blanks, lower case); 64 upper-case hex digits. */
export function normalizeFingerprint(text: string): string | undefined {
  const hex = text
    .replace(/^\s*sha-?256\s*(?:fingerprint)?\s*[:=]/i, '')
    .replace(/[\s:]/g, '')
    .toUpperCase();
  return /^[0-9A-F]{64}$/.test(hex) ? hex : undefined;
}
