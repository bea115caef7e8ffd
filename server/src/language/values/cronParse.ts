import type { Problem, ProblemData } from '../rules/problem';
import { findBlank, isLetter, skipBlanks, trimBlanks } from './characters';
import { parseCronField, type CronField, type CronFieldCode } from './cronField';
import { CRON_FIELDS } from './cronFields';
import { nearestWord } from './nearest';

export type CronCode =
  | CronFieldCode
  | 'cron-too-few-fields'
  | 'cron-too-many-fields'
  | 'cron-unknown-macro'
  | 'cron-macro'
  | 'cron-reboot'
  | 'cron-never'
  | 'cron-day-or'
  | 'cron-day-and'
  | 'cron-often';

type CronProblem = Problem<CronCode>;

/**
 * How the two day fields combine. `single`: at most one of them excludes any day. `and`: one begins with `*`, so a day
 * must match both. `or`: neither begins with `*`, so a day needs to match only one.
 */
export type CronDayRule = 'single' | 'and' | 'or';

/** A schedule as cron reads it. Offsets are UTF-16 units from the start of the value. */
export interface Cron {
  /** `macro` is one such as `@daily`, whose fields all have the macro's place; `reboot` has no fields. */
  readonly kind: 'fields' | 'macro' | 'reboot';
  /** Whether cron accepts it: five fields that can all be read, or a macro. A schedule that never fires is accepted. */
  readonly valid: boolean;
  /** Minute, hour, day of month, month, day of week; as many as are there. */
  readonly fields: readonly CronField[];
  /** Whether no time ever matches. Also true of `@reboot`, and of what is not valid. */
  readonly never: boolean;
  readonly dayRule: CronDayRule;
  readonly problems: readonly CronProblem[];
}

/** The five fields that each macro stands for. */
const MACROS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);
const REBOOT = '@reboot';

/** Runs closer to each other than this, in minutes, are likely to overlap. */
const SHORT_GAP = 5;

/** The longest form of each month; 29 February does come. */
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads the value of START_CYCLE. Accepted is what both Debian's cron and cronie accept (man 5 crontab): five fields
 * separated by blanks, or a macro. Never throws.
 */
export function parseCron(text: string): Cron {
  const start = skipBlanks(text, 0);
  if (text[start] === '@') {
    return parseMacro(text, start);
  }
  const words = isLetter(text.charCodeAt(start))
    ? wordsForMacro(text.slice(start, start + LONGEST_WORDS).trim())
    : undefined;
  return words === undefined ? parseFields(text, start) : wordsOnly(text, start, words);
}

/** No words for a macro are longer. */
const LONGEST_WORDS = 40;

const EVERY: ReadonlyMap<string, string> = new Map([
  ['year', '@yearly'],
  ['month', '@monthly'],
  ['week', '@weekly'],
  ['day', '@daily'],
  ['night', '@midnight'],
  ['midnight', '@midnight'],
  ['hour', '@hourly'],
]);

/** Words as people say them, `daily` or `every day`, and the macro that they mean, where there is one. */
function wordsForMacro(words: string): ProblemData | undefined {
  const every = /^every\b[ \t]*(\w*)$/i.exec(words);
  if (every || /^every[ \t]/i.test(words)) {
    const nearest = EVERY.get((every?.[1] ?? '').toLowerCase());
    return nearest === undefined ? {} : { nearest };
  }
  const macro = `@${words.toLowerCase()}`;
  return MACROS.has(macro) ? { nearest: macro } : undefined;
}

function wordsOnly(text: string, start: number, data: ProblemData): Cron {
  const end = trimBlanks(text, start, text.length);
  return judge('macro', start, end, [], [{ rule: 'cron-unknown-macro', offset: start, length: end - start, data }]);
}

function parseFields(text: string, start: number): Cron {
  const end = trimBlanks(text, start, text.length);
  const fieldProblems: Problem<CronFieldCode>[] = [];
  const fields: CronField[] = [];
  let at = start;
  for (const spec of CRON_FIELDS) {
    if (at >= end) {
      break;
    }
    const fieldEnd = findBlank(text, at, end);
    fields.push(parseCronField(text, at, fieldEnd, spec, fieldProblems));
    at = skipBlanks(text, fieldEnd, end);
  }
  const problems: CronProblem[] = fieldProblems;
  if (fields.length < CRON_FIELDS.length) {
    problems.push({ rule: 'cron-too-few-fields', offset: end, length: 0, data: { count: String(fields.length) } });
  } else if (at < end) {
    problems.push(tooManyFields(text, start, at, end));
  }
  return judge('fields', start, end, fields, problems);
}

function tooManyFields(text: string, start: number, surplus: number, end: number): CronProblem {
  let count = CRON_FIELDS.length;
  for (let at = surplus; at < end; at = skipBlanks(text, findBlank(text, at, end), end)) {
    count++;
  }
  // Six fields of which the first is 0 are most likely written for a scheduler that counts seconds.
  const seconds = count === 6 && findBlank(text, start, end) === start + 1 && text[start] === '0';
  const withoutSeconds = text.slice(skipBlanks(text, start + 1), end);
  const data = { count: String(count), ...(seconds && { withoutSeconds, back: String(surplus - start) }) };
  return { rule: 'cron-too-many-fields', offset: surplus, length: end - surplus, data };
}

