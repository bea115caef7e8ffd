import { isDigit, skipWhile, standsAt } from './characters';
import { ipv4Number } from './ipAddress';

/**
 * Whether the value at [start, end) of a text is surely fine, as far as a quick look can tell: then the parser of its
 * type has nothing to say about it. Where this is false, only the parser knows. Nothing is cut out of the text.
 */
export type Glance = (text: string, start: number, end: number) => boolean;

/** Whether a pattern that sticks to where it is put matches exactly the text at [start, end). */
function glanceBy(pattern: RegExp): Glance {
  return (text, start, end) => {
    pattern.lastIndex = start;
    return pattern.test(text) && pattern.lastIndex === end;
  };
}

/** One of two words. */
export function glanceAtWords(one: string, other: string): Glance {
  return (text, start, end) => {
    const length = end - start;
    return (
      (length === one.length && standsAt(text, one, start)) || (length === other.length && standsAt(text, other, start))
    );
  };
}

/** One name. */
export const glanceAtDatabaseName: Glance = glanceBy(/[\w.-]+/y);

/** With a reference to a secret as its password; there is always something to say about other passwords. */
export const glanceAtFtpUrl: Glance = glanceBy(
  /ftp:\/\/[\w.-]+:\$\{secret:[A-Za-z][\w.-]{0,63}\}@%s(?::2021)?\/v\d{4}\/?/y,
);

/** Numbers in their range, steps that divide it evenly, and at most one of the two day fields that excludes a day. */
export const glanceAtCron: Glance = glanceBy(cronPattern());

function cronPattern(): RegExp {
  const listOf = (item: string): string => `${item}(?:,${item})*`;
  // Runs that are less than five minutes apart are worth a word.
  const minute = String.raw`(?:[0-5]?\d|\*/(?:5|6|10|12|15|20|30))`;
  const hour = String.raw`(?:\*(?:/(?:[123468]|12))?|${listOf(String.raw`(?:2[0-3]|[01]?\d)`)})`;
  // Every month has one of these days.
  const day = listOf(String.raw`(?:[12]\d|0?[1-9])`);
  const month = String.raw`(?:\*|${listOf('(?:1[0-2]|0?[1-9])')})`;
  const weekday = String.raw`(?:\*|1-[2-7]|${listOf('(?:[0-7]|SUN|MON|TUE|WED|THU|FRI|SAT)')})`;
  const days = String.raw`(?:${day} ${month} \*|\* ${month} ${weekday}|3[01] \* \*)`;
  return new RegExp(`${minute} ${hour} ${days}`, 'y');
}

/** More addresses are left to the parser. */
const MOST_ADDRESSES = 16;

const BLANK = 0x20;
const DOT = 0x2e;
const SEMICOLON = 0x3b;

/** Different addresses with `; ` between them, none of which can be one that no node has. */
export const glanceAtNodeList: Glance = (text, start, end) => {
  const seen: number[] = [];
  for (let at = start; seen.length < MOST_ADDRESSES;) {
    const itemEnd = skipWhile(text, at, end, isPartOfAddress);
    const address = ipv4Number(text, at, itemEnd);
    if (address === undefined || !isOrdinary(address) || seen.includes(address)) {
      return false;
    }
    if (itemEnd === end) {
      return true;
    }
    if (text.charCodeAt(itemEnd) !== SEMICOLON || text.charCodeAt(itemEnd + 1) !== BLANK) {
      return false;
    }
    seen.push(address);
    at = itemEnd + 2;
  }
  return false;
};

function isPartOfAddress(code: number): boolean {
  return isDigit(code) || code === DOT;
}

/** Whether the first number of an address alone shows that it is for a single machine. */
function isOrdinary(address: number): boolean {
  const first = address >>> 24;
  return first > 0 && first < 224 && first !== 127 && first !== 169;
}
