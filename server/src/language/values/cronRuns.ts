import { Cron as Croner } from 'croner';
import type { CronField } from './cronField';
import type { Cron } from './cronParse';
import { isUtc } from './zones';

export interface NextRunsOptions {
  /** Runs are strictly after this instant. */
  readonly from: Date;
  readonly count: number;
  /** The zone of the cluster's clock, e.g. `Europe/Berlin`; must satisfy `isTimeZone`. */
  readonly timeZone: string;
}

/**
 * The next times at which cron starts the schedule, at most `count`, as Vixie cron does it, clock changes included.
 * Empty for a schedule that never fires or is not valid.
 * @throws TypeError for an unknown time zone.
 */
export function nextRuns(cron: Cron, { from, count, timeZone }: NextRunsOptions): Date[] {
  if (cron.never) {
    return [];
  }
  const schedule = new Croner(pattern(cron), {
    mode: '5-part',
    domAndDow: cron.dayRule !== 'or',
    // With the lists of `pattern` this is Vixie cron's way through clock changes: what begins with `*` follows the
    // clock, and anything else that a skipped hour swallowed is made up for once.
    fixedTimeRule: 'no-wildcard',
    paused: true,
    ...(isUtc(timeZone) ? { utcOffset: 0 } : { timezone: timeZone }),
  });
  return schedule.nextRuns(count, from);
}

/** The schedule for croner: explicit lists, so that only our own reading of the text counts. */
function pattern(cron: Cron): string {
  const everyDay = cron.dayRule === 'or' && cron.fields.some((field) => isDay(field) && field.full);
  return cron.fields.map((field) => (everyDay && isDay(field) ? '*' : list(field))).join(' ');
}

function isDay(field: CronField): boolean {
  return field.name === 'dayOfMonth' || field.name === 'dayOfWeek';
}

function list(field: CronField): string {
  if (field.full) {
    return field.star || isDay(field) ? '*' : field.values.join(',');
  }
  const values = field.values.join(',');
  // A field that begins with `*` must stay a wildcard for croner; a step of one on the last value changes nothing else.
  const last = String(field.values.at(-1) ?? '');
  return field.star ? `${values}-${last}/1` : values;
}
