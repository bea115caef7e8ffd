const HIDDEN = '•••';

/**
 * A short secret is hidden only where it stands alone: it would turn every text into dots otherwise. One of a single
 * character is hidden only in a URL, in an Authorization header and behind its user: dots for every 0 of a log would tell
 * the password instead of hiding it.
 */
const SHORT = 4;
const TOO_SHORT = 2;

/**
 * `//user:password@`: up to the last @ of the run, because passwords may hold one; or with blanks, unless it looks like a
 * port and the text after it. A further @ before any slash belongs to the password as well. All lengths are bounded, so
 * that no text makes this slow.
 */
const URL_PASSWORD =
  /(\/\/[^\s/:@]{0,256}):(?:\S{0,512}@|(?!\d{1,5}(?:[\s/?#:,;.)\]]|$))\S[^\n\r@]{0,255}@)(?:[^\n\r/@]{0,255}@){0,4}/g;
const AUTHORIZATION = /(authorization["']?\s*[:=]\s*["']?(?:(?:basic|bearer|digest)\s+)?)[^\s"',;]+/gi;

/**
 * Makes a function that hides the secrets in any text: as they are, percent-encoded, and inside base64 at any position
 * (which covers the Authorization header and an encoded file). Passwords in URLs and Authorization headers are hidden
 * whatever they are. Pass `user:password` as well, where it is known: then also a short password is found in base64.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const patterns = [...new Set(secrets.filter((secret) => secret.length >= TOO_SHORT).flatMap(spellings))]
    .sort((a, b) => b.length - a.length)
    .map((spelling) => (spelling.length < SHORT ? `(?<!\\w)${escape(spelling)}(?!\\w)` : escape(spelling)));
  const known = patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'g');
  return (text) => {
    const hidden = known === undefined ? text : text.replace(known, HIDDEN);
    return hidden.replace(URL_PASSWORD, `$1:${HIDDEN}@`).replace(AUTHORIZATION, `$1${HIDDEN}`);
  };
}

/** Secrets that were used since the start, for texts that nobody knows the secrets of, such as a log. */
export class SeenSecrets {
  readonly #seen = new Set<string>();
  #redact = createRedactor([]);

  add(...secrets: readonly string[]): void {
    const before = this.#seen.size;
    secrets.forEach((secret) => this.#seen.add(secret));
    if (this.#seen.size > before) {
      this.#redact = createRedactor([...this.#seen]);
    }
  }

  hide(text: string): string {
    return this.#redact(text);
  }
}

function spellings(secret: string): readonly string[] {
  const encoded = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, '\ufffd'));
  return [
    secret,
    encoded,
    encoded.replaceAll('%20', '+'),
    encoded.replace(/%../g, (hex) => hex.toLowerCase()),
    ...base64Spellings(secret),
  ];
}

/** Base64 of a text looks different at each of three offsets; what is left of it without its edges is always the same. */
function base64Spellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const inside = [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const wholeSixes = Math.floor((padded.length * 8) / 6);
    return padded.toString('base64').slice(Math.ceil((offset * 8) / 6), wholeSixes);
  });
  return [bytes.toString('base64'), ...inside.filter((text) => text.length >= 6)];
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
