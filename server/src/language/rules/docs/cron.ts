import * as l10n from '@vscode/l10n';
import type { CronCode } from '../../values/cron';
import type { RuleDocsTable } from './docs';

export const cronRuleDocs: RuleDocsTable<CronCode> = {
  'cron-out-of-range': {
    title: () => l10n.t('Number outside its field'),
    explanation: () =>
      l10n.t(
        'Minutes are 0-59, hours 0-23, days of the month 1-31, months 1-12, days of the week 0-7 (0 and 7 are both Sunday). cron rejects anything else, also a 0 for a day of the month or a month.',
      ),
    example: { bad: 'START_CYCLE = 0 24 * * *', good: 'START_CYCLE = 0 0 * * *' },
  },
  'cron-bad-value': {
    title: () => l10n.t('Word that is not a value'),
    explanation: () =>
      l10n.t(
        'Only months (JAN to DEC) and days of the week (SUN to SAT) have names. A name has three letters, in any case. The letters L, W and H of other schedulers are not understood.',
      ),
    example: { bad: 'START_CYCLE = 0 22 * * MONDAY', good: 'START_CYCLE = 0 22 * * MON' },
  },
  'cron-bad-character': {
    title: () => l10n.t('Character that cron does not know'),
    explanation: () =>
      l10n.t(
        'A field consists of numbers, names, `*`, `,`, `-` and `/`. The fields are separated by spaces or tabs; other white space does not count. A `?` of other schedulers is written `*`.',
      ),
    example: { bad: 'START_CYCLE = 0 22 ? * 1', good: 'START_CYCLE = 0 22 * * 1' },
  },
  'cron-empty-item': {
    title: () => l10n.t('List with an empty place'),
    explanation: () => l10n.t('Each comma must stand between two values; cron rejects the line otherwise.'),
    example: { bad: 'START_CYCLE = 0,30, * * * *', good: 'START_CYCLE = 0,30 * * * *' },
  },
  'cron-missing-number': {
    title: () => l10n.t('Operator without a number'),
    explanation: () =>
      l10n.t('A `-` needs a value on both sides, and a `/` needs a number behind it. Negative numbers do not exist.'),
    example: { bad: 'START_CYCLE = */ * * * *', good: 'START_CYCLE = */15 * * * *' },
  },
  'cron-step-zero': {
    title: () => l10n.t('Step of zero'),
    explanation: () => l10n.t('A step says that every n-th value counts. cron rejects a step of 0.'),
    example: { bad: 'START_CYCLE = */0 * * * *', good: 'START_CYCLE = * * * * *' },
  },
  'cron-step-on-value': {
    title: () => l10n.t('Step on a single value'),
    explanation: () =>
      l10n.t(
        'A step needs `*` or a range before it. Some schedulers read `5/10` as "from 5 on, every 10"; cron rejects it. Write the range out: `5-59/10`.',
      ),
    example: { bad: 'START_CYCLE = 5/10 * * * *', good: 'START_CYCLE = 5-59/10 * * * *' },
  },
  'cron-trailing-text': {
    title: () => l10n.t('Text behind a value'),
    explanation: () =>
      l10n.t(
        "What follows a complete value is silently dropped by Debian's cron and rejected by cronie, so `5#3` is either 5 or an error, and never the third Friday.",
      ),
    example: { bad: 'START_CYCLE = 14;30 0 * * *', good: 'START_CYCLE = 14,30 0 * * *' },
  },
  'cron-too-few-fields': {
    title: () => l10n.t('Fewer than five fields'),
    explanation: () =>
      l10n.t('A schedule has five fields: minute, hour, day of the month, month, day of the week. `*` means every.'),
    example: { bad: 'START_CYCLE = 0 22 * *', good: 'START_CYCLE = 0 22 * * *' },
  },
  'cron-too-many-fields': {
    title: () => l10n.t('More than five fields'),
    explanation: () =>
      l10n.t('There is no field for seconds and none for years. A macro such as `@daily` stands alone.'),
    example: { bad: 'START_CYCLE = 0 0 22 * * *', good: 'START_CYCLE = 0 22 * * *' },
  },
  'cron-unknown-macro': {
    title: () => l10n.t('Unknown macro'),
    explanation: () =>
      l10n.t(
        'cron knows @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly and @reboot, in lower case only.',
      ),
    example: { bad: 'START_CYCLE = @Daily', good: 'START_CYCLE = 0 0 * * *' },
  },
  'cron-macro': {
    title: () => l10n.t('Macro instead of five fields'),
    explanation: () =>
      l10n.t(
        "cron accepts macros such as `@daily`. Whether the plugin does is not documented: Exasol's document Install Backup Synchronization Plugin, step 7, shows the five fields only.",
      ),
    example: { bad: 'START_CYCLE = @daily', good: 'START_CYCLE = 0 0 * * *' },
  },
  'cron-reboot': {
    title: () => l10n.t('Run at start-up only'),
    explanation: () => l10n.t('`@reboot` runs once when the cron daemon starts, and at no time after that.'),
    example: { bad: 'START_CYCLE = @reboot', good: 'START_CYCLE = 0 22 * * *' },
  },
  'cron-backwards-range': {
    title: () => l10n.t('Range that runs backwards'),
    explanation: () =>
      l10n.t(
        'cron accepts `22-2` and `FRI-SUN` without a word, and both match nothing: a range does not wrap around. Write two ranges, or count Sunday as 7.',
      ),
    example: { bad: 'START_CYCLE = 0 22-2 * * *', good: 'START_CYCLE = 0 22-23,0-2 * * *' },
  },
  'cron-never': {
    title: () => l10n.t('Schedule that never fires'),
    explanation: () => l10n.t('No date fits, such as 30 February, so the connection never copies anything.'),
    example: { bad: 'START_CYCLE = 0 0 30 2 *', good: 'START_CYCLE = 0 0 28 2 *' },
  },
  'cron-day-or': {
    title: () => l10n.t('Day of the month or day of the week'),
    explanation: () =>
      l10n.t(
        'When both day fields are restricted and neither begins with `*`, a day that matches only one of them is enough (man 5 crontab).',
      ),
    example: { bad: 'START_CYCLE = 0 0 1,15 * FRI', good: 'START_CYCLE = 0 0 1,15 * *' },
  },
  'cron-day-and': {
    title: () => l10n.t('Day of the month and day of the week'),
    explanation: () =>
      l10n.t('When one of the day fields begins with `*`, as `*/2` does, a day must match both of them.'),
    example: { bad: 'START_CYCLE = 0 0 */2 * 1', good: 'START_CYCLE = 0 0 */2 * *' },
  },
  'cron-step-large': {
    title: () => l10n.t('Step larger than its range'),
    explanation: () => l10n.t('The step leaves the range at once, so only the first value counts.'),
    example: { bad: 'START_CYCLE = */60 * * * *', good: 'START_CYCLE = 0 * * * *' },
  },
  'cron-step-uneven': {
    title: () => l10n.t('Step that does not divide the cycle'),
    explanation: () =>
      l10n.t(
        'Steps count from the first value and start again in each hour, day, year or week. `*/50` in the minutes means 0 and 50, so the next run comes after 10 minutes.',
      ),
    example: { bad: 'START_CYCLE = */50 * * * *', good: 'START_CYCLE = */30 * * * *' },
  },
  'cron-often': {
    title: () => l10n.t('Runs closer than five minutes'),
    explanation: () =>
      l10n.t(
        'The next run starts whether or not the last one has ended. Copies that take longer than the interval overlap.',
      ),
    example: { bad: 'START_CYCLE = */2 * * * *', good: 'START_CYCLE = */15 * * * *' },
  },
};
