import * as l10n from '@vscode/l10n';
import type { CronCode } from '../values/cron';
import { preferred, removeProblem, replaceBySuggestion, replaceProblem } from './fixes';
import type { Problem, ProblemData } from './problem';
import type { Fix, RuleTable } from './rule';

/** START_CYCLE. An error is what Debian's cron or cronie rejects, a warning what they accept and run differently. */
export const cronRules: RuleTable<CronCode> = {
  'cron-out-of-range': {
    level: 'error',
    title: () => l10n.t('Number outside its field'),
    explanation: () =>
      l10n.t(
        'Minutes are 0-59, hours 0-23, days of the month 1-31, months 1-12, days of the week 0-7 (0 and 7 are both Sunday). cron rejects anything else, also a 0 for a day of the month or a month.',
      ),
    example: { bad: 'START_CYCLE = 0 24 * * *', good: 'START_CYCLE = 0 0 * * *' },
    message: (data) =>
      l10n.t('{number} is not a possible {field}: use {min} to {max}.', { ...data, field: fieldName(data) }),
    fix: replaceBySuggestion,
  },
  'cron-bad-value': {
    level: 'error',
    title: () => l10n.t('Word that is not a value'),
    explanation: () =>
      l10n.t(
        'Only months (JAN to DEC) and days of the week (SUN to SAT) have names. A name has three letters, in any case. The letters L, W and H of other schedulers are not understood.',
      ),
    example: { bad: 'START_CYCLE = 0 22 * * MONDAY', good: 'START_CYCLE = 0 22 * * MON' },
    message: (data) => badValue(data),
    fix: replaceBySuggestion,
  },
  'cron-bad-character': {
    level: 'error',
    title: () => l10n.t('Character that cron does not know'),
    explanation: () =>
      l10n.t(
        'A field consists of numbers, names, `*`, `,`, `-` and `/`. The fields are separated by spaces or tabs; other white space does not count. A `?` of other schedulers is written `*`.',
      ),
    example: { bad: 'START_CYCLE = 0 22 ? * 1', good: 'START_CYCLE = 0 22 * * 1' },
    message: ({ character = '' }) => l10n.t('"{0}" has no meaning here. Use numbers, *, "," "-" and "/".', character),
    fix: replaceBySuggestion,
  },
  'cron-empty-item': {
    level: 'error',
    title: () => l10n.t('List with an empty place'),
    explanation: () => l10n.t('Each comma must stand between two values; cron rejects the line otherwise.'),
    example: { bad: 'START_CYCLE = 0,30, * * * *', good: 'START_CYCLE = 0,30 * * * *' },
    message: () => l10n.t('A value is missing beside this comma. Add it or remove the comma.'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'cron-missing-number': {
    level: 'error',
    title: () => l10n.t('Operator without a number'),
    explanation: () =>
      l10n.t('A `-` needs a value on both sides, and a `/` needs a number behind it. Negative numbers do not exist.'),
    example: { bad: 'START_CYCLE = */ * * * *', good: 'START_CYCLE = */15 * * * *' },
    message: ({ operator = '' }) => l10n.t('A number is missing beside "{0}".', operator),
  },
  'cron-step-zero': {
    level: 'error',
    title: () => l10n.t('Step of zero'),
    explanation: () => l10n.t('A step says that every n-th value counts. cron rejects a step of 0.'),
    example: { bad: 'START_CYCLE = */0 * * * *', good: 'START_CYCLE = * * * * *' },
    message: () => l10n.t('A step cannot be 0. Write how many values to go forward, or remove the step.'),
    fix: ({ offset, length }) => [
      preferred(l10n.t('Remove the step'), { offset: offset - 1, length: length + 1, newText: '' }),
    ],
  },
  'cron-step-on-value': {
    level: 'error',
    title: () => l10n.t('Step on a single value'),
    explanation: () =>
      l10n.t(
        'A step needs `*` or a range before it. Some schedulers read `5/10` as "from 5 on, every 10"; cron rejects it. Write the range out: `5-59/10`.',
      ),
    example: { bad: 'START_CYCLE = 5/10 * * * *', good: 'START_CYCLE = 5-59/10 * * * *' },
    message: ({ suggestion = '' }) => l10n.t('A step needs a range before it, such as {0}.', suggestion),
    fix: replaceBySuggestion,
  },
  'cron-trailing-text': {
    level: 'error',
    title: () => l10n.t('Text behind a value'),
    explanation: () =>
      l10n.t(
        "What follows a complete value is silently dropped by Debian's cron and rejected by cronie, so `5#3` is either 5 or an error, and never the third Friday.",
      ),
    example: { bad: 'START_CYCLE = 14;30 0 * * *', good: 'START_CYCLE = 14,30 0 * * *' },
    message: ({ tail = '' }) =>
      l10n.t('"{0}" is not understood: cron drops it or rejects the schedule. Remove it.', tail),
    fix: fixTail,
  },
  'cron-too-few-fields': {
    level: 'error',
    title: () => l10n.t('Fewer than five fields'),
    explanation: () =>
      l10n.t('A schedule has five fields: minute, hour, day of the month, month, day of the week. `*` means every.'),
    example: { bad: 'START_CYCLE = 0 22 * *', good: 'START_CYCLE = 0 22 * * *' },
    message: ({ count = '' }) =>
      l10n.t('Only {0} of 5 fields: minute, hour, day of the month, month, day of the week.', count),
    fix: fillUp,
  },
  'cron-too-many-fields': {
    level: 'error',
    title: () => l10n.t('More than five fields'),
    explanation: () =>
      l10n.t('There is no field for seconds and none for years. A macro such as `@daily` stands alone.'),
    example: { bad: 'START_CYCLE = 0 0 22 * * *', good: 'START_CYCLE = 0 22 * * *' },
    message: ({ macro, count = '' }) =>
      macro === undefined
        ? l10n.t('{0} fields instead of 5: there is no field for seconds or years.', count)
        : l10n.t('Nothing may follow {0}.', macro),
    fix: dropFields,
  },
  'cron-unknown-macro': {
    level: 'error',
    title: () => l10n.t('Unknown macro'),
    explanation: () =>
      l10n.t(
        'cron knows @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly and @reboot, in lower case only.',
      ),
    example: { bad: 'START_CYCLE = @Daily', good: 'START_CYCLE = 0 0 * * *' },
    message: ({ macro = '', nearest }) =>
      nearest === undefined
        ? l10n.t('cron does not know {0}. Write the five fields instead.', macro)
        : l10n.t('cron does not know {0}. Did you mean {1}?', macro, nearest),
    fix: (problem) => {
      const nearest = problem.data?.['nearest'];
      return nearest === undefined ? [] : [replaceProblem(problem, nearest)];
    },
  },
  'cron-macro': {
    level: 'information',
    title: () => l10n.t('Macro instead of five fields'),
    explanation: () =>
      l10n.t(
        "cron accepts macros such as `@daily`. Whether the plugin does is not documented: Exasol's document Install Backup Synchronization Plugin, step 7, shows the five fields only.",
      ),
    example: { bad: 'START_CYCLE = @daily', good: 'START_CYCLE = 0 0 * * *' },
    message: ({ macro = '', fields = '' }) =>
      l10n.t('{0} means {1}. Only the form with five fields is documented for the plugin.', macro, fields),
    fix: (problem) => [replaceProblem(problem, problem.data?.['fields'] ?? '')],
  },
  'cron-reboot': {
    level: 'warning',
    title: () => l10n.t('Run at start-up only'),
    explanation: () => l10n.t('`@reboot` runs once when the cron daemon starts, and at no time after that.'),
    example: { bad: 'START_CYCLE = @reboot', good: 'START_CYCLE = 0 22 * * *' },
    message: () => l10n.t('@reboot runs once when a node starts and never again. Write the times as five fields.'),
  },
  'cron-backwards-range': {
    level: 'warning',
    title: () => l10n.t('Range that runs backwards'),
    explanation: () =>
      l10n.t(
        'cron accepts `22-2` and `FRI-SUN` without a word, and both match nothing: a range does not wrap around. Write two ranges, or count Sunday as 7.',
      ),
    example: { bad: 'START_CYCLE = 0 22-2 * * *', good: 'START_CYCLE = 0 22-23,0-2 * * *' },
    message: ({ suggestion = '' }) =>
      l10n.t('This range runs backwards, so it matches nothing. Write {0} instead.', suggestion),
    fix: replaceBySuggestion,
  },
  'cron-never': {
    level: 'warning',
    title: () => l10n.t('Schedule that never fires'),
    explanation: () => l10n.t('No date fits, such as 30 February, so the connection never copies anything.'),
    example: { bad: 'START_CYCLE = 0 0 30 2 *', good: 'START_CYCLE = 0 0 28 2 *' },
    message: () => l10n.t('No date matches this schedule, so it never runs.'),
  },
  'cron-day-or': {
    level: 'information',
    title: () => l10n.t('Day of the month or day of the week'),
    explanation: () =>
      l10n.t(
        'When both day fields are restricted and neither begins with `*`, a day that matches only one of them is enough (man 5 crontab).',
      ),
    example: { bad: 'START_CYCLE = 0 0 1,15 * FRI', good: 'START_CYCLE = 0 0 1,15 * *' },
    message: () => l10n.t('Either is enough: this runs on the days of the month, and on the days of the week as well.'),
  },
  'cron-day-and': {
    level: 'information',
    title: () => l10n.t('Day of the month and day of the week'),
    explanation: () =>
      l10n.t('When one of the day fields begins with `*`, as `*/2` does, a day must match both of them.'),
    example: { bad: 'START_CYCLE = 0 0 */2 * 1', good: 'START_CYCLE = 0 0 */2 * *' },
    message: () => l10n.t('Both must match, because one of the day fields begins with "*".'),
  },
  'cron-step-large': {
    level: 'information',
    title: () => l10n.t('Step larger than its range'),
    explanation: () => l10n.t('The step leaves the range at once, so only the first value counts.'),
    example: { bad: 'START_CYCLE = */60 * * * *', good: 'START_CYCLE = 0 * * * *' },
    message: ({ step = '', value = '' }) =>
      l10n.t('A step of {0} leaves the range at once: only {1} matches.', step, value),
  },
  'cron-step-uneven': {
    level: 'information',
    title: () => l10n.t('Step that does not divide the cycle'),
    explanation: () =>
      l10n.t(
        'Steps count from the first value and start again in each hour, day, year or week. `*/50` in the minutes means 0 and 50, so the next run comes after 10 minutes.',
      ),
    example: { bad: 'START_CYCLE = */50 * * * *', good: 'START_CYCLE = */30 * * * *' },
    message: ({ step = '', period = '' }) =>
      l10n.t('{0} does not divide {1}: counting starts again, so the last interval is shorter.', step, period),
  },
  'cron-often': {
    level: 'information',
    title: () => l10n.t('Runs closer than five minutes'),
    explanation: () =>
      l10n.t(
        'The next run starts whether or not the last one has ended. Copies that take longer than the interval overlap.',
      ),
    example: { bad: 'START_CYCLE = */2 * * * *', good: 'START_CYCLE = */15 * * * *' },
    message: ({ minutes = '' }) =>
      minutes === '1'
        ? l10n.t('Runs only 1 minute apart: a copy that takes longer overlaps with the next.')
        : l10n.t('Runs only {0} minutes apart: a copy that takes longer overlaps with the next.', minutes),
  },
};

/** The name of the field in `data.field`, for the middle of a sentence. */
function fieldName({ field }: ProblemData): string {
  switch (field) {
    case 'minute':
      return l10n.t('minute');
    case 'hour':
      return l10n.t('hour');
    case 'dayOfMonth':
      return l10n.t('day of the month');
    case 'month':
      return l10n.t('month');
    case 'dayOfWeek':
      return l10n.t('day of the week');
    default:
      return l10n.t('step');
  }
}

function badValue(data: ProblemData): string {
  const { word = '', suggestion } = data;
  return suggestion === undefined
    ? l10n.t('"{0}" is not a possible {1}.', word, fieldName(data))
    : l10n.t('"{0}" is not a possible {1}: names have three letters, such as {2}.', word, fieldName(data), suggestion);
}

function fixTail(problem: Problem, text: string): readonly Fix[] {
  const { offset } = problem;
  if (text[offset] === ';') {
    return [preferred(l10n.t('Replace ";" by ","'), { offset, length: 1, newText: ',' })];
  }
  return [removeProblem(problem, text)];
}

function fillUp({ offset, data }: Problem): readonly Fix[] {
  const count = Number(data?.['count'] ?? 0);
  if (count === 0) {
    return [];
  }
  return [preferred(l10n.t('Add "*" for the missing fields'), { offset, length: 0, newText: ' *'.repeat(5 - count) })];
}

function dropFields({ offset, length, data }: Problem, text: string): readonly Fix[] {
  const { withoutSeconds, back } = data ?? {};
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') {
    start--;
  }
  const drop = { offset: start, length: offset + length - start, newText: '' };
  const title = l10n.t('Remove "{0}"', text.slice(offset, offset + length));
  if (withoutSeconds === undefined || back === undefined) {
    return [preferred(title, drop)];
  }
  const whole = { offset: offset - Number(back), length: Number(back) + length, newText: withoutSeconds };
  return [preferred(l10n.t('Remove the seconds'), whole), { title, changes: [drop] }];
}
