import { isDigit, isHexDigit, isLetter, skipWhile } from './characters';

/** What an IPv4 address is for. The first that fits, in this order, as Python's `ipaddress` tells them apart. */
export type AddressCategory =
  'unspecified' | 'broadcast' | 'loopback' | 'multicast' | 'link-local' | 'reserved' | 'private' | 'global';

export type IpAddress =
  { readonly kind: 'v4'; readonly category: AddressCategory } | { readonly kind: 'v6' } | { readonly kind: 'none' };

interface Network {
  readonly first: number;
  readonly bits: number;
  readonly category: AddressCategory;
}

const NETWORKS: readonly Network[] = [
  { first: 0x00000000, bits: 32, category: 'unspecified' },
  { first: 0xffffffff, bits: 32, category: 'broadcast' },
  { first: 0x7f000000, bits: 8, category: 'loopback' },
  { first: 0xe0000000, bits: 4, category: 'multicast' },
  { first: 0xa9fe0000, bits: 16, category: 'link-local' },
  { first: 0xf0000000, bits: 4, category: 'reserved' },
  { first: 0x00000000, bits: 8, category: 'private' },
  { first: 0x0a000000, bits: 8, category: 'private' },
  { first: 0x64400000, bits: 10, category: 'private' },
  { first: 0xac100000, bits: 12, category: 'private' },
  { first: 0xc0000000, bits: 29, category: 'private' },
  { first: 0xc00000aa, bits: 31, category: 'private' },
  { first: 0xc0000200, bits: 24, category: 'private' },
  { first: 0xc0a80000, bits: 16, category: 'private' },
  { first: 0xc6120000, bits: 15, category: 'private' },
  { first: 0xc6336400, bits: 24, category: 'private' },
  { first: 0xcb007100, bits: 24, category: 'private' },
];

const V4: Readonly<Record<AddressCategory, IpAddress>> = {
  unspecified: { kind: 'v4', category: 'unspecified' },
  broadcast: { kind: 'v4', category: 'broadcast' },
  loopback: { kind: 'v4', category: 'loopback' },
  multicast: { kind: 'v4', category: 'multicast' },
  'link-local': { kind: 'v4', category: 'link-local' },
  reserved: { kind: 'v4', category: 'reserved' },
  private: { kind: 'v4', category: 'private' },
  global: { kind: 'v4', category: 'global' },
};
const V6: IpAddress = { kind: 'v6' };
const NONE: IpAddress = { kind: 'none' };

/**
 * An address in its strict form: IPv4 as four decimal numbers without leading zeros (010 would be octal to the C
 * resolver), or IPv6. Nothing is trimmed; a port, a mask or brackets make it `none`.
 */
export function parseIpAddress(text: string): IpAddress {
  const number = ipv4Number(text, 0, text.length);
  if (number !== undefined) {
    return V4[categoryOf(number)];
  }
  return isIpv6(text) ? V6 : NONE;
}

/** The dotted form of a 32-bit number. */
export function formatIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff).join('.');
}

/** The strict IPv4 address at [start, end) as an unsigned 32-bit number. */
export function ipv4Number(text: string, start: number, end: number): number | undefined {
  let address = 0;
  let octet = 0;
  let digits = 0;
  let dots = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      if (digits > 0 && octet === 0) {
        return undefined;
      }
      octet = octet * 10 + code - 0x30;
      digits++;
      if (octet > 255) {
        return undefined;
      }
    } else if (code === 0x2e && digits > 0 && dots < 3) {
      address = address * 256 + octet;
      dots++;
      octet = digits = 0;
    } else {
      return undefined;
    }
  }
  return dots === 3 && digits > 0 ? address * 256 + octet : undefined;
}

function categoryOf(address: number): AddressCategory {
  for (const { first, bits, category } of NETWORKS) {
    // Shifts by 32 do nothing in JavaScript, so a single address is compared as a number.
    if (bits === 32 ? address === first : address >>> (32 - bits) === first >>> (32 - bits)) {
      return category;
    }
  }
  return 'global';
}

/** Eight groups of up to four hex digits; one `::` for one or more zero groups; the last two may be an IPv4 address. */
function isIpv6(text: string): boolean {
  const zone = text.indexOf('%');
  const end = zone < 0 ? text.length : zone;
  if (zone >= 0 && !isZone(text, zone + 1)) {
    return false;
  }
  const gap = text.indexOf('::');
  if (gap < 0 || gap >= end) {
    return countGroups(text, 0, end) === 8;
  }
  const before = gap === 0 ? 0 : countGroups(text, 0, gap, false);
  const after = gap + 2 === end ? 0 : countGroups(text, gap + 2, end);
  return before !== undefined && after !== undefined && before + after < 8;
}

function isZone(text: string, start: number): boolean {
  return start < text.length && skipWhile(text, start, text.length, isZoneCharacter) === text.length;
}

function isZoneCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 0x2d || code === 0x2e || code === 0x3a;
}

/** How many 16-bit groups stand at [start, end); undefined if that is not a list of groups. */
function countGroups(text: string, start: number, end: number, mayEndInIpv4 = true): number | undefined {
  let groups = 0;
  for (let at = start; ; at++) {
    const groupEnd = skipWhile(text, at, end, isHexDigit);
    if (mayEndInIpv4 && text[groupEnd] === '.' && ipv4Number(text, at, end) !== undefined) {
      return groups + 2;
    }
    if (groupEnd === at || groupEnd > at + 4 || (groupEnd < end && text[groupEnd] !== ':')) {
      return undefined;
    }
    groups++;
    at = groupEnd;
    if (at === end) {
      return groups;
    }
  }
}
