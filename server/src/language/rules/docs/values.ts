import * as l10n from '@vscode/l10n';
import { mostValueUnits } from '../../limits';
import type { AnyValueCode } from '../../schema/valueTypes';
import type { RuleDocsTable } from './docs';

export const valueRuleDocs: RuleDocsTable<AnyValueCode> = {
  'value-quoted': {
    title: () => l10n.t('Quotes around a value'),
    explanation: () =>
      l10n.t(
        'Values are not quoted in a Connection file, so the quotes become part of the value. What stands between them is checked once they are gone.',
      ),
    example: { bad: 'START_CYCLE = "0 2 * * *"', good: 'START_CYCLE = 0 2 * * *' },
  },
  'misplaced-url': {
    title: () => l10n.t('URL where none belongs'),
    explanation: () =>
      l10n.t(
        'Only LOCAL_URL and REMOTE_URL take URLs. What has `://` or `@` under another key may be a URL with its password, so it is not looked at further, and no message repeats a part of it.',
      ),
    example: { bad: 'REMOTE_NODES = ftp://FTPbackup@10.60.102.11/v0002', good: 'REMOTE_NODES = 10.60.102.11' },
  },
  'value-too-long': {
    title: () => l10n.t('Value that is too long to check'),
    explanation: () =>
      l10n.t(
        'A value of more than {0} characters is not looked at. The longest that are of use, lists of nodes, are far shorter.',
        mostValueUnits,
      ),
    example: { bad: `DATABASE_NAME = ${'exa_db1'.repeat(2500)}`, good: 'DATABASE_NAME = exa_db1' },
  },
};
