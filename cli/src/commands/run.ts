import * as l10n from '@vscode/l10n';
import { succeeded } from '../../../client/src/procedure/runFunction';
import { carryOut } from '../cluster/carryOut';
import { withCluster } from '../cluster/open';
import { addressOptions } from '../cluster/options';
import { readOrder } from '../cluster/order';
import { resultsAsText } from '../cluster/results';
import type { Command } from '../command';
import { chooseWord, type CommandLine } from '../commandLine';
import { exitCodes, isRefusal, type ExitCode, type Refusal } from '../result';
import type { Terminal } from '../terminal';

export const run: Command = {
  operands: '--url=URL --user=USER --function=NAME',
  options: {
    function: { value: 'NAME', help: () => l10n.t('STATUS, GETLOG, INSTALL, ACTIVATE …: what the plugin is to do.') },
    plugin: { value: 'NAME', help: () => l10n.t('As EXAoperation lists it (the only BackupSync there is).') },
    node: { value: 'N', help: () => l10n.t('A node such as n0011; may be repeated (all nodes).') },
    argument: { value: 'TEXT', help: () => l10n.t('The argument of the function: for most, a connection’s name.') },
    file: { value: 'PATH', help: () => l10n.t('A file that is the argument; - is standard input.') },
    base64: { help: () => l10n.t('Sends the file as base64. BackupSync’s UPLOAD_CONFIG and UPLOAD_KEY always do.') },
    yes: { help: () => l10n.t('Runs what cannot be taken back, too.') },
    anyway: { help: () => l10n.t('Runs it also where the state of a node speaks against it.') },
    'carry-on': { help: () => l10n.t('Goes on to further nodes after one has failed, unless it was the first.') },
    ...addressOptions,
    format: { value: 'text|json', help: () => l10n.t('How the results are printed (text).') },
  },
  notes: () =>
    l10n.t(
      'The password comes from --password-command, from BACKUP_SYNC_PASSWORD, or is asked for on a terminal. The secrets of a Connection file come from BACKUP_SYNC_SECRET_NAME. A function that changes something goes to the first node alone, and to the others when it has succeeded there.\n\nEnds with 0 if every node answered status 0, 1 if not, 2 if it could not run, 130 after Ctrl+C.',
    ),
  run: runLine,
};

async function runLine(line: CommandLine, terminal: Terminal): Promise<ExitCode | Refusal> {
  const output = chooseWord(line, 'format', ['text', 'json']);
  if (isRefusal(output)) {
    return output;
  }
  const order = await readOrder(line, terminal);
  if (isRefusal(order)) {
    return order;
  }
  return withCluster(line, order.address, terminal, async (way, signal) => {
    const done = await carryOut(way, order, terminal, signal);
    if (isRefusal(done)) {
      return done;
    }
    const { results } = done;
    results.forEach(({ node, error }) => error && terminal.complain(`${node}: ${error.message}`));
    terminal.print(output.word === 'json' ? `${JSON.stringify(results, null, 2)}\n` : resultsAsText(results));
    return results.every(succeeded) ? exitCodes.fine : exitCodes.found;
  });
}
