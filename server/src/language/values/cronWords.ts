import * as l10n from '@vscode/l10n';
import { toString } from 'cronstrue';
import type { CronField } from './cronField';
import { CRON_FIELDS } from './cronFields';
import type { Cron } from './cronParse';

/** The schedule in words, without a full stop, e.g. "Every 2 minutes". Says what cron does, not what the text suggests. */
export function describeCron(cron: Cron): string {
  if (!cron.valid) {
    return l10n.t('Not a schedule that cron understands');
  }
  if (cron.kind === 'reboot') {
    return l10n.t('Once when the cron daemon starts');
  }
  const [minute, hour, dayOfMonth, month, dayOfWeek] = cron.fields;
  if (cron.never || !minute || !hour || !dayOfMonth || !month || !dayOfWeek) {
    return l10n.t('Never');
  }
  const bothDays = cron.dayRule === 'or' && !dayOfMonth.full && !dayOfWeek.full;
  const everyDay = cron.dayRule === 'or' && !bothDays;
  const hours = terms(hour.values);
  // "Every 15 minutes, at 00:00 through 04:59 and 22:00" would leave out 22:15.
  const hoursApart = minute.values.length > 1 && hours.length > 1;
  const words = toString(
    [
      written(minute),
      hoursApart ? '*' : written(hour),
      everyDay ? '*' : written(dayOfMonth),
      written(month),
      everyDay ? '*' : written(dayOfWeek),
    ].join(' '),
    { use24HourTimeFormat: true, logicalAndDayFields: cron.dayRule === 'and' },
  );
  const withHours = hoursApart ? l10n.t('{0}, in the hours {1}', words, hours.join(', ')) : words;
  return bothDays ? l10n.t('{0} (a day that matches either one is enough)', withHours) : withHours;
}

/**
 * A field as the describer understands it, made from the values alone: whatever two texts mean the same get the same
 * words, and no step or range that misleads is repeated.
 */
function written(field: CronField): string {
  if (field.full) {
    return '*';
  }
  if (field.name === 'dayOfWeek') {
    // The week begins on Monday here, so that 5-7 stays "Friday through Sunday".
    const days = field.values.map((value) => (value === 0 ? 7 : value)).sort((a, b) => a - b);
    return terms(days).join(',');
  }
  return everyNth(field) ?? terms(field.values).join(',');
}

/** `first-last/n`, or an asterisk with the step when the cycle closes evenly; undefined where a list reads better. */
function everyNth({ name, values }: CronField): string | undefined {
  const [first = 0, second = 0] = values;
  const last = values.at(-1) ?? 0;
  const step = second - first;
  if (values.length < 3 || step < 2 || values.some((value, index) => value !== first + index * step)) {
    return undefined;
  }
  const wholeCycle = CRON_FIELDS.some(
    (spec) => spec.name === name && spec.min === first && last + step === first + spec.period,
  );
  if (wholeCycle) {
    return `*/${step}`;
  }
  return values.length > 3 ? `${first}-${last}/${step}` : undefined;
}

/** Neighbouring values as ranges: [1, 2, 3, 5] → ["1-3", "5"]. */
function terms(values: readonly number[]): string[] {
  const found: string[] = [];
  for (let index = 0; index < values.length;) {
    const first = values[index] ?? 0;
    let end = index + 1;
    while (values[end] === first + end - index) {
      end++;
    }
    const last = first + end - index - 1;
    if (last === first + 1) {
      found.push(String(first), String(last));
    } else {
      found.push(last === first ? String(first) : `${first}-${last}`);
    }
    index = end;
  }
  return found;
}
