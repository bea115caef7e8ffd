import * as l10n from '@vscode/l10n';
import type { SshCode } from '../../values/choice';
import type { RuleDocsTable } from './docs';

export const sshRuleDocs: RuleDocsTable<SshCode> = {
  'ssh-value': {
    title: () => l10n.t('Neither client nor server'),
    explanation: () =>
      l10n.t('`client` stands in the file of the source cluster, `server` in the file of the destination.'),
    example: { bad: 'SSH = clinet', good: 'SSH = client' },
  },
  'ssh-spelling': {
    title: () => l10n.t('Client or server in another case'),
    explanation: () => l10n.t('Only `client` and `server` in lower case are documented.'),
    example: { bad: 'SSH = Client', good: 'SSH = client' },
  },
};
