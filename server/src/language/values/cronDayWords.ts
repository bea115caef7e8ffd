import * as l10n from '@vscode/l10n';
import { monthNames, weekdayNames } from './calendarWords';
import type { Cron } from './cronParse';
import { ranges, stepOf, type Range } from './cronRanges';

/** On which days a schedule runs, e.g. `on days 1 to 7 of the month, or on Monday`; undefined for every day. */
export function dayWords({ fields, dayRule }: Cron): string | undefined {
  const [, , dayOfMonth, , dayOfWeek] = fields;
  const days = dayOfMonth?.full === false ? dayOfMonth.values : undefined;
  const weekdays = dayOfWeek?.full === false ? dayOfWeek.values : undefined;
  if (dayRule === 'or' && !(days && weekdays)) {
    return undefined;
  }
  if (!days) {
    return weekdays && l10n.t('on {0}', listed(weekdayTerms(weekdays), 'and'));
  }
  const ofMonth = monthDayWords(days);
  if (!weekdays) {
    return ofMonth;
  }
  return dayRule === 'or'
    ? l10n.t('{0}, or on {1}', ofMonth, listed(weekdayTerms(weekdays), 'and'))
    : l10n.t('{0} that are a {1}', ofMonth, listed(weekdays.map(weekdayName), 'or'));
}

/** In which months, e.g. `in January and July`; undefined for all of them. */
export function monthWords({ fields }: Cron): string | undefined {
  const month = fields[3];
  const name = (number: number): string => monthNames()[number - 1] ?? '';
  return !month || month.full ? undefined : l10n.t('in {0}', listed(ranges(month.values).map(termOf(name)), 'and'));
}

/** So many numbers in equal steps are told from the first three and the last one. */
const MANY = 5;

function monthDayWords(days: readonly number[]): string {
  const [first = 0, second = 0, third = 0] = days;
  if (days.length === 1) {
    return l10n.t('on day {0} of the month', first);
  }
  return days.length > MANY && (stepOf(days) ?? 0) > 1
    ? l10n.t('on days {0}, {1}, {2}, … {3} of the month', first, second, third, days.at(-1) ?? 0)
    : l10n.t('on days {0} of the month', listed(ranges(days).map(termOf(String)), 'and'));
}

/** The week begins on Monday here, so that 5-7 stays "Friday to Sunday". */
function weekdayTerms(weekdays: readonly number[]): readonly string[] {
  const days = weekdays.map((value) => (value === 0 ? 7 : value)).sort((one, other) => one - other);
  return ranges(days).map(termOf(weekdayName));
}

function weekdayName(day: number): string {
  return weekdayNames()[day % 7] ?? '';
}

function termOf(name: (value: number) => string): (range: Range) => string {
  return ({ first, last }) => (first === last ? name(first) : l10n.t('{0} to {1}', name(first), name(last)));
}

/** `A, B and C`. */
export function listed(items: readonly string[], last: 'and' | 'or'): string {
  const [end = ''] = items.slice(-1);
  const others = items.slice(0, -1).join(', ');
  if (others === '') {
    return end;
  }
  return last === 'and' ? l10n.t('{0} and {1}', others, end) : l10n.t('{0} or {1}', others, end);
}
