import * as l10n from '@vscode/l10n';
import type { KeyCode } from '../../checks';
import type { RuleDocsTable } from './docs';
import { clientBlock, serverBlock } from './examples';

export const keyRuleDocs: RuleDocsTable<KeyCode> = {
  'unknown-key': {
    title: () => l10n.t('Unknown key'),
    explanation: () =>
      l10n.t(
        'The document knows seven keys: DATABASE_NAME, START_CYCLE, LOCAL_URL, REMOTE_URL, REMOTE_NODES, Verbose and SSH. Another key does nothing, however much it looks as if it did.',
      ),
    example: { bad: 'Connection1\n{\nVerbos = true\nSSH = server\n}\n', good: serverBlock },
  },
  'key-case': {
    title: () => l10n.t('Key in another case'),
    explanation: () =>
      l10n.t(
        'The document writes `Verbose` so, and the other keys in capitals. Whether the plugin takes another spelling is not known; if not, the key does nothing.',
      ),
    example: { bad: 'Connection1\n{\nVERBOSE = true\nSSH = server\n}\n', good: serverBlock },
  },
  'duplicate-key': {
    title: () => l10n.t('Key that is there twice'),
    explanation: () => l10n.t('Which of the two values the plugin takes is not known. Keep one of them.'),
    example: { bad: 'Connection1\n{\nVerbose = true\nVerbose = false\nSSH = server\n}\n', good: serverBlock },
  },
  'empty-value': {
    title: () => l10n.t('Key without a value'),
    explanation: () => l10n.t('Write a value behind the `=`. Verbose may be left out altogether.'),
    example: { bad: 'Connection1\n{\nVerbose =\nSSH = server\n}\n', good: serverBlock },
  },
  'missing-key': {
    title: () => l10n.t('Client block without all its keys'),
    explanation: () =>
      l10n.t(
        'The block with `SSH = client` says what is copied, when, and where to. It needs DATABASE_NAME, START_CYCLE, LOCAL_URL, REMOTE_URL and REMOTE_NODES.',
      ),
    example: { bad: clientBlock.replace(/REMOTE_URL.*\n/, ''), good: clientBlock },
  },
  'missing-ssh': {
    title: () => l10n.t('Block without SSH'),
    explanation: () =>
      l10n.t(
        'Both files have the key SSH: `client` on the cluster that has the backups, `server` on the one that receives them.',
      ),
    example: { bad: 'Connection1\n{\nVerbose = true\n}\n', good: serverBlock },
  },
  'client-only-key': {
    title: () => l10n.t('Client key in a server block'),
    explanation: () =>
      l10n.t(
        'The server side only receives. In its file the document has Verbose and SSH alone; schedule, URLs and nodes belong into the file of the client side.',
      ),
    example: { bad: 'Connection1\n{\nDATABASE_NAME = exa_db1\nSSH = server\n}\n', good: serverBlock },
  },
  'server-with-client-keys': {
    title: () => l10n.t("Server block with the client's keys"),
    explanation: () =>
      l10n.t(
        'A block that has most of the keys of a client block and says `SSH = server` is most likely the client block, copied or mistaken. As it stands, no copy ever starts. It is said once, at SSH, instead of at each of the keys.',
      ),
    example: { bad: clientBlock.replace('SSH = client', 'SSH = server'), good: clientBlock },
  },
};
