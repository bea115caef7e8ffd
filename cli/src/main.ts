#!/usr/bin/env node
import * as l10n from '@vscode/l10n';
import { version } from '../../package.json';
import { readCommandLine } from './commandLine';
import { commands } from './commands';
import { commandHelp, programHelp } from './help';
import { exitCodes, isRefusal, type ExitCode, type Refusal } from './result';
import { watchStreams, processTerminal, type Terminal } from './terminal';

watchStreams();
void main(process.argv.slice(2), processTerminal());

/** The exit code is set, and the process left to end by itself: `process.exit` would cut off what is still to be written. */
async function main(args: readonly string[], terminal: Terminal): Promise<void> {
  try {
    const outcome = await run(args, terminal);
    if (typeof outcome === 'object') {
      [outcome.refusal, ...(outcome.details ?? [])].forEach(terminal.complain);
    }
    process.exitCode = typeof outcome === 'object' ? exitCodes.couldNotRun : outcome;
  } catch (error) {
    terminal.complain(l10n.t('Something went wrong that should not: {0}. Please report it.', String(error)));
    process.exitCode = exitCodes.couldNotRun;
  }
}

async function run([first, ...rest]: readonly string[], terminal: Terminal): Promise<ExitCode | Refusal> {
  if (first === undefined) {
    return { refusal: l10n.t('Name a command. "backup-sync --help" lists them.') };
  }
  const row = commands.get(first);
  if (!row) {
    return withoutCommand(first, terminal);
  }
  const command = await row.load();
  const line = await readCommandLine(rest, command.options);
  if (isRefusal(line)) {
    return line;
  }
  if (line.switches.has('help')) {
    terminal.print(commandHelp(first, row.summary(), command));
    return exitCodes.fine;
  }
  return command.run(line, terminal);
}

async function withoutCommand(first: string, terminal: Terminal): Promise<ExitCode | Refusal> {
  if (first === '--help' || first === '-h' || first === '--version') {
    terminal.print(first === '--version' ? `${version}\n` : programHelp());
    return exitCodes.fine;
  }
  const { nearestWord } = await import('../../server/src/language/index');
  const nearest = nearestWord(first, [...commands.keys()]);
  return nearest === undefined
    ? { refusal: l10n.t('There is no command "{0}". "backup-sync --help" lists them.', first) }
    : { refusal: l10n.t('There is no command "{0}". Did you mean "{1}"?', first, nearest) };
}
