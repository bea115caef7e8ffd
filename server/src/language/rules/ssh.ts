import * as l10n from '@vscode/l10n';
import { SSH_WORDS, type SshCode } from '../values/choice';
import { chooseWord } from './fixes';
import type { RuleTable } from './rule';

/** SSH, which says on which side of the connection the file is used. What is written may be a password: not repeated. */
export const sshRules: RuleTable<SshCode> = {
  'ssh-value': {
    level: 'error',
    message: ({ nearest }) =>
      nearest === undefined
        ? l10n.t('Write client (source cluster) or server (destination).')
        : l10n.t('This is neither client nor server. Did you mean {0}?', nearest),
    fix: (problem) => chooseWord(problem, SSH_WORDS),
  },
  'ssh-spelling': {
    level: 'warning',
    safe: true,
    message: ({ nearest = '' }) => l10n.t('This may not be understood. The documented word is {0}.', nearest),
    fix: (problem) => chooseWord(problem, SSH_WORDS),
  },
};
