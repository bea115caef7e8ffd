import * as l10n from '@vscode/l10n';
import { VERBOSE_WORDS, type VerboseCode } from '../values/choice';
import { chooseWord } from './fixes';
import type { RuleTable } from './rule';

/** Verbose. */
export const verboseRules: RuleTable<VerboseCode> = {
  'verbose-value': {
    level: 'error',
    title: () => l10n.t('Neither true nor false'),
    explanation: () =>
      l10n.t(
        "Verbose is `true` or `false`. With `true`, details of the copying go to the monitoring service; otherwise only errors do (Exasol's document Install Backup Synchronization Plugin, step 7).",
      ),
    example: { bad: 'Verbose = treu', good: 'Verbose = true' },
    message: ({ value = '', nearest }) =>
      nearest === undefined
        ? l10n.t('"{0}" is neither true nor false.', value)
        : l10n.t('"{0}" is neither true nor false. Did you mean {1}?', value, nearest),
    fix: (problem) => chooseWord(problem, VERBOSE_WORDS),
  },
  'verbose-spelling': {
    level: 'warning',
    title: () => l10n.t('Another spelling of true or false'),
    explanation: () =>
      l10n.t('Only `true` in lower case is documented. Another spelling may be read as false, which is the default.'),
    example: { bad: 'Verbose = True', good: 'Verbose = true' },
    message: ({ value = '', nearest = '' }) =>
      l10n.t('"{0}" may be read as false. The documented word is {1}.', value, nearest),
    fix: (problem) => chooseWord(problem, VERBOSE_WORDS),
  },
};
