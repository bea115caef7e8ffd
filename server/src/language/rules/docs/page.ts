import * as l10n from '@vscode/l10n';
import { rules, type RuleId } from '../index';
import type { Level } from '../rule';
import type { ExampleFile } from './docs';
import { ruleDocs } from './index';

/** docs/rules.md: a section for every rule, under the rule's id. */
export function rulesPage(): string {
  const ids = Object.keys(rules) as RuleId[];
  return [
    `# ${l10n.t('Rules')}`,
    l10n.t(
      'What the editor checks in a Connection file. An **error** is what the plugin rejects or misreads, a **warning** does something other than it looks like, **information** and **hint** are advice, but a placeholder for a password and an odd name of a connection refuse an upload. The setting `backupSync.rules` changes the level of a rule, or switches it off: `{ "several-blocks": "off" }`.',
    ),
    [
      `| ${l10n.t('Rule')} | ${l10n.t('Level')} | ${l10n.t('What it finds')} |`,
      '| --- | --- | --- |',
      ...ids.map((id) => `| [${id}](#${id}) | ${levelName(rules[id].level)} | ${ruleDocs[id].title()} |`),
    ].join('\n'),
    ...ids.map(section),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(id: RuleId): string {
  const { title, explanation, example } = ruleDocs[id];
  return [
    `## ${id}`,
    `*${levelName(rules[id].level)}*: ${title()}.`,
    explanation(),
    l10n.t('Instead of'),
    exampleText(example.bad),
    l10n.t('write'),
    exampleText(example.good),
  ].join('\n\n');
}

/** Files of an example stand under their names. */
function exampleText(example: string | readonly ExampleFile[]): string {
  return typeof example === 'string'
    ? fenced(example)
    : example.map(({ name, text }) => `\`${name}\`\n\n${fenced(text)}`).join('\n\n');
}

function fenced(text: string): string {
  return `\`\`\`\n${text.trimEnd()}\n\`\`\``;
}

function levelName(level: Level): string {
  const names: Readonly<Record<Level, () => string>> = {
    error: () => l10n.t('error'),
    warning: () => l10n.t('warning'),
    information: () => l10n.t('information'),
    hint: () => l10n.t('hint'),
    off: () => l10n.t('off'),
  };
  return names[level]();
}
