import * as l10n from '@vscode/l10n';
import { VERBOSE_WORDS, type VerboseCode } from '../values/choice';
import { chooseWord } from './fixes';
import type { RuleTable } from './rule';

/** Verbose. */
export const verboseRules: RuleTable<VerboseCode> = {
  'verbose-value': {
    level: 'error',
    message: ({ value = '', nearest }) =>
      nearest === undefined
        ? l10n.t('"{0}" is neither true nor false.', value)
        : l10n.t('"{0}" is neither true nor false. Did you mean {1}?', value, nearest),
    fix: (problem) => chooseWord(problem, VERBOSE_WORDS),
  },
  'verbose-spelling': {
    level: 'warning',
    safe: true,
    message: ({ value = '', nearest = '' }) =>
      l10n.t('"{0}" may be read as false. The documented word is {1}.', value, nearest),
    fix: (problem) => chooseWord(problem, VERBOSE_WORDS),
  },
};
