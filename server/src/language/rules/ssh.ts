import * as l10n from '@vscode/l10n';
import { SSH_WORDS, type SshCode } from '../values/choice';
import { chooseWord } from './fixes';
import type { RuleTable } from './rule';

/** SSH, which says on which side of the connection the file is used. */
export const sshRules: RuleTable<SshCode> = {
  'ssh-value': {
    level: 'error',
    message: ({ value = '', nearest }) =>
      nearest === undefined
        ? l10n.t('"{0}" is neither client (source cluster) nor server (destination).', value)
        : l10n.t('"{0}" is neither client nor server. Did you mean {1}?', value, nearest),
    fix: (problem) => chooseWord(problem, SSH_WORDS),
  },
  'ssh-spelling': {
    level: 'warning',
    safe: true,
    message: ({ value = '', nearest = '' }) =>
      l10n.t('"{0}" may not be understood. The documented word is {1}.', value, nearest),
    fix: (problem) => chooseWord(problem, SSH_WORDS),
  },
};
