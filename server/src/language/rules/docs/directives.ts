import * as l10n from '@vscode/l10n';
import type { DirectiveCode } from '../../directives';
import type { RuleDocsTable } from './docs';
import { serverBlock } from './examples';

export const directiveRuleDocs: RuleDocsTable<DirectiveCode> = {
  'directive-unknown': {
    title: () => l10n.t('Directive that is not known'),
    explanation: () =>
      l10n.t(
        'A comment that begins with `backup-sync:` is read by this extension. `disable-next-line` silences rules on the next line, and `disable-file` in the whole file, wherever it stands: `# backup-sync: disable-next-line unknown-key, key-case -- the reason, if you like`. Comments never reach a cluster, and no directive softens the check before an upload.',
      ),
    example: {
      bad: `# backup-sync: disable-fiel several-blocks\n${serverBlock}`,
      good: `# for the nightly copy\n${serverBlock}`,
    },
  },
  'directive-unused': {
    title: () => l10n.t('Directive that silences nothing'),
    explanation: () =>
      l10n.t(
        'What this comment was written for is gone, or the comment does not stand where the problem is: `disable-next-line` is about the next line that is not a directive itself. Rules about other files and clusters are never called unused, because it depends on what is known of those.',
      ),
    example: { bad: `# backup-sync: disable-file unknown-key\n${serverBlock}`, good: serverBlock },
  },
};
