import * as l10n from '@vscode/l10n';
import type { CronCode } from '../values/cron';
import { preferred, removalOf, removeProblem, replaceBySuggestion, replaceProblem } from './fixes';
import type { Problem, ProblemData } from './problem';
import type { Fix, RuleTable } from './rule';

/**
 * START_CYCLE. An error is what Debian's cron or cronie rejects, a warning what they accept and run differently. Only
 * numbers and signs are repeated: a word may be a password.
 */
export const cronRules: RuleTable<CronCode> = {
  'cron-out-of-range': {
    level: 'error',
    message: (data) =>
      data['number'] === undefined
        ? l10n.t('This is not a possible {field}: use {min} to {max}.', { ...data, field: fieldName(data) })
        : l10n.t('{number} is not a possible {field}: use {min} to {max}.', { ...data, field: fieldName(data) }),
    fix: replaceBySuggestion,
  },
  'cron-bad-value': {
    level: 'error',
    message: (data) => badValue(data),
    fix: replaceBySuggestion,
  },
  'cron-bad-character': {
    level: 'error',
    message: ({ character = '' }) => l10n.t('"{0}" has no meaning here. Use numbers, *, "," "-" and "/".', character),
    fix: replaceBySuggestion,
  },
  'cron-empty-item': {
    level: 'error',
    message: () => l10n.t('A value is missing beside this comma. Add it or remove the comma.'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'cron-missing-number': {
    level: 'error',
    message: ({ operator = '' }) => l10n.t('A number is missing beside "{0}".', operator),
  },
  'cron-step-zero': {
    level: 'error',
    message: () => l10n.t('A step cannot be 0. Write how many values to go forward, or remove the step.'),
    fix: ({ offset, length }) => [
      preferred(l10n.t('Remove the step'), { offset: offset - 1, length: length + 1, newText: '' }),
    ],
  },
  'cron-step-on-value': {
    level: 'error',
    message: ({ suggestion }) =>
      suggestion === undefined
        ? l10n.t('A step needs a range before it.')
        : l10n.t('A step needs a range before it, such as {0}.', suggestion),
    fix: replaceBySuggestion,
  },
  'cron-trailing-text': {
    level: 'error',
    message: () => l10n.t('This is not understood: cron drops it or rejects the schedule. Remove it.'),
    fix: fixTail,
  },
  'cron-too-few-fields': {
    level: 'error',
    message: ({ count = '' }) =>
      l10n.t('Only {0} of 5 fields: minute, hour, day of the month, month, day of the week.', count),
    fix: fillUp,
  },
  'cron-too-many-fields': {
    level: 'error',
    message: ({ macro, count = '' }) =>
      macro === undefined
        ? l10n.t('{0} fields instead of 5: there is no field for seconds or years.', count)
        : macro === ''
          ? l10n.t('Nothing may follow a macro.')
          : l10n.t('Nothing may follow {0}.', macro),
    fix: dropFields,
  },
  'cron-unknown-macro': {
    level: 'error',
    message: ({ nearest }) =>
      nearest === undefined
        ? l10n.t('cron does not know this. Write five fields: minute, hour, day of the month, month, day of the week.')
        : l10n.t('cron does not know this. Did you mean {0}?', nearest),
    fix: (problem) => {
      const nearest = problem.data?.['nearest'];
      return nearest === undefined ? [] : [replaceProblem(problem, nearest)];
    },
  },
  'cron-macro': {
    level: 'information',
    safe: true,
    message: ({ macro = '', fields = '' }) =>
      l10n.t('{0} means {1}. Only the form with five fields is documented for the plugin.', macro, fields),
    fix: (problem) => [replaceProblem(problem, problem.data?.['fields'] ?? '')],
  },
  'cron-reboot': {
    level: 'warning',
    message: () => l10n.t('@reboot runs once when a node starts and never again. Write the times as five fields.'),
  },
  'cron-backwards-range': {
    level: 'warning',
    message: ({ suggestion = '' }) =>
      l10n.t('This range runs backwards, so it matches nothing. Write {0} instead.', suggestion),
    fix: replaceBySuggestion,
  },
  'cron-never': {
    level: 'warning',
    message: () => l10n.t('No date matches this schedule, so it never runs.'),
  },
  'cron-day-or': {
    level: 'information',
    message: () => l10n.t('Either is enough: this runs on the days of the month, and on the days of the week as well.'),
  },
  'cron-day-and': {
    level: 'information',
    message: () => l10n.t('Both must match, because one of the day fields begins with "*".'),
  },
  'cron-step-large': {
    level: 'information',
    message: ({ step, value = '' }) =>
      step === undefined
        ? l10n.t('This step leaves the range at once: only {0} matches.', value)
        : l10n.t('A step of {0} leaves the range at once: only {1} matches.', step, value),
  },
  'cron-step-uneven': {
    level: 'information',
    message: ({ step = '', period = '' }) =>
      l10n.t('{0} does not divide {1}: counting starts again, so the last interval is shorter.', step, period),
  },
  'cron-often': {
    level: 'information',
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
  const { min, max = '', names, suggestion } = data;
  const field = fieldName(data);
  if (min === undefined) {
    return l10n.t('This is not a possible {0}: use a number.', field);
  }
  if (names === undefined) {
    return l10n.t('This is not a possible {0}: use {1} to {2}.', field, min, max);
  }
  return suggestion === undefined
    ? l10n.t('This is not a possible {0}: use {1} to {2}, or {3}.', field, min, max, names)
    : l10n.t('This is not a possible {0}: use {1} to {2}, or {3}, such as {4}.', field, min, max, names, suggestion);
}

function fixTail(problem: Problem, text: string): readonly Fix[] {
  const { offset, length } = problem;
  const tail = text.slice(offset, offset + length);
  if (/^(?:;\d+)+$/.test(tail)) {
    return [preferred(l10n.t('Replace ";" by ","'), { offset, length, newText: tail.replaceAll(';', ',') })];
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
  const title = removalOf(text.slice(offset, offset + length));
  if (withoutSeconds === undefined || back === undefined) {
    return [preferred(title, drop)];
  }
  const whole = { offset: offset - Number(back), length: Number(back) + length, newText: withoutSeconds };
  return [preferred(l10n.t('Remove the seconds'), whole), { title, changes: [drop] }];
}
