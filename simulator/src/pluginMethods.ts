import type { FaultKind } from './faults';
import { read } from './method';
import type { MethodCall, Methods } from './method';
import type { Plugin } from './plugin';
import { failed, fault, value } from './values';
import type { Answer, PluginAnswer } from './values';
import { noise } from './xml';

/** The methods of the cluster that concern plugins; version 8 has none of them. */
export const pluginMethods: Methods = {
  callPlugin: { arity: [3, 4], run: callPlugin },
  getPlugins: read(pluginNames),
  havePlugins: read((call) => pluginNames(call).length > 0),
  removePlugin: { arity: [1, 1], run: removePlugin },
  showPluginFunctions: { arity: [1, 1], run: showPluginFunctions },
  showPluginList: read(pluginNames),
};

function pluginNames({ cluster, faults }: MethodCall): string[] {
  return cluster.listedPlugins(faults).map(({ name }) => name);
}

const find = ({ cluster, faults }: MethodCall, name: string): Plugin | undefined =>
  cluster.listedPlugins(faults).find((plugin) => plugin.name === name);

const noSuchPlugin = (name: string): Answer => fault('UsageError', `Plugin '${name}' does not exist`);

function showPluginFunctions(call: MethodCall): Answer {
  const [name = ''] = call.params;
  const plugin = find(call, name);
  return plugin === undefined ? noSuchPlugin(name) : value(plugin.help());
}

async function callPlugin(call: MethodCall): Promise<Answer> {
  const [name = '', nodeName = '', functionName = '', argument = ''] = call.params;
  const plugin = find(call, name);
  const node = call.cluster.findNode(nodeName);
  if (plugin === undefined) {
    return noSuchPlugin(name);
  }
  if (node === undefined) {
    return fault('UsageError', `Node '${nodeName}' does not exist`);
  }
  if (call.faults.has('fault-node')) {
    return fault('UsageError', `Node '${node}' is not online`);
  }
  const answer = call.faults.has('fail-node')
    ? failed(`${functionName.toLowerCase()}: simulated failure on ${node}`)
    : await plugin.run(functionName, argument, call.cluster.contextOf(node, call.faults));
  return pluginValue(spoil(functionName, answer, call.faults), call.faults);
}

const spoiledStatus: readonly (readonly [FaultKind, string])[] = [
  ['empty-status', ''],
  ['unknown-status', 'rebuilding the index (37 %)'],
];

function spoil(functionName: string, answer: PluginAnswer, faults: ReadonlySet<FaultKind>): PluginAnswer {
  const status = spoiledStatus.find(([kind]) => functionName.toUpperCase() === 'STATUS' && faults.has(kind));
  const output = status?.[1] ?? answer.output;
  return { status: answer.status, output: faults.has('control-bytes') ? `${output}${noise}` : output };
}

const pluginValue = ({ status, output }: PluginAnswer, faults: ReadonlySet<FaultKind>): Answer =>
  value(faults.has('swapped') ? [output, status] : [status, output]);

/** Takes the plugin off the list, and with it what it left on the nodes. */
function removePlugin(call: MethodCall): Answer {
  const [name = ''] = call.params;
  const { cluster } = call;
  const plugin = find(call, name);
  if (plugin === undefined) {
    return noSuchPlugin(name);
  }
  const user = cluster.everyNode.find((node) => plugin.isInstalledOn(node));
  if (user !== undefined) {
    return fault('UsageError', `Plugin '${name}' is still installed on node '${user}'`);
  }
  cluster.plugins.delete(name);
  return value(null);
}
