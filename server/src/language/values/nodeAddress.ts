import type { Problem, ProblemData } from '../rules/problem';
import { showable } from '../showable';
import { skipWhile, isDigit } from './characters';
import { formatIpv4, ipv4Number, parseIpAddress } from './ipAddress';

export type NodeAddressCode =
  | 'node-leading-zero'
  | 'node-octet-range'
  | 'node-short-form'
  | 'node-mask'
  | 'node-port'
  | 'node-range'
  | 'node-ipv6'
  | 'node-host-name'
  | 'node-unicode-digit'
  | 'node-bad-address';

type Report = (problem: Problem<NodeAddressCode>) => void;

/** A range that covers more addresses than this is not written out. */
const LONGEST_RANGE = 64;

/** Why `text`, which is no IPv4 address, is none. `offset` is its place in the value. */
export function explainAddress(text: string, offset: number, report: Report): void {
  const whole = (rule: NodeAddressCode, data?: ProblemData): void => {
    report({ rule, offset, length: text.length, ...(data && { data }) });
  };
  const tail = (rule: NodeAddressCode, at: number, data?: ProblemData): void => {
    report({
      rule,
      offset: offset + at,
      length: text.length - at,
      data: { ...shownAs('tail', text.slice(at)), ...data },
    });
  };
  const unbracketed = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const headEnd = skipWhile(text, 0, text.length, (code) => isDigit(code) || code === 0x2e);
  if (parseIpAddress(unbracketed).kind === 'v6') {
    whole('node-ipv6');
  } else if (headEnd === text.length) {
    explainDotted(text, offset, report, whole);
  } else if (/[^\0-\x7f]/.test(text) && /\p{Nd}/u.test(text.replace(/[\0-\x7f]/g, ''))) {
    const ascii = text.normalize('NFKC');
    whole('node-unicode-digit', parseIpAddress(ascii).kind === 'v4' ? { suggestion: ascii } : undefined);
  } else if (text.includes('/')) {
    tail('node-mask', text.indexOf('/'));
  } else if (/^[^:]+:\d+$/.test(text)) {
    tail('node-port', text.indexOf(':'));
  } else if (headEnd > 0 && text[headEnd] === '-' && ipv4Number(text, 0, headEnd) !== undefined) {
    explainRange(text, headEnd, whole, tail);
  } else if (/^[\w.-]+$/.test(text) && /[A-Za-z]/.test(text) && !/^0x/i.test(text)) {
    whole('node-host-name');
  } else {
    whole('node-bad-address');
  }
}

/** Nothing, where a text may not be repeated. */
function shownAs(word: string, text: string): ProblemData {
  const shown = showable(text);
  return shown === undefined ? {} : { [word]: shown };
}

type Whole = (rule: NodeAddressCode, data?: ProblemData) => void;

/** Digits and dots only. */
function explainDotted(text: string, offset: number, report: Report, whole: Whole): void {
  const parts = text.split('.');
  if (parts.length > 4 || parts.some((part) => part === '' || part.length > 10)) {
    whole('node-bad-address');
    return;
  }
  if (parts.length < 4) {
    const number = shortForm(parts);
    const data = number === undefined ? undefined : { suggestion: formatIpv4(number) };
    whole('node-short-form', { count: String(parts.length), ...data });
    return;
  }
  let at = offset;
  for (const octet of parts) {
    const place = { offset: at, length: octet.length };
    const plain = String(Number(octet));
    if (Number(octet) > 255) {
      report({ rule: 'node-octet-range', ...place });
    } else if (plain !== octet) {
      const read = /^[0-7]+$/.test(octet) ? { read: String(parseInt(octet, 8)) } : undefined;
      report({ rule: 'node-leading-zero', ...place, data: { suggestion: plain, ...read } });
    }
    at += octet.length + 1;
  }
}

/**
 * What the C resolver makes of two or three numbers: the last one fills all bytes that are left, so 10.1 is 10.0.0.1.
 * Undefined where it would not accept them, and for a single number, which nobody means as an address.
 */
function shortForm(parts: readonly string[]): number | undefined {
  const numbers = parts.map(Number);
  const last = numbers.pop() ?? 0;
  const plain = parts.every((part) => part === '0' || !part.startsWith('0'));
  const lastSize = 256 ** (4 - numbers.length);
  if (numbers.length === 0 || !plain || numbers.some((number) => number > 255) || last >= lastSize) {
    return undefined;
  }
  return numbers.reduce((sum, number, index) => sum + number * 256 ** (3 - index), last);
}

/** `10.60.102.11-15` or `10.60.102.11-10.60.102.15`; `dash` is where the `-` stands. */
function explainRange(
  text: string,
  dash: number,
  whole: Whole,
  tail: (rule: NodeAddressCode, at: number) => void,
): void {
  const first = ipv4Number(text, 0, dash) ?? 0;
  const end = text.slice(dash + 1);
  const last = /^\d{1,3}$/.test(end) ? first - (first % 256) + Number(end) : ipv4Number(end, 0, end.length);
  const count = last === undefined || (end.length < 4 && Number(end) > 255) ? 0 : last - first + 1;
  if (count < 2 || count > LONGEST_RANGE) {
    tail('node-range', dash);
    return;
  }
  const addresses = Array.from({ length: count }, (_, index) => formatIpv4(first + index));
  whole('node-range', { suggestion: addresses.join('; ') });
}
