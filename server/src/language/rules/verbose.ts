import * as l10n from '@vscode/l10n';
import { VERBOSE_WORDS, type VerboseCode } from '../values/choice';
import { chooseWord } from './fixes';
import type { RuleTable } from './rule';

/** Verbose. What is written is not repeated: any word may be a password. */
export const verboseRules: RuleTable<VerboseCode> = {
  'verbose-value': {
    level: 'error',
    message: ({ nearest }) =>
      nearest === undefined
        ? l10n.t('Write true or false.')
        : l10n.t('This is neither true nor false. Did you mean {0}?', nearest),
    fix: (problem) => chooseWord(problem, VERBOSE_WORDS),
  },
  'verbose-spelling': {
    level: 'warning',
    safe: true,
    message: ({ nearest = '' }) => l10n.t('This may be read as false. The documented word is {0}.', nearest),
    fix: (problem) => chooseWord(problem, VERBOSE_WORDS),
  },
};
