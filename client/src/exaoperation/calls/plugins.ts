import { describeFunction, type PluginAnswer } from '../plugin';
import { sanitizeOutput } from '../text';
import { isList, isStruct, type XmlRpcValue } from '../values';
import { change, read, type Hide, type RemoteCall } from './call';
import { decodeStrings, decodeTruth, distinct, ignore } from './decode';
import { connectionProblem, functionProblem, nodeProblem, pluginProblem, refusal } from './names';

/** The installed plugins, `Administration.BackupSync-1.0.17` …. */
export function showPluginList(): RemoteCall<readonly string[]> {
  return read('showPluginList', decodePlugins);
}

/** The same under the name that the documentation has. */
export function getPlugins(): RemoteCall<readonly string[]> {
  return read('getPlugins', decodePlugins);
}

function decodePlugins(value: XmlRpcValue): readonly string[] | undefined {
  const names = decodeStrings(value);
  return names && distinct(names);
}

/** Whether there is any plugin. */
export function havePlugins(): RemoteCall<boolean> {
  return read('havePlugins', decodeTruth);
}

/** Function names and their help texts; the texts are for reading only (see BACKUP_SYNC_FUNCTIONS). */
export function showPluginFunctions(plugin: string): RemoteCall<Readonly<Record<string, string>>> {
  return read('showPluginFunctions', decodeHelp, { params: [plugin], ...refusal(pluginProblem(plugin)) });
}

function decodeHelp(value: XmlRpcValue): Readonly<Record<string, string>> | undefined {
  const entries = isStruct(value)
    ? Object.entries(value).map(([name, text]) => [name, text ?? ''] as const)
    : undefined;
  return entries?.every((entry): entry is [string, string] => typeof entry[1] === 'string') === true
    ? Object.fromEntries(entries.map(([name, text]) => [sanitizeOutput(name), sanitizeOutput(text)]))
    : undefined;
}

/** Takes a plugin off the cluster, and with it what it left on the nodes: configurations and keys. */
export function removePlugin(plugin: string): RemoteCall<null> {
  return change('removePlugin', 'destructive', ignore, {
    params: [plugin],
    deadline: 'install',
    ...refusal(pluginProblem(plugin)),
  });
}

/**
 * Runs a function of a plugin on one node. The fourth argument is always sent, empty where there is none. `secrets` are
 * those inside an encoded argument: the passwords of an uploaded file.
 */
export function callPlugin(
  plugin: string,
  node: string,
  name: string,
  argument: string,
  secrets: readonly string[] = [],
): RemoteCall<PluginAnswer> {
  const { risk, deadline, argument: kind } = describeFunction(plugin, name);
  const isConnection = kind === 'connection' || kind === 'optionalConnection';
  // The name of a connection and a public key may be read; anything else may be a file.
  const isPublic = isConnection || kind === 'key';
  const problem =
    pluginProblem(plugin) ??
    nodeProblem(node) ??
    functionProblem(name) ??
    (isConnection ? connectionProblem(argument) : undefined);
  return {
    object: '',
    method: 'callPlugin',
    params: [plugin, node, name, argument],
    decode: decodePluginAnswer,
    risk,
    write: risk !== 'read',
    deadline,
    subject: node,
    secrets: isPublic ? secrets : [argument, ...secrets],
    ...refusal(problem),
  };
}

/** `[status, output]`. Documents show both orders, so the number is found by its type. Nil is the empty output. */
function decodePluginAnswer(value: XmlRpcValue, hide: Hide): PluginAnswer | undefined {
  if (!isList(value) || value.length !== 2) {
    return undefined;
  }
  const status = value.find((part) => typeof part === 'number' && Number.isInteger(part));
  const output = value.find((part) => typeof part === 'string' || part === null);
  return typeof status === 'number' && output !== undefined
    ? // Cleaned first: an escape in the middle of a password would keep it from being found.
      { status, output: hide(sanitizeOutput(typeof output === 'string' ? output : '')) }
    : undefined;
}
