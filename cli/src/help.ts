import * as l10n from '@vscode/l10n';
import type { Command } from './command';
import type { OptionTable } from './commandLine';
import { commands } from './commands';

const PROGRAM = 'backup-sync';

/** What `backup-sync --help` prints. */
export function programHelp(): string {
  return paragraphs([
    l10n.t('Checks and formats the Connection files of Exasol’s Backup Synchronization plugin.'),
    usage(`${PROGRAM} COMMAND …`),
    section(
      l10n.t('Commands:'),
      [...commands].map(([name, { summary }]) => [name, summary()]),
    ),
    section(l10n.t('Options:'), [...optionRows({}), ['--version', l10n.t('Prints the version and ends.')]]),
    l10n.t('Every command has --help of its own.'),
  ]);
}

/** What `backup-sync COMMAND --help` prints. */
export function commandHelp(name: string, summary: string, { operands, options, notes }: Command): string {
  return paragraphs([
    summary,
    usage(`${PROGRAM} ${name} [OPTIONS] ${operands}`),
    section(l10n.t('Options:'), optionRows(options)),
    notes(),
  ]);
}

function usage(line: string): string {
  return l10n.t('Usage: {0}', line);
}

function optionRows(options: OptionTable): (readonly [string, string])[] {
  const rows = Object.entries(options).map(
    ([name, { value, help }]) => [value === undefined ? `--${name}` : `--${name} ${value}`, help()] as const,
  );
  return [...rows, ['-h, --help', l10n.t('Shows this and ends.')]];
}

function section(title: string, rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return [title, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)].join('\n');
}

function paragraphs(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
