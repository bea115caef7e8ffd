import * as l10n from '@vscode/l10n';
import { describeWish, isEveryConnection, type FunctionWish } from '../../../client/src/procedure/functionPlan';
import { gateFor, type Gate } from '../../../client/src/procedure/gate';
import type { CommandLine } from '../commandLine';
import { isRefusal, type Refusal } from '../result';
import type { Terminal } from '../terminal';
import { readArgument } from './argument';
import { readAddress, type Address } from './options';
import { refusalOf } from './trouble';

/** What a command line wants to have run, checked as far as that goes without the cluster. */
export interface Order {
  readonly address: Address;
  readonly wish: FunctionWish;
  readonly gate: Gate;
  /** The states of the nodes are no reason to refuse. */
  readonly anyway: boolean;
  readonly carryOn: boolean;
}

export async function readOrder(line: CommandLine, terminal: Terminal): Promise<Order | Refusal> {
  const { values, switches, operands } = line;
  const name = values.get('function')?.at(-1);
  if (operands.length > 0 || name === undefined) {
    return { refusal: complaintAbout(operands) };
  }
  const address = await readAddress(line, terminal);
  if (isRefusal(address)) {
    return address;
  }
  const plugin = values.get('plugin')?.at(-1);
  const nodes = values.get('node');
  const wanted = { function: name, ...(plugin === undefined ? {} : { plugin }), ...(nodes ? { nodes } : {}) };
  const argument = await readArgument(line, terminal, wanted, address.name);
  if (isRefusal(argument)) {
    return argument;
  }
  const wish = { ...wanted, ...argument };
  const row = describeWish(wish);
  if (!row.ok) {
    return refusalOf(row.error);
  }
  const everyConnection = isEveryConnection(row.value, wish.argument);
  const gate = gateFor({ name: address.name, access: 'full' }, row.value.risk, 'destructive', {
    everyConnection,
    interactive: false,
  });
  const order = { address, wish, gate, anyway: switches.has('anyway'), carryOn: switches.has('carry-on') };
  // Before anything is asked: nobody types a password only to be told this.
  return gate.kind === 'open' || switches.has('yes') ? order : { refusal: needsYes(row.value.name, everyConnection) };
}

function complaintAbout([surplus]: readonly string[]): string {
  return surplus === undefined
    ? l10n.t('Say what to run: --function=NAME.')
    : l10n.t('"{0}" is one word too many. An argument of the function is written as --argument=TEXT.', surplus);
}

function needsYes(name: string, everyConnection: boolean): string {
  return everyConnection
    ? l10n.t(
        'Without an argument, {0} means every connection. Name one with --argument, or add --yes if all are meant.',
        name,
      )
    : l10n.t('{0} may change what cannot be brought back. Add --yes to run it.', name);
}
