/** How many UTF-16 units lie between two entries of the index. */
const step = 1024;

/**
 * Counts bytes of UTF-8 in a text of UTF-16 units. An index of sums keeps a lookup short however long a line is; it is
 * made when it is first needed. An unpaired surrogate counts as the three bytes of U+FFFD, which it becomes.
 */
export class Utf8 {
  private readonly text: string;
  private sums: Float64Array | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The bytes in front of an offset. In front of half a character there are as many as in front of all of it. */
  bytesBefore(offset: number): number {
    const end = Math.min(Math.max(offset, 0), this.text.length);
    const entry = Math.floor(end / step);
    let bytes = this.index()[entry] ?? 0;
    for (let at = entry * step; at < end; at += 1) {
      bytes += bytesAt(this.text, at);
    }
    return bytes;
  }

  /** The offset of the character that holds a byte, or the length of the text. */
  offsetOf(bytes: number): number {
    const entry = lastNotAbove(this.index(), bytes);
    let sum = this.index()[entry] ?? 0;
    let at = entry * step;
    let character = isPair(this.text, at - 1) ? at - 1 : at;
    while (at < this.text.length) {
      sum += bytesAt(this.text, at);
      if (sum > bytes) {
        return character;
      }
      at += 1;
      // The first half of a pair is no place of its own.
      character = isPair(this.text, at - 1) ? character : at;
    }
    return this.text.length;
  }

  private index(): Float64Array {
    this.sums ??= sumsOf(this.text);
    return this.sums;
  }
}

function sumsOf(text: string): Float64Array {
  const sums = new Float64Array(Math.floor(text.length / step) + 1);
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at % step === 0) {
      sums[at / step] = bytes;
    }
    bytes += bytesAt(text, at);
  }
  if (text.length % step === 0) {
    sums[text.length / step] = bytes;
  }
  return sums;
}

/** The place of the last of some ascending numbers that is not above a limit; the first where all are. */
export function lastNotAbove(ascending: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= limit) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/** What a unit adds. The four bytes of a pair are counted at its second half. */
function bytesAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x80) {
    return 1;
  }
  if (code < 0x800) {
    return 2;
  }
  if (isPair(text, at)) {
    return 0;
  }
  return isPair(text, at - 1) ? 4 : 3;
}

/** Whether two surrogates that belong together begin here. */
function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
