import type { Problem, ProblemData } from '../rules/problem';
import { showable } from '../showable';
import { characterLength, isDigit, isLetter, skipWhile } from './characters';
import type { CronFieldName, CronFieldSpec } from './cronFields';
import { nearestWord } from './nearest';

export interface CronField {
  readonly name: CronFieldName;
  readonly offset: number;
  readonly length: number;
  /** What the field matches, ascending. Sunday is 0. Empty when it matches nothing. */
  readonly values: readonly number[];
  /** Whether it matches everything. */
  readonly full: boolean;
  /** Whether the text begins with `*`, which decides how the two day fields combine and what happens at DST changes. */
  readonly star: boolean;
}

export type CronFieldCode =
  | 'cron-out-of-range'
  | 'cron-bad-value'
  | 'cron-bad-character'
  | 'cron-empty-item'
  | 'cron-missing-number'
  | 'cron-step-zero'
  | 'cron-step-on-value'
  | 'cron-trailing-text'
  | 'cron-backwards-range'
  | 'cron-step-large'
  | 'cron-step-uneven';

const DASH = 0x2d;
const SLASH = 0x2f;
const STAR = 0x2a;

/** Larger numbers count as this one: far outside every field, and no arithmetic can overflow. */
const HUGE = 1_000_000_000;

/** One field of a schedule while it is read. */
interface Reading {
  readonly text: string;
  readonly spec: CronFieldSpec;
  /** What the items read so far match, in the order in which they do. */
  readonly hits: number[];
  readonly problems: Problem<CronFieldCode>[];
}

/** A number or name and where it ends; `undefined` after a problem was reported. */
interface NumberAt {
  readonly value: number;
  readonly end: number;
}

/** Reads the field at [start, end) of `text` and adds what is wrong with it to `problems`, one problem per list item. */
export function parseCronField(
  text: string,
  start: number,
  end: number,
  spec: CronFieldSpec,
  problems: Problem<CronFieldCode>[],
): CronField {
  const star = text.charCodeAt(start) === STAR;
  if (star && end === start + 1) {
    return { name: spec.name, offset: start, length: 1, values: spec.all, full: true, star };
  }
  const reading: Reading = { text, spec, hits: [], problems };
  for (let itemStart = start; itemStart <= end;) {
    const comma = text.indexOf(',', itemStart);
    const itemEnd = comma < 0 || comma > end ? end : comma;
    parseItem(reading, itemStart, itemEnd, itemStart > start);
    itemStart = itemEnd + 1;
  }
  const values = ascending(reading);
  return { name: spec.name, offset: start, length: end - start, values, full: values.length === spec.period, star };
}

// `*`, a value or a range `from-to`; a step `/n` may follow `*` and a range.
function parseItem(reading: Reading, start: number, end: number, afterComma: boolean): void {
  const { text, spec } = reading;
  if (start === end) {
    // The comma is what a reader can see and delete.
    report(reading, 'cron-empty-item', afterComma ? start - 1 : start, 1);
    return;
  }
  if (text.charCodeAt(start) === STAR) {
    parseStep(reading, { start, low: spec.min, high: spec.max, at: start + 1, end, kind: 'star' });
    return;
  }
  const low = parseValue(reading, start, end, start);
  if (!low) {
    return;
  }
  if (low.end === end || text.charCodeAt(low.end) !== DASH) {
    parseStep(reading, { start, low: low.value, high: low.value, at: low.end, end, kind: 'value' });
    return;
  }
  const high = parseValue(reading, low.end + 1, end, low.end);
  if (high) {
    parseStep(reading, { start, low: low.value, high: high.value, at: high.end, end, kind: 'range' });
  }
}

function ascending({ hits }: Reading): readonly number[] {
  for (let index = 1; index < hits.length; index++) {
    if ((hits[index] ?? 0) <= (hits[index - 1] ?? 0)) {
      return [...new Set(hits)].sort((a, b) => a - b);
    }
  }
  return hits;
}

/** An item whose values are known, up to the place where a step may follow. */
interface Item {
  readonly start: number;
  readonly low: number;
  readonly high: number;
  readonly at: number;
  readonly end: number;
  readonly kind: 'star' | 'value' | 'range';
}

function parseStep(reading: Reading, item: Item): void {
  const { text } = reading;
  if (item.at === item.end) {
    finishItem(reading, item, 1);
    return;
  }
  if (text.charCodeAt(item.at) !== SLASH) {
    reportTail(reading, item.at, item.end);
    return;
  }
  const digits = item.at + 1;
  const digitsEnd = skipWhile(text, digits, item.end, isDigit);
  if (digitsEnd === digits) {
    reportNoNumber(reading, digits, item.end, item.at, 'step');
  } else if (digitsEnd < item.end) {
    reportTail(reading, digitsEnd, item.end);
  } else {
    checkStep(reading, item, digits);
  }
}

function checkStep(reading: Reading, item: Item, digits: number): void {
  const { text, spec } = reading;
  const step = readNumber(text, digits, item.end);
  if (step === 0) {
    report(reading, 'cron-step-zero', digits, item.end - digits);
    return;
  }
  if (item.kind === 'value') {
    const suggestion = showable(String(step)) && `${text.slice(item.start, item.at)}-${lastOf(spec)}/${step}`;
    const data = suggestion === undefined ? undefined : { suggestion };
    report(reading, 'cron-step-on-value', item.start, item.end - item.start, data);
    return;
  }
  if (item.high >= item.low && step > Math.max(1, item.high - item.low)) {
    const shown = showable(text.slice(digits, item.end));
    const data = { field: spec.name, value: String(item.low), ...(shown !== undefined && { step: shown }) };
    report(reading, 'cron-step-large', digits, item.end - digits, data);
  } else if (item.kind === 'star' && spec.name !== 'dayOfMonth' && spec.period % step !== 0) {
    const data = { field: spec.name, step: String(step), period: String(spec.period) };
    report(reading, 'cron-step-uneven', digits, item.end - digits, data);
  }
  finishItem(reading, item, step);
}

