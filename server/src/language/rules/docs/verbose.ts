import * as l10n from '@vscode/l10n';
import type { VerboseCode } from '../../values/choice';
import type { RuleDocsTable } from './docs';

export const verboseRuleDocs: RuleDocsTable<VerboseCode> = {
  'verbose-value': {
    title: () => l10n.t('Neither true nor false'),
    explanation: () =>
      l10n.t(
        "Verbose is `true` or `false`. With `true`, details of the copying go to the monitoring service; otherwise only errors do (Exasol's document Install Backup Synchronization Plugin, step 7).",
      ),
    example: { bad: 'Verbose = treu', good: 'Verbose = true' },
  },
  'verbose-spelling': {
    title: () => l10n.t('Another spelling of true or false'),
    explanation: () =>
      l10n.t('Only `true` in lower case is documented. Another spelling may be read as false, which is the default.'),
    example: { bad: 'Verbose = True', good: 'Verbose = true' },
  },
};
