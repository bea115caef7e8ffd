/** DER, as far as a certificate needs it (ITU-T X.690): every function returns one whole tag-length-value. */

const tagged = (tag: number, content: Buffer): Buffer => Buffer.concat([Buffer.from([tag]), length(content), content]);

/** Short form below 128, otherwise the number of length bytes and then those. */
function length(content: Buffer): Buffer {
  if (content.length < 0x80) {
    return Buffer.from([content.length]);
  }
  const digits = content.length.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export const sequence = (...items: readonly Buffer[]): Buffer => tagged(0x30, Buffer.concat(items));
export const set = (...items: readonly Buffer[]): Buffer => tagged(0x31, Buffer.concat(items));
export const boolean = (value: boolean): Buffer => tagged(0x01, Buffer.from([value ? 0xff : 0]));
/** `bytes` are the magnitude of a number that is not negative. */
export const integer = (bytes: Buffer): Buffer =>
  tagged(0x02, ((bytes[0] ?? 0x80) & 0x80) === 0 ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
export const octetString = (content: Buffer): Buffer => tagged(0x04, content);
export const bitString = (content: Buffer, unusedBits = 0): Buffer =>
  tagged(0x03, Buffer.concat([Buffer.from([unusedBits]), content]));
export const utf8String = (text: string): Buffer => tagged(0x0c, Buffer.from(text, 'utf8'));
export const nothing = (): Buffer => tagged(0x05, Buffer.alloc(0));
/** A context-specific tag around whole items. */
export const explicit = (tag: number, ...items: readonly Buffer[]): Buffer => tagged(0xa0 | tag, Buffer.concat(items));
/** A context-specific tag in place of the item's own. */
export const implicit = (tag: number, content: Buffer): Buffer => tagged(0x80 | tag, content);
/** YYMMDDhhmmssZ, which RFC 5280 wants for the years up to 2049. */
export const utcTime = (date: Date): Buffer =>
  tagged(0x17, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`, 'ascii'));

/** `dotted` as in 2.5.4.3. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tagged(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** Seven bits a byte, most significant first, the high bit set on all but the last. */
function base128(arc: number): number[] {
  const bytes = [arc & 0x7f];
  for (let rest = arc >>> 7; rest > 0; rest >>>= 7) {
    bytes.unshift((rest & 0x7f) | 0x80);
  }
  return bytes;
}
