import { characterLength, isDigit, isHexDigit, isWithin, type Part } from './characters';

/**
 * One `%…` of a template, as Python's `template % node` reads it.
 * `node`: exactly `%s`. `odd`: another spelling of it with the same effect, such as `% s`. `percent`: `%%`, a literal
 * percent sign. `encoded`: `%` and two hex digits, meant for a URL. `bad`: anything else, which Python rejects.
 */
export interface Placeholder {
  readonly kind: 'node' | 'odd' | 'percent' | 'encoded' | 'bad';
  readonly offset: number;
  readonly length: number;
}

/** `0.0.0.0`: a smaller width changes no address. */
const SHORTEST_ADDRESS = 7;

const PERCENT = 0x25;
const LOWER_S = 0x73;

/** Every `%…` at [start, end) of `text`, in order. In the host, `%20s` is a conversion; elsewhere `%20` is encoded. */
export function findPlaceholders(text: string, start: number, end: number, host: Part): readonly Placeholder[] {
  const found: Placeholder[] = [];
  // Looked for once: a search from every `%(` would go through the whole rest each time.
  const lastClose = text.lastIndexOf(')', end - 1);
  for (let at = text.indexOf('%', start); at >= 0 && at < end;) {
    const placeholder = readPlaceholder(text, at, { end, lastClose }, isWithin(at, host));
    found.push(placeholder);
    at = text.indexOf('%', at + placeholder.length);
  }
  return found;
}

/** Where a template ends, and its last `)`. */
interface Bounds {
  readonly end: number;
  readonly lastClose: number;
}

function readPlaceholder(text: string, offset: number, bounds: Bounds, inHost: boolean): Placeholder {
  const { end } = bounds;
  const next = offset + 1 < end ? text.charCodeAt(offset + 1) : 0;
  if (next === LOWER_S) {
    return { kind: 'node', offset, length: 2 };
  }
  if (next === PERCENT) {
    return { kind: 'percent', offset, length: 2 };
  }
  if (!inHost && offset + 2 < end && isHexDigit(next) && isHexDigit(text.charCodeAt(offset + 2))) {
    return { kind: 'encoded', offset, length: 3 };
  }
  return readConversion(text, offset, bounds);
}

/** `%`, a mapping key in parentheses, flags, width, precision, length modifier, conversion: all but the last optional. */
function readConversion(text: string, offset: number, { end, lastClose }: Bounds): Placeholder {
  let at = offset + 1;
  const mapping = text[at] === '(';
  if (mapping) {
    if (lastClose < at) {
      return { kind: 'bad', offset, length: 2 };
    }
    at = text.indexOf(')', at) + 1;
  }
  at = skipAll(text, at, end, '#0- +');
  const widthEnd = skipNumber(text, at, end);
  const padded = text[at] === '*' || Number(text.slice(at, widthEnd)) > SHORTEST_ADDRESS;
  at = widthEnd;
  const cut = text[at] === '.';
  if (cut) {
    at = skipNumber(text, at + 1, end);
  }
  at = skipAll(text, at, Math.min(end, at + 1), 'hlL');
  const same = !mapping && !padded && !cut && text[at] === 's' && at < end;
  const length = Math.min(end, at + (at < end ? characterLength(text, at) : 0)) - offset;
  return { kind: same ? 'odd' : 'bad', offset, length };
}

function skipAll(text: string, start: number, end: number, characters: string): number {
  let at = start;
  while (at < end && characters.includes(text.charAt(at))) {
    at++;
  }
  return at;
}

function skipNumber(text: string, start: number, end: number): number {
  if (text[start] === '*' && start < end) {
    return start + 1;
  }
  let at = start;
  while (at < end && isDigit(text.charCodeAt(at))) {
    at++;
  }
  return at;
}
