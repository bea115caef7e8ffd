import * as l10n from '@vscode/l10n';
import type { BlockCode } from '../../checks';
import { mostDocumentUnits } from '../../limits';
import type { SyntaxCode } from '../../syntax/problems';
import type { RuleDocsTable } from './docs';
import { clientBlock, serverBlock } from './examples';

export const structureRuleDocs: RuleDocsTable<SyntaxCode | BlockCode> = {
  'missing-name': {
    title: () => l10n.t('Block without a name'),
    explanation: () =>
      l10n.t(
        'The line above `{` names the connection. SSHKEY and ACTIVATE are called with that name, so a block without one cannot be used. Write the same name in the file of the other cluster.',
      ),
    example: { bad: '{\nSSH = server\n}\n', good: serverBlock },
  },
  'missing-open-brace': {
    title: () => l10n.t('Block without {'),
    explanation: () =>
      l10n.t(
        'The keys of a connection stand between `{` and `}`, each brace on a line of its own. Without the `{`, the plugin cannot tell that they belong to the name above.',
      ),
    example: { bad: 'Connection1\nVerbose = true\nSSH = server\n}\n', good: serverBlock },
  },
  'unclosed-block': {
    title: () => l10n.t('Block that is not closed'),
    explanation: () =>
      l10n.t(
        'The block ends without a `}`: the file is over, or the next block begins. Write `}` on a line of its own.',
      ),
    example: { bad: 'Connection1\n{\nVerbose = true\nSSH = server\n', good: serverBlock },
  },
  'stray-brace': {
    title: () => l10n.t('Brace without a block'),
    explanation: () =>
      l10n.t(
        'Every block has one `{` and one `}`. This one is one too many, or the `{` that belongs to it is missing further up.',
      ),
    example: { bad: `${serverBlock}}\n`, good: serverBlock },
  },
  'brace-not-alone': {
    title: () => l10n.t('Brace that shares its line'),
    explanation: () =>
      l10n.t(
        'The document shows the name, `{`, every key and `}` each on a line of its own, and nothing says that the plugin reads anything else.',
      ),
    example: { bad: 'Connection1 {\nVerbose = true\nSSH = server\n}\n', good: serverBlock },
  },
  'text-outside-block': {
    title: () => l10n.t('Text outside of a block'),
    explanation: () =>
      l10n.t(
        'Outside of a block there may be only comments and the name of the next block, followed by a line with `{`. Look for a `}` that came too early.',
      ),
    example: { bad: `${serverBlock}Verbose = true\n`, good: serverBlock },
  },
  'missing-equals': {
    title: () => l10n.t('Line without ='),
    explanation: () => l10n.t('Every line of a block is `KEY = value`, a comment, or blank.'),
    example: { bad: 'Connection1\n{\nVerbose true\nSSH = server\n}\n', good: serverBlock },
  },
  'missing-key-name': {
    title: () => l10n.t('Line without a key'),
    explanation: () => l10n.t('Every line of a block is `KEY = value`: the key in front of the `=` is missing.'),
    example: { bad: 'Connection1\n{\n= true\nSSH = server\n}\n', good: serverBlock },
  },
  'comment-behind-text': {
    title: () => l10n.t('Comment behind other text'),
    explanation: () =>
      l10n.t(
        'Comments are for those who read the file: an upload leaves out the lines that begin with `#`, and the plugin is not documented to know comments. Behind a value, a name or a brace a comment would be sent as a part of it. A `#` with a blank in front of it is taken for one; without a blank it is a part of the text, and so it is in the password of a URL, which goes on to the `@` of the host. What stands in front of the comment is checked as if the comment were not there.',
      ),
    example: {
      bad: 'Connection1\n{\nVerbose = true # while we try it\nSSH = server\n}\n',
      good: 'Connection1\n{\n# while we try it\nVerbose = true\nSSH = server\n}\n',
    },
  },
  'foreign-comment': {
    title: () => l10n.t('Comment as other formats write it'),
    explanation: () =>
      l10n.t(
        'Only a line that begins with `#` is a comment: uploads leave it out. A line that begins with `//`, `;`, `--` or `REM` would be sent to the cluster, so uploads refuse it.',
      ),
    example: { bad: `// for EDU02\n${serverBlock}`, good: `# for EDU02\n${serverBlock}` },
  },
  'odd-name': {
    title: () => l10n.t('Unusual character in a name'),
    explanation: () =>
      l10n.t(
        'The name is handed to the plugin as an argument of SSHKEY, ACTIVATE and DEACTIVATE. The document shows a letter followed by letters and digits; anything beyond letters, digits and `_` may be read differently there.',
      ),
    example: { bad: 'Connection-1\n{\nVerbose = true\nSSH = server\n}\n', good: serverBlock },
  },
  'several-blocks': {
    title: () => l10n.t('Several blocks in a file'),
    explanation: () =>
      l10n.t(
        'The document asks for "an exclusive configuration file" for each connection. Whether the plugin reads a second block is not known. Said once per file, at the second block.',
      ),
    example: { bad: `${serverBlock}Connection2\n{\nVerbose = true\nSSH = server\n}\n`, good: serverBlock },
  },
  'both-sides': {
    title: () => l10n.t('Both sides of a connection in one file'),
    explanation: () =>
      l10n.t(
        'The client block is for the cluster that has the backups, the server block for the one that receives them. A file is uploaded to one cluster, so neither could use this one as it is, and uploads refuse it. The action to create the file of the other side writes the second file.',
      ),
    example: { bad: clientBlock + serverBlock, good: clientBlock },
  },
  'no-connection': {
    title: () => l10n.t('File without a connection'),
    explanation: () =>
      l10n.t('The file is empty or has only comments, and there is nothing for the plugin to do. Uploads refuse it.'),
    example: { bad: '# for EDU02\n', good: serverBlock },
  },
  'file-not-checked': {
    title: () => l10n.t('File that is too large to check'),
    explanation: () =>
      l10n.t(
        'A file of more than {0} characters is not read, so nothing else is said about it. Uploads take less than a hundredth of that.',
        mostDocumentUnits,
      ),
    example: { bad: `${serverBlock}#${' '.repeat(mostDocumentUnits)}\n`, good: serverBlock },
  },
  'duplicate-connection': {
    title: () => l10n.t('Name used twice'),
    explanation: () =>
      l10n.t(
        'Two blocks of the same name and the same side cannot be told apart when SSHKEY or ACTIVATE is called with that name. Rename one of them, here and in the file of the other cluster.',
      ),
    example: { bad: serverBlock + serverBlock, good: serverBlock },
  },
};
