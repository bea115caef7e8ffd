import * as l10n from '@vscode/l10n';
import { monthNames, weekdayNames } from '../../values/calendarWords';
import { CRON_FIELDS, parseCron, type CronFieldName, type CronFieldSpec } from '../../values/cron';
import { dayWords } from '../../values/cronDayWords';

/** What a field of a schedule takes, as Markdown. */
export function cronFieldDocumentation(name: CronFieldName): string {
  return `${ranges[name]()}\n\n${l10n.t('`*` is every value, `*/n` every n-th, `a-b` a range; `,` separates the items of a list.')}`;
}

const dayRule = (): string =>
  l10n.t('Where neither of the two day fields begins with `*`, a day that matches one of them is enough.');

const ranges: Readonly<Record<CronFieldName, () => string>> = {
  minute: () => l10n.t('The minute, 0 to 59.'),
  hour: () => l10n.t('The hour, 0 to 23, by the clock of the cluster.'),
  dayOfMonth: () => `${l10n.t('The day of the month, 1 to 31.')} ${dayRule()}`,
  month: () => l10n.t('The month, 1 to 12, or JAN to DEC.'),
  dayOfWeek: () => `${l10n.t('The day of the week, 0 to 7, where 0 and 7 are Sunday, or SUN to SAT.')} ${dayRule()}`,
};

/** How a field is called in a line that names all five. Each is one word, and none begins another. */
export function cronFieldTitle(name: CronFieldName): string {
  return titles[name]();
}

const titles: Readonly<Record<CronFieldName, () => string>> = {
  minute: () => l10n.t('minute'),
  hour: () => l10n.t('hour'),
  dayOfMonth: () => l10n.t('day'),
  month: () => l10n.t('month'),
  dayOfWeek: () => l10n.t('weekday'),
};

/** One item of a field that may be chosen, with what it means. */
export interface CronItem {
  readonly text: string;
  readonly meaning: string;
  /** Whether it may stand beside others in a list: `*` and its steps make the others useless. */
  readonly isPart: boolean;
}

/** What is often wanted first, then the names, then every single number, so that none is mistaken for another. */
export function cronItems(name: CronFieldName): readonly CronItem[] {
  const { min, max, names } = specOf(name);
  const { every, step, value, range } = words[name];
  const numbers = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return [
    { text: '*', meaning: every(), isPart: false },
    ...steps[name].map((n) => ({ text: `*/${n}`, meaning: step(n, '*'), isPart: false })),
    ...spans[name].map(([from, to]) => ({ text: `${from}-${to}`, meaning: range(from, to), isPart: true })),
    ...names.map((text, index) => ({ text, meaning: value(min + index), isPart: true })),
    ...numbers.map((n) => ({ text: String(n), meaning: value(n), isPart: true })),
  ];
}

/** Where a range may end that begins with a word: at a number behind a number, at a name behind a name. */
export function cronEnds(name: CronFieldName, start: string): readonly CronItem[] {
  const { min, max, names } = specOf(name);
  const index = names.indexOf(start.toUpperCase());
  const from = index >= 0 ? min + index : /^\d{1,2}$/.test(start) ? Number(start) : max;
  const last = index >= 0 ? min + names.length - 1 : max;
  return Array.from({ length: Math.max(0, last - from) }, (_, at) => from + 1 + at).map((to) => ({
    text: index >= 0 ? (names[to - min] ?? '') : String(to),
    meaning: words[name].range(from, to),
    isPart: true,
  }));
}

/** The steps behind a `/`, for which somebody asks: also those of weekdays, which begin anew with each week. */
export function cronSteps(name: CronFieldName, start: string): readonly CronItem[] {
  return (name === 'dayOfWeek' ? [2, 3] : steps[name]).map((n) => ({
    text: String(n),
    meaning: words[name].step(n, start),
    isPart: true,
  }));
}

function specOf(name: CronFieldName): Pick<CronFieldSpec, 'min' | 'max' | 'names'> {
  return CRON_FIELDS.find((field) => field.name === name) ?? noField;
}

const noField = { min: 0, max: -1, names: [] };

/** Those that divide the field evenly; no month is divided so, and what a step means is said day by day. */
const steps: Readonly<Record<CronFieldName, readonly number[]>> = {
  minute: [2, 5, 10, 15, 20, 30],
  hour: [2, 3, 4, 6, 8, 12],
  dayOfMonth: [2, 3, 5, 7, 10, 15],
  month: [2, 3, 6],
  dayOfWeek: [],
};

const spans: Readonly<Record<CronFieldName, readonly (readonly [number, number])[]>> = {
  minute: [
    [0, 29],
    [30, 59],
  ],
  hour: [
    [0, 5],
    [6, 17],
    [18, 23],
  ],
  dayOfMonth: [
    [1, 7],
    [8, 14],
    [15, 21],
    [22, 28],
  ],
  month: [
    [1, 6],
    [7, 12],
  ],
  dayOfWeek: [
    [1, 5],
    [6, 7],
  ],
};

interface FieldWords {
  readonly every: () => string;
  /** Every so many of `*` or of a range. */
  readonly step: (n: number, start: string) => string;
  readonly value: (n: number) => string;
  readonly range: (from: number, to: number) => string;
}

const words: Readonly<Record<CronFieldName, FieldWords>> = {
  minute: {
    every: () => l10n.t('Every minute'),
    step: (n) => l10n.t('Every {0} minutes', n),
    value: (n) => l10n.t('At minute {0}', n),
    range: (from, to) => l10n.t('Minutes {0} through {1}', from, to),
  },
  hour: {
    every: () => l10n.t('Every hour'),
    step: (n) => l10n.t('Every {0} hours', n),
    value: (n) => l10n.t('During the hour of {0}', clock(n)),
    range: (from, to) => l10n.t('From {0} to {1}', clock(from), clock(to, 59)),
  },
  dayOfMonth: {
    every: () => l10n.t('Every day of the month'),
    step: (n, start) => daysOf(`${start}/${n} * *`) ?? l10n.t('Every {0} days', n),
    value: (n) => l10n.t('On day {0} of the month', n),
    range: (from, to) => l10n.t('Days {0} through {1} of the month', from, to),
  },
  month: {
    every: () => l10n.t('Every month'),
    step: (n) => l10n.t('Every {0} months', n),
    value: (n) => monthNames()[n - 1] ?? '',
    range: (from, to) => through(monthNames(), from - 1, to - 1),
  },
  dayOfWeek: {
    every: () => l10n.t('Every day of the week'),
    step: (n, start) => daysOf(`* * ${start}/${n}`) ?? l10n.t('Every {0} days', n),
    value: (n) => weekdayNames()[n % 7] ?? '',
    range: (from, to) => through(weekdayNames(), from, to),
  },
};

/** The days that the last three fields of a schedule choose, one by one: no month and no week is divided evenly. */
function daysOf(fields: string): string | undefined {
  const cron = parseCron(`0 0 ${fields}`);
  const days = cron.valid ? dayWords(cron) : undefined;
  return days && `${days.charAt(0).toUpperCase()}${days.slice(1)}`;
}

function clock(hour: number, minute = 0): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Names of a list that begins anew at its end. */
function through(names: readonly string[], first: number, last: number): string {
  const [from = '', to = ''] = [first, last].map((index) => names[index % names.length]);
  return last === first + 1 ? l10n.t('{0} and {1}', from, to) : l10n.t('{0} through {1}', from, to);
}
