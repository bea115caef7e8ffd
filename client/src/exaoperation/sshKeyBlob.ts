/** The inside of a public key: a row of byte strings, each with its length in front (RFC 4253, section 6.6; RFC 5656). */

export type BlobCode = 'truncated' | 'trailing' | 'type-mismatch' | 'fields' | 'rsa-size';

export type Blob =
  { readonly code: undefined; readonly type: string; readonly bits: number } | { readonly code: BlobCode };

interface Layout {
  /** How many strings follow the type. */
  readonly fields: number;
  /** The size of the key, or undefined where the fields cannot be right. */
  readonly bits: (fields: readonly Buffer[]) => number | undefined;
}

const CURVES: Readonly<Record<string, number>> = { nistp256: 256, nistp384: 384, nistp521: 521 };

const LAYOUTS: Readonly<Record<string, Layout>> = {
  'ssh-rsa': { fields: 2, bits: ([e, n]) => (isOdd(e) && bitLength(e) > 1 && isOdd(n) ? bitLength(n) : undefined) },
  'ssh-dss': { fields: 4, bits: (fields) => (fields.every(isPositive) ? bitLength(fields[0]) : undefined) },
  'ssh-ed25519': { fields: 1, bits: ed25519Bits },
  'ecdsa-sha2-nistp256': { fields: 2, bits: ecdsaBits('nistp256') },
  'ecdsa-sha2-nistp384': { fields: 2, bits: ecdsaBits('nistp384') },
  'ecdsa-sha2-nistp521': { fields: 2, bits: ecdsaBits('nistp521') },
  // The last string is the application for which the hardware key was made.
  'sk-ssh-ed25519@openssh.com': { fields: 2, bits: ed25519Bits },
  'sk-ecdsa-sha2-nistp256@openssh.com': { fields: 3, bits: ecdsaBits('nistp256') },
};

export function readKeyBlob(bytes: Buffer): Blob {
  const [typeBytes, afterType] = readString(bytes, 0) ?? [];
  if (typeBytes === undefined || afterType === undefined) {
    return { code: 'truncated' };
  }
  const type = typeBytes.toString('latin1');
  const layout = Object.hasOwn(LAYOUTS, type) ? LAYOUTS[type] : undefined;
  if (layout === undefined) {
    return { code: 'type-mismatch' };
  }
  const fields: Buffer[] = [];
  let at = afterType;
  while (fields.length < layout.fields) {
    const next = readString(bytes, at);
    if (next === undefined) {
      return { code: 'truncated' };
    }
    fields.push(next[0]);
    at = next[1];
  }
  if (at < bytes.length) {
    return { code: 'trailing' };
  }
  const bits = layout.bits(fields);
  if (bits === undefined) {
    return { code: 'fields' };
  }
  return type === 'ssh-rsa' && bits < 1024 ? { code: 'rsa-size' } : { code: undefined, type, bits };
}

function readString(bytes: Buffer, at: number): readonly [content: Buffer, next: number] | undefined {
  const start = at + 4;
  if (start > bytes.length) {
    return undefined;
  }
  const end = start + bytes.readUInt32BE(at);
  return end <= bytes.length ? [bytes.subarray(start, end), end] : undefined;
}

/** A number as ssh writes it: not negative, without needless zero bytes. */
function isPositive(number: Buffer | undefined): number is Buffer {
  const [first, second = 0] = number ?? [];
  return first !== undefined && first < 0x80 && !(first === 0 && second < 0x80);
}

function isOdd(number: Buffer | undefined): boolean {
  return isPositive(number) && ((number.at(-1) ?? 0) & 1) === 1;
}

function bitLength(number: Buffer | undefined): number {
  return number === undefined ? 0 : BigInt(`0x${number.toString('hex')}`).toString(2).length;
}

function ed25519Bits([point]: readonly Buffer[]): number | undefined {
  return point?.length === 32 ? 256 : undefined;
}

/** The curve's name again, then an uncompressed point: the byte 4 and two coordinates. */
function ecdsaBits(curve: string): Layout['bits'] {
  return ([name, point]) => {
    const bits = CURVES[curve] ?? 0;
    const isPoint = point?.[0] === 4 && point.length === 1 + 2 * Math.ceil(bits / 8);
    return name?.toString('latin1') === curve && isPoint ? bits : undefined;
  };
}
