import * as l10n from '@vscode/l10n';
import type { ExaError } from '../../../client/src/exaoperation/errors';
import { readSnapshot, type Snapshot } from '../../../client/src/exaoperation/snapshot';
import { withCluster } from '../cluster/open';
import { addressOptions, readAddress } from '../cluster/options';
import { table } from '../cluster/table';
import { refusalOf } from '../cluster/trouble';
import type { OpenWay } from '../cluster/way';
import type { Command } from '../command';
import { chooseWord, type CommandLine } from '../commandLine';
import { harmless } from '../harmless';
import { exitCodes, isRefusal, type ExitCode, type Refusal } from '../result';
import type { Terminal } from '../terminal';

/** What `--format json` prints; its fields are promised. */
interface Status {
  readonly plugins: readonly string[];
  readonly nodes: readonly { readonly name: string; readonly status: string }[];
  readonly databases: readonly string[];
  readonly volumes: readonly string[];
}

export const status: Command = {
  operands: '--url=URL --user=USER',
  options: {
    ...addressOptions,
    format: { value: 'text|json', help: () => l10n.t('How the status is printed (text).') },
  },
  notes: () =>
    l10n.t(
      'A node is "activated", "not activated" or "not installed", as its newest BackupSync says; "unknown" where the answer cannot be read, "unreachable" where none comes. The password comes from --password-command, from BACKUP_SYNC_PASSWORD, or is asked for on a terminal.\n\nEnds with 0 if the state of every node is known, 1 if not, 2 if it could not run, 130 after Ctrl+C.',
    ),
  run: runLine,
};

async function runLine(line: CommandLine, terminal: Terminal): Promise<ExitCode | Refusal> {
  const output = chooseWord(line, 'format', ['text', 'json']);
  if (isRefusal(output)) {
    return output;
  }
  const [surplus] = line.operands;
  if (surplus !== undefined) {
    return { refusal: l10n.t('"{0}" is one word too many. Only options are known here.', surplus) };
  }
  const address = await readAddress(line, terminal);
  if (isRefusal(address)) {
    return address;
  }
  return withCluster(line, address, terminal, async (way, signal) => {
    const snapshot = await look(way, signal);
    if (snapshot.error) {
      return refusalOf(snapshot.error);
    }
    complaintsOf(snapshot).forEach(({ message, remedy }) => terminal.complain(`${message} ${remedy}`.trim()));
    const shown = statusOf(snapshot);
    terminal.print(output.word === 'json' ? `${JSON.stringify(shown, null, 2)}\n` : textOf(shown));
    return shown.nodes.every(isKnown) ? exitCodes.fine : exitCodes.found;
  });
}

function look(way: OpenWay, signal: AbortSignal): Promise<Snapshot> {
  return readSnapshot((call) => way.execute(call, { signal }), { name: way.cluster.name });
}

function complaintsOf({ problems, nodes }: Snapshot): readonly ExaError[] {
  return [...problems, ...nodes.flatMap(({ error }) => error ?? [])];
}

function statusOf({ plugins, nodes, databases, volumes }: Snapshot): Status {
  return { plugins, nodes: nodes.map(({ name, status: word }) => ({ name, status: word })), databases, volumes };
}

function isKnown({ status: word }: Status['nodes'][number]): boolean {
  return word !== 'unknown' && word !== 'unreachable';
}

function textOf({ plugins, nodes, databases, volumes }: Status): string {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    [l10n.t('Plugins:'), plugins],
    [l10n.t('Databases:'), databases],
    [l10n.t('Archive volumes:'), volumes],
  ];
  const lines = lists.map(([title, names]) => `${title} ${harmless(names.join(', ') || l10n.t('none'))}\n`).join('');
  const rows = nodes.map(({ name, status: word }) => [name, word]);
  return `${lines}\n${table([l10n.t('NODE'), l10n.t('STATUS')], rows)}`;
}
