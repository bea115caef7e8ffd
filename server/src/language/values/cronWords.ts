import * as l10n from '@vscode/l10n';
import { toString } from 'cronstrue';
import { dayWords, listed, monthWords } from './cronDayWords';
import type { CronField } from './cronField';
import type { Cron } from './cronParse';
import { ranges, stepOf } from './cronRanges';

/** The schedule in words, without a full stop, e.g. "Every 2 minutes". Says what cron does, not what the text suggests. */
export function describeCron(cron: Cron): string {
  if (!cron.valid) {
    return l10n.t('Not a schedule that cron understands');
  }
  if (cron.kind === 'reboot') {
    return l10n.t('Once when the cron daemon starts');
  }
  const [minute, hour] = cron.fields;
  if (cron.never || !minute || !hour) {
    return l10n.t('Never');
  }
  const days = dayWords(cron);
  const months = monthWords(cron);
  const time = timeWords(minute, hour, days === undefined);
  const onDays = days === undefined ? time : `${time}${time.includes(',') ? ', ' : ' '}${days}`;
  return months === undefined ? onDays : `${onDays}, ${months}`;
}

function timeWords(minute: CronField, hour: CronField, isEveryDay: boolean): string {
  const times = clockTimes(minute, hour);
  if (times) {
    return isEveryDay ? l10n.t('Every day at {0}', times) : l10n.t('At {0}', times);
  }
  const hours = terms(hour.values);
  // "Every 15 minutes, at 00:00 through 04:59 and 22:00" would leave out 22:15.
  const hoursApart = minute.values.length > 1 && hours.length > 1 && cycle(hour) === undefined;
  const words = [
    toString(`${written(minute)} ${hoursApart ? '*' : written(hour)} * * *`, { use24HourTimeFormat: true }),
    ...(hour.values.length > 1 && cycle(minute)?.isEven === false ? [l10n.t('starting anew each hour')] : []),
    ...(cycle(hour)?.isEven === false ? [l10n.t('starting anew each day')] : []),
    ...(hoursApart ? [l10n.t('in the hours {0}', hours.join(', '))] : []),
  ];
  return words.join(', ');
}

/** `02:00 and 14:00`, where that says all: one minute of a few hours. */
function clockTimes(minute: CronField, hour: CronField): string | undefined {
  const [start = 0, ...others] = minute.values;
  const isFew = hour.values.length === 1 || (cycle(hour) === undefined && hour.values.length <= MOST_TIMES);
  return others.length === 0 && isFew
    ? listed(
        hour.values.map((value) => `${twoDigits(value)}:${twoDigits(start)}`),
        'and',
      )
    : undefined;
}

const MOST_TIMES = 4;

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * A minute or an hour as the describer understands it, made from the values alone: whatever two texts mean the same get
 * the same words, and no step or range that misleads is repeated.
 */
function written(field: CronField): string {
  const { values } = field;
  const step = stepOf(values) ?? 1;
  if (field.full) {
    return '*';
  }
  if (cycle(field)) {
    return `*/${step}`;
  }
  return values.length > 3 && step > 1 ? `${values[0] ?? 0}-${values.at(-1) ?? 0}/${step}` : terms(values).join(',');
}

/** Values that go from 0 in equal steps through the whole field; `isEven` where the last step is as long as the others. */
function cycle({ name, values }: CronField): { readonly isEven: boolean } | undefined {
  const step = stepOf(values) ?? 1;
  const next = (values.at(-1) ?? 0) + step;
  const period = name === 'minute' ? 60 : 24;
  const isEven = next === period;
  return step > 1 && values[0] === 0 && next >= period && (isEven || values.length > 2) ? { isEven } : undefined;
}

function terms(values: readonly number[]): readonly string[] {
  return ranges(values).map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`));
}
