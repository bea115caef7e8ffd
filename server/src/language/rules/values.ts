import * as l10n from '@vscode/l10n';
import { mostValueUnits } from '../limits';
import type { AnyValueCode } from '../schema/valueTypes';
import { isQuoted } from '../values/characters';
import { onlyFix } from './edits';
import type { Problem } from './problem';
import type { Fix, RuleTable } from './rule';

/** What any value can have. A value with one of these is not looked at further. */
export const valueRules: RuleTable<AnyValueCode> = {
  'value-quoted': {
    level: 'error',
    safe: true,
    message: ({ key = '' }) => l10n.t('Quotes become part of the value of {0}. Remove them.', key),
    fix: unquote,
  },
  'misplaced-url': {
    level: 'error',
    message: () =>
      l10n.t('A URL does not belong here. Move it to LOCAL_URL or REMOTE_URL, and write what this key takes.'),
  },
  'value-too-long': {
    level: 'error',
    message: ({ key = '' }) =>
      l10n.t('The value of {0} is longer than {1} characters and was not checked. Shorten it.', key, mostValueUnits),
  },
};

function unquote({ offset, length }: Problem, text: string): readonly Fix[] {
  const whole = text.slice(offset, offset + length);
  let start = 0;
  while (isQuoted(whole.slice(start, start + 1))) {
    start += 1;
  }
  let end = length;
  while (end > start && whole.endsWith(whole.charAt(0)) && isQuoted(whole.slice(end - 1, end))) {
    end -= 1;
  }
  // With a quote within, these are no quotes around one value.
  if (/["']/.test(whole.slice(start, end))) {
    return [];
  }
  const changes = [
    { offset, length: start, newText: '' },
    { offset: offset + end, length: length - end, newText: '' },
  ];
  const fixes = onlyFix(
    l10n.t('Remove the quotes'),
    changes.filter((change) => change.length > 0),
  );
  // Where one of the two is missing, somebody has to look whether the value is whole.
  return end < length ? fixes : fixes.map((fix) => ({ ...fix, preferred: false }));
}