function finishItem(reading: Reading, item: Item, step: number): void {
  const { spec, hits } = reading;
  if (item.high < item.low) {
    const suggestion = wrapped(spec, item.low, item.high, step);
    report(reading, 'cron-backwards-range', item.start, item.end - item.start, { field: spec.name, suggestion });
  }
  for (let value = item.low; value <= item.high; value += step) {
    hits.push(spec.name === 'dayOfWeek' ? value % spec.period : value);
  }
}

/** A number or a name. `operator` is where a missing one is reported: the `-` before it, or the start of the item. */
function parseValue(reading: Reading, start: number, end: number, operator: number): NumberAt | undefined {
  const { text, spec } = reading;
  const digitsEnd = skipWhile(text, start, end, isDigit);
  if (digitsEnd > start) {
    const value = readNumber(text, start, digitsEnd);
    if (value >= spec.min && value <= spec.max) {
      return { value, end: digitsEnd };
    }
    const alone = start === operator && digitsEnd === end;
    report(
      reading,
      'cron-out-of-range',
      start,
      digitsEnd - start,
      outOfRange(spec, text, value, start, digitsEnd, alone),
    );
    return undefined;
  }
  const wordEnd = skipWhile(text, start, end, isLetter);
  const index = wordEnd === start ? -1 : spec.names.indexOf(text.slice(start, wordEnd).toUpperCase());
  if (index >= 0) {
    return { value: spec.min + index, end: wordEnd };
  }
  reportNoNumber(reading, start, end, operator, spec.name);
  return undefined;
}

/** Where a number should begin and none does: a word, an operator, the end, or a character that has no place here. */
function reportNoNumber(reading: Reading, start: number, end: number, operator: number, field: string): void {
  const { text, spec } = reading;
  const wordEnd = skipWhile(text, start, end, isLetter);
  if (wordEnd > start) {
    const word = text.slice(start, wordEnd);
    const allowed = field === 'step' ? {} : allowedIn(spec, word);
    report(reading, 'cron-bad-value', start, wordEnd - start, { field, ...allowed });
  } else if (start === end || text.charCodeAt(start) === DASH || text.charCodeAt(start) === SLASH) {
    report(reading, 'cron-missing-number', operator, 1, { operator: text.slice(operator, operator + 1) });
  } else {
    const length = characterLength(text, start);
    const character = text.slice(start, start + length);
    const any = character === '?' && start === operator && start + length === end;
    report(reading, 'cron-bad-character', start, length, { character, ...(any && { suggestion: '*' }) });
  }
}

/** What a field takes, and the name that a word is the beginning, a longer form or a misspelling of. */
function allowedIn(spec: CronFieldSpec, word: string): ProblemData {
  const { names, min, max } = spec;
  const upper = word.toUpperCase();
  const begun = names.filter((known) => known.startsWith(upper));
  const name =
    names.find((known) => upper.startsWith(known)) ?? (begun.length === 1 ? begun[0] : nearestWord(word, names));
  return {
    min: String(min),
    max: String(max),
    ...(names.length > 0 && { names: spec.name === 'month' ? 'JAN…DEC' : 'MON…SUN' }),
    ...(name !== undefined && { suggestion: name }),
  };
}

function reportTail(reading: Reading, start: number, end: number): void {
  report(reading, 'cron-trailing-text', start, end - start);
}

function report(reading: Reading, rule: CronFieldCode, offset: number, length: number, data?: ProblemData): void {
  reading.problems.push({ rule, offset, length, ...(data && { data }) });
}

function outOfRange(
  spec: CronFieldSpec,
  text: string,
  value: number,
  start: number,
  end: number,
  alone: boolean,
): ProblemData {
  const suggestion = meantBy(spec, value, alone);
  const number = showable(text.slice(start, end));
  return {
    ...(number !== undefined && { number }),
    field: spec.name,
    min: String(spec.min),
    max: String(spec.max),
    ...(suggestion !== undefined && { suggestion: String(suggestion) }),
  };
}

/** What a number just outside the field is likely meant to be: 0 → 1, hour 24 → 0, and the end of a range the last value. */
function meantBy(spec: CronFieldSpec, value: number, alone: boolean): number | undefined {
  if (value < spec.min) {
    return spec.min;
  }
  if (value !== spec.max + 1 || spec.name === 'dayOfWeek') {
    return undefined;
  }
  return alone && spec.min === 0 ? 0 : spec.max;
}

/** What somebody means by a range that runs backwards, written so that cron reads it like that. */
function wrapped(spec: CronFieldSpec, low: number, high: number, step: number): string {
  if (step === 1 && spec.name === 'dayOfWeek' && high === 0) {
    return `${low}-7`;
  }
  const last = lastOf(spec);
  if (step === 1) {
    return `${range(low, last)},${range(spec.min, high)}`;
  }
  const values: number[] = [];
  for (let value = low; value <= high + spec.period; value += step) {
    values.push(value > last ? value - spec.period : value);
  }
  return values.join(',');
}

function range(low: number, high: number): string {
  return low === high ? String(low) : `${low}-${high}`;
}

/** The last value of a field: Saturday, not the second Sunday. */
function lastOf(spec: CronFieldSpec): number {
  return spec.min + spec.period - 1;
}

function readNumber(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end && value < HUGE; at++) {
    value = value * 10 + text.charCodeAt(at) - 0x30;
  }
  return value;
}
