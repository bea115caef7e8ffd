import * as l10n from '@vscode/l10n';
import { mostValueUnits } from '../limits';
import type { AnyValueCode } from '../schema/valueTypes';
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
  'value-too-long': {
    level: 'error',
    message: ({ key = '' }) =>
      l10n.t('The value of {0} is longer than {1} characters and was not checked. Shorten it.', key, mostValueUnits),
  },
};

function unquote({ offset, length }: Problem, text: string): readonly Fix[] {
  const whole = text.slice(offset, offset + length);
  const isClosed = length > 1 && whole.endsWith(whole.charAt(0));
  const opening = { offset, length: 1, newText: '' };
  const closing = { offset: offset + length - 1, length: 1, newText: '' };
  return onlyFix(l10n.t('Remove the quotes'), isClosed ? [opening, closing] : [opening]);
}
