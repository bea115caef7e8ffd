export type CronFieldName = 'minute' | 'hour' | 'dayOfMonth' | 'month' | 'dayOfWeek';

/** What may be written in a field of a schedule. */
export interface CronFieldSpec {
  readonly name: CronFieldName;
  readonly min: number;
  /** The largest number that may be written; 7 for the day of the week, where it is another name of Sunday. */
  readonly max: number;
  /** How many different values there are. */
  readonly period: number;
  /** Three-letter names; the first stands for `min`. */
  readonly names: readonly string[];
  /** Every value, shared by all fields that are just `*`. */
  readonly all: readonly number[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The five fields, in their order. */
export const CRON_FIELDS: readonly CronFieldSpec[] = [
  fieldSpec('minute', 0, 59, 60, []),
  fieldSpec('hour', 0, 23, 24, []),
  fieldSpec('dayOfMonth', 1, 31, 31, []),
  fieldSpec('month', 1, 12, 12, MONTHS),
  fieldSpec('dayOfWeek', 0, 7, 7, DAYS),
];

function fieldSpec(
  name: CronFieldName,
  min: number,
  max: number,
  period: number,
  names: readonly string[],
): CronFieldSpec {
  return { name, min, max, period, names, all: Array.from({ length: period }, (_, index) => min + index) };
}
