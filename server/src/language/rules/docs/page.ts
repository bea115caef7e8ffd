import * as l10n from '@vscode/l10n';
import { readDocument } from '../../document';
import { code } from '../../features/markdown';
import { findings, messageOf } from '../../validate';
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
    ...shown(id, example.bad),
  ].join('\n\n');
}

/** The message and the titles of the fixes, as an editor shows them for the bad example; none where it takes several files. */
function shown(id: RuleId, bad: string | readonly ExampleFile[]): readonly string[] {
  if (typeof bad !== 'string') {
    return [];
  }
  // An example of one line means a line of a block.
  const text = bad.includes('\n') || bad.startsWith('#') ? bad : `Connection1\n{\n${bad}\nSSH = client\n}\n`;
  const problem = findings(readDocument('', text))
    .map((finding) => finding.problem)
    .find(({ rule }) => rule === id);
  if (!problem) {
    return [];
  }
  const titles = (rules[id].fix?.(problem, text) ?? []).map(({ title }) => code(title));
  return [
    `**${l10n.t('Message')}**: ${code(messageOf(problem))}`,
    ...(titles.length === 0 ? [] : [`**${l10n.t('Quick fixes')}**: ${titles.join(', ')}`]),
  ];
}

/** Files of an example stand under their names. */
function exampleText(example: string | readonly ExampleFile[]): string {
  return typeof example === 'string'
    ? fenced(example)
    : example.map(({ name, text }) => `\`${name}\`\n\n${fenced(text)}`).join('\n\n');
}

function fenced(text: string): string {
  return `\`\`\`\n${visible(shortened(text.trimEnd()))}\n\`\`\``;
}

/** The beginnings of an example that is about size. */
function shortened(text: string): string {
  const lines = text.split('\n').map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
  return lines.length > mostLines ? [...lines.slice(0, mostLines), '…'].join('\n') : lines.join('\n');
}

const longestLine = 100;
const mostLines = 30;

/** Characters that nobody sees, as Unicode writes them. */
function visible(text: string): string {
  return text.replace(
    /(?![\n ])[\p{Cc}\p{Cf}\p{Z}]/gu,
    (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
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
