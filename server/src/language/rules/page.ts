import * as l10n from '@vscode/l10n';
import { rules } from './index';
import type { Level, Rule } from './rule';

/** docs/rules.md: a section for every rule, under the rule's id. */
export function rulesPage(): string {
  const entries = Object.entries<Rule>(rules);
  return [
    `# ${l10n.t('Rules')}`,
    l10n.t(
      'What the editor checks in a Connection file. An **error** is what the plugin rejects or misreads, a **warning** does something other than it looks like, **information** and **hint** are advice. The setting `backupSync.rules` changes the level of a rule, or switches it off: `{ "several-blocks": "off" }`.',
    ),
    [
      `| ${l10n.t('Rule')} | ${l10n.t('Level')} | ${l10n.t('What it finds')} |`,
      '| --- | --- | --- |',
      ...entries.map(([id, rule]) => `| [${id}](#${id}) | ${levelName(rule.level)} | ${rule.title()} |`),
    ].join('\n'),
    ...entries.map(([id, rule]) => section(id, rule)),
  ]
    .join('\n\n')
    .concat('\n');
}

function section(id: string, rule: Rule): string {
  return [
    `## ${id}`,
    `*${levelName(rule.level)}*: ${rule.title()}.`,
    rule.explanation(),
    l10n.t('Instead of'),
    fenced(rule.example.bad),
    l10n.t('write'),
    fenced(rule.example.good),
  ].join('\n\n');
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
