import * as l10n from '@vscode/l10n';
import type { Context } from '../../context';
import type { ConnectionDocument } from '../../document';
import { toDiagnostic } from '../../features/diagnostics';
import { disableActions } from '../../features/disable';
import { code } from '../../features/markdown';
import { fixAllTitle, quickFixes } from '../../features/quickFixes';
import type { Finding } from '../../shown';
import { findings, messageOf } from '../../validate';
import { rules, type RuleId } from '../index';
import type { Level } from '../rule';
import type { ExampleFile } from './docs';
import { workspaceOfExample } from './exampleWorkspace';
import { ruleGroups } from './groups';
import { ruleDocs } from './index';

/** docs/rules.md: the rules by group, and a section for each under its id. */
export function rulesPage(): string {
  const groups = ruleGroups();
  return [
    `# ${l10n.t('Rules')}`,
    ...introduction(),
    `## ${l10n.t('All rules')}`,
    ...groups.flatMap(({ title, ids }) => [`### ${title()}`, overview(ids)]),
    ...groups.flatMap(({ ids }) => ids.map(section)),
  ]
    .join('\n\n')
    .concat('\n');
}

function introduction(): readonly string[] {
  return [
    l10n.t('What the editor checks in a Connection file, why, and what to write instead.'),
    [
      l10n.t('- **error**: the plugin rejects it or misreads it.'),
      l10n.t('- **warning**: it does something other than it looks like.'),
      l10n.t('- **information** and **hint**: advice.'),
    ].join('\n'),
    l10n.t(
      'An error refuses an upload. So do a [placeholder for a password](#url-placeholder-password) and an [odd name](#odd-name). Levels that you change count in the editor and on the command line, never for an upload.',
    ),
    `## ${l10n.t('Silence a rule')}`,
    [
      l10n.t(
        '- On a line: the comment `# backup-sync: disable-next-line cron-often -- the reason, if you like` above it.',
      ),
      l10n.t('- In a file: the comment `# backup-sync: disable-file several-blocks` anywhere in it.'),
      l10n.t(
        '- Everywhere, or with another level: the setting `"backupSync.rules": { "several-blocks": "off", "cron-often": "warning" }`.',
      ),
    ].join('\n'),
    l10n.t(
      'The light bulb of a problem writes the comments for you. Comments stand on lines of their own, name as many rules as you like, and never reach a cluster.',
    ),
    `## ${l10n.t('Fix all')}`,
    l10n.t(
      'The light bulb mends one problem, or all of its kind. *Fix all* in the menu *Source Action…* takes every quick fix that needs no decision: it changes how something is written and not what it means. To run it when a file is saved: `"editor.codeActionsOnSave": { "source.fixAll.backupSync": "explicit" }`.',
    ),
  ];
}

function overview(ids: readonly RuleId[]): string {
  return [
    `| ${l10n.t('Rule')} | ${l10n.t('Level')} | ${l10n.t('What it finds')} |`,
    '| --- | --- | --- |',
    ...ids.map((id) => `| [${id}](#${id}) | ${levelName(rules[id].level)} | ${ruleDocs[id].title()} |`),
  ].join('\n');
}

function section(id: RuleId): string {
  const { title, explanation, example } = ruleDocs[id];
  return [
    `## ${id}`,
    `*${levelName(rules[id].level)}*: ${title()}.`,
    explanation(),
    ...(typeof example.bad === 'string' || typeof example.good === 'string'
      ? [l10n.t('Instead of'), textOf(example.bad), l10n.t('write'), textOf(example.good)]
      : [
          l10n.t('Instead of'),
          ...example.bad.map(fileText),
          l10n.t('write'),
          ...changedFiles(example.bad, example.good),
        ]),
    ...shown(id, example.bad),
  ].join('\n\n');
}

function textOf(example: string | readonly ExampleFile[]): string {
  return typeof example === 'string' ? fenced(example) : example.map(fileText).join('\n\n');
}

/** A file of an example stands under its name. */
function fileText({ name, text }: ExampleFile): string {
  return `\`${name}\`\n\n${fenced(text)}`;
}

/** What to change: of a file that stays in its place the lines that differ, and nothing of one that stays as it is. */
function changedFiles(bad: readonly ExampleFile[], good: readonly ExampleFile[]): readonly string[] {
  const before = new Map(bad.map(({ name, text }) => [name, text]));
  const after = new Set(good.map(({ name }) => name));
  return [
    ...good
      .filter(({ name, text }) => before.get(name) !== text)
      .map((file) => difference(file, before.get(file.name)) ?? fileText(file)),
    ...bad.filter(({ name }) => !after.has(name)).map(({ name }) => l10n.t('and no `{0}`.', name)),
  ];
}

/** Undefined where most of the file differs. */
function difference({ name, text }: ExampleFile, before = ''): string | undefined {
  const old = before.trimEnd().split('\n');
  const lines = text.trimEnd().split('\n');
  const gone = old.filter((line) => !lines.includes(line)).map((line) => `- ${line}`);
  const come = lines.filter((line) => !old.includes(line)).map((line) => `+ ${line}`);
  return gone.length + come.length < lines.length
    ? `\`${name}\`\n\n\`\`\`diff\n${[...gone, ...come].join('\n')}\n\`\`\``
    : undefined;
}

/** The message and the titles of the fixes, as an editor shows them for the bad example. */
function shown(id: RuleId, bad: string | readonly ExampleFile[]): readonly string[] {
  const { documents, context } = workspaceOfExample(bad);
  const [first] = documents.flatMap((document) =>
    findings(document, context)
      .filter(({ problem }) => problem.rule === id)
      .map((finding) => ({ document, finding })),
  );
  if (!first) {
    return [];
  }
  const titles = fixTitles(first.document, first.finding, context).map(code);
  return [
    `**${l10n.t('Message')}**: ${code(messageOf(first.finding.problem))}`,
    ...(titles.length === 0 ? [] : [`**${l10n.t('Quick fixes')}**: ${titles.join(', ')}`]),
  ];
}

/** Without those that every rule has: to silence it, and to mend all of its kind. */
function fixTitles(document: ConnectionDocument, finding: Finding, context: Context): readonly string[] {
  const { rule } = finding.problem;
  const diagnostic = toDiagnostic(finding, document, context);
  const general = new Set([
    ...disableActions(document, finding, diagnostic).map(({ title }) => title),
    fixAllTitle(rule),
  ]);
  return quickFixes(document, document.lines.rangeOf(finding.problem), context)
    .filter(({ title, diagnostics }) => diagnostics?.some(({ code: its }) => its === rule) && !general.has(title))
    .map(({ title }) => title);
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