function parseMacro(text: string, start: number): Cron {
  const end = findBlank(text, start);
  const macro = text.slice(start, end);
  const problems: CronProblem[] = [];
  const place = { offset: start, length: end - start };
  const meaning = MACROS.get(macro);
  if (meaning !== undefined) {
    problems.push({ rule: 'cron-macro', ...place, data: { macro, fields: meaning } });
  } else if (macro === REBOOT) {
    problems.push({ rule: 'cron-reboot', ...place });
  } else {
    const nearest = nearestWord(macro, [...MACROS.keys()]);
    problems.push({ rule: 'cron-unknown-macro', ...place, ...(nearest && { data: { nearest } }) });
  }
  const rest = skipBlanks(text, end);
  const restEnd = trimBlanks(text, rest, text.length);
  if (rest < restEnd) {
    const data = { count: '1', macro: problems.some(({ rule }) => rule === 'cron-unknown-macro') ? '' : macro };
    problems.push({ rule: 'cron-too-many-fields', offset: rest, length: restEnd - rest, data });
  }
  const fields = meaning === undefined ? [] : parseFields(meaning, 0).fields.map((field) => ({ ...field, ...place }));
  return judge(macro === REBOOT ? 'reboot' : 'macro', start, end, fields, problems);
}

/** What holds for the schedule as a whole; adds what is odd about that to `problems`. */
function judge(kind: Cron['kind'], start: number, end: number, fields: CronField[], problems: CronProblem[]): Cron {
  const valid = problems.every((problem) => isAccepted(problem.rule));
  const [minute, hour, dayOfMonth, month, dayOfWeek] = fields;
  if (!valid || !minute || !hour || !dayOfMonth || !month || !dayOfWeek) {
    return { kind, valid, fields, never: true, dayRule: 'single', problems };
  }
  const dayRule = dayRuleOf(dayOfMonth, dayOfWeek);
  const empty = minute.values.length === 0 || hour.values.length === 0;
  const never = empty || !someDayMatches(dayOfMonth, month, dayOfWeek, dayRule);
  if (never && problems.every((problem) => problem.rule !== 'cron-backwards-range')) {
    problems.push({ rule: 'cron-never', offset: start, length: end - start });
  }
  if (dayRule !== 'single') {
    const offset = dayOfMonth.offset;
    const length = dayOfWeek.offset + dayOfWeek.length - offset;
    problems.push({ rule: dayRule === 'or' ? 'cron-day-or' : 'cron-day-and', offset, length });
  }
  const gap = shortestGap(minute, hour);
  if (!never && gap < SHORT_GAP) {
    problems.push({ rule: 'cron-often', offset: minute.offset, length: minute.length, data: { minutes: String(gap) } });
  }
  return { kind, valid, fields, never, dayRule, problems };
}

/** Whether cron itself accepts a schedule that has this problem. */
function isAccepted(rule: CronCode): boolean {
  switch (rule) {
    case 'cron-backwards-range':
    case 'cron-step-large':
    case 'cron-step-uneven':
    case 'cron-macro':
    case 'cron-reboot':
    case 'cron-never':
    case 'cron-day-or':
    case 'cron-day-and':
    case 'cron-often':
      return true;
    default:
      return false;
  }
}

function dayRuleOf(dayOfMonth: CronField, dayOfWeek: CronField): CronDayRule {
  if (!dayOfMonth.star && !dayOfWeek.star) {
    return 'or';
  }
  return dayOfMonth.full || dayOfWeek.full ? 'single' : 'and';
}

/** 29 February falls on every weekday in its turn, so a date that exists never fails for its weekday. */
function someDayMatches(day: CronField, month: CronField, weekday: CronField, rule: CronDayRule): boolean {
  const first = day.values[0] ?? Infinity;
  const dateExists = month.values.some((value) => first <= (LONGEST_MONTHS[value - 1] ?? 0));
  const weekdayExists = weekday.values.length > 0 && month.values.length > 0;
  return rule === 'or' ? dateExists || weekdayExists : dateExists && weekdayExists;
}

/** Minutes between two runs that are nearest to each other; from one hour to the next only where both hours match. */
function shortestGap(minute: CronField, hour: CronField): number {
  const { values } = minute;
  let gap = Infinity;
  for (let index = 1; index < values.length; index++) {
    gap = Math.min(gap, (values[index] ?? 0) - (values[index - 1] ?? 0));
  }
  const hoursTouch = hour.full || hour.values.some((value) => hour.values.includes((value + 1) % 24));
  return hoursTouch ? Math.min(gap, (values[0] ?? 0) + 60 - (values.at(-1) ?? 0)) : gap;
}
