import { shapeError, withUnknownOutcome, type Result } from './errors';
import { describeFunction, type Deadline, type PluginAnswer } from './plugin';
import { sanitizeOutput } from './text';
import type { Transport } from './transport';
import { describeTypes, isList, isStruct, type XmlRpcValue } from './values';

/** Hides the login of the cluster and the secrets of the call in a text. */
export type Hide = (text: string) => string;

/** A remote call as data. `decode` gives undefined for a shape that is not expected. */
export interface RemoteCall<T> {
  /** Relative to the cluster: '' for itself. */
  readonly object: string;
  readonly method: string;
  readonly params: readonly XmlRpcValue[];
  readonly decode: (value: XmlRpcValue, hide: Hide) => T | undefined;
  readonly write: boolean;
  readonly deadline: Deadline;
  /** The node that it is about. */
  readonly subject?: string;
  /** What must not appear in an error or an output even if the server repeats it. */
  readonly secrets?: readonly string[];
}

/** Seconds, as in the setting backupSync.timeouts. */
export type Timeouts = Readonly<Record<'connect' | Deadline, number>>;

export interface ExecuteOptions {
  readonly timeouts: Timeouts;
  readonly signal?: AbortSignal;
  readonly subject?: string;
}

/** Makes the call and reads its answer; an unexpected one is reported by its types, never by its values. */
export async function execute<T>(
  transport: Transport,
  call: RemoteCall<T>,
  { timeouts, signal, subject = call.subject }: ExecuteOptions,
): Promise<Result<T>> {
  const answer = await transport.call(call.object, call.method, call.params, {
    timeoutMs: timeouts[call.deadline] * 1000,
    connectTimeoutMs: timeouts.connect * 1000,
    write: call.write,
    ...(signal && { signal }),
    ...(subject !== undefined && { subject }),
    ...(call.secrets && { secrets: call.secrets }),
  });
  if (!answer.ok) {
    return answer;
  }
  const value = call.decode(answer.value, (text) => transport.redact(text, call.secrets ?? []));
  if (value !== undefined) {
    return { ok: true, value };
  }
  const who = subject === undefined ? transport.name : `${transport.name} ${subject}`;
  const error = shapeError({ who }, call.method, describeTypes(answer.value));
  return { ok: false, error: call.write ? withUnknownOutcome(error) : error };
}

function read<T>(method: string, decode: RemoteCall<T>['decode'], params: readonly XmlRpcValue[] = []): RemoteCall<T> {
  return { object: '', method, params, decode, write: false, deadline: 'read' };
}

/** Names of all methods of the cluster object; a cluster without `callPlugin` is none of ours. */
export function listMethods(): RemoteCall<readonly string[]> {
  return read('listMethods', decodeStrings);
}

/** The data nodes, `n0011` …; licence servers are not among them, and nothing is said about being up. */
export function getNodeList(): RemoteCall<readonly string[]> {
  return read('getNodeList', (value) => {
    const names = decodeStrings(value);
    return names?.every((name) => /^n\d+$/.test(name)) === true ? distinct(names) : undefined;
  });
}

/** `{status: 'Running'}`, `Suspended`, `Unknown` …: a word of EXAoperation. */
export function getNodeState(node: string): RemoteCall<{ readonly status: string }> {
  return {
    ...read('getNodeState', (value) => {
      const status = isStruct(value) ? value['status'] : undefined;
      return typeof status === 'string' ? { status: sanitizeOutput(status) } : undefined;
    }),
    object: node,
    subject: node,
  };
}

/** The installed plugins, `Administration.BackupSync-1.0.17` …. */
export function showPluginList(): RemoteCall<readonly string[]> {
  return read('showPluginList', (value) => {
    const names = decodeStrings(value);
    return names && distinct(names);
  });
}

/** A node that is listed twice would be written to twice. */
function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

/** Function names and their help texts; the texts are for reading only (see BACKUP_SYNC_FUNCTIONS). */
export function showPluginFunctions(plugin: string): RemoteCall<Readonly<Record<string, string>>> {
  return read('showPluginFunctions', decodeHelp, [plugin]);
}

function decodeHelp(value: XmlRpcValue): Readonly<Record<string, string>> | undefined {
  const entries = isStruct(value)
    ? Object.entries(value).map(([name, text]) => [name, text ?? ''] as const)
    : undefined;
  return entries?.every((entry): entry is [string, string] => typeof entry[1] === 'string') === true
    ? Object.fromEntries(entries.map(([name, text]) => [sanitizeOutput(name), sanitizeOutput(text)]))
    : undefined;
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
  // The name of a connection and a public key may be read; anything else may be a file.
  const isPublic = kind === 'connection' || kind === 'optionalConnection' || kind === 'key';
  return {
    object: '',
    method: 'callPlugin',
    params: [plugin, node, name, argument],
    decode: decodePluginAnswer,
    write: risk !== 'read',
    deadline,
    subject: node,
    secrets: isPublic ? secrets : [argument, ...secrets],
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

export function getDatabaseList(): RemoteCall<readonly string[]> {
  return read('getDatabaseList', decodeNames);
}

export function getEXASuiteVersion(): RemoteCall<string> {
  return read('getEXASuiteVersion', (value) => (typeof value === 'string' ? sanitizeOutput(value).trim() : undefined));
}

/** The archive volumes, `v0003` …, by the cluster itself. */
export function getAllArchiveVolumes(): RemoteCall<readonly string[]> {
  return read('getAllArchiveVolumes', decodeNames);
}

/** All volumes, archive or not: for clusters that do not offer getAllArchiveVolumes. */
export function getVolumeList(): RemoteCall<readonly string[]> {
  return { ...read('getVolumeList', decodeNames), object: 'storage' };
}

function decodeStrings(value: XmlRpcValue): readonly string[] | undefined {
  return isList(value) && value.every((entry) => typeof entry === 'string') ? value.map(sanitizeOutput) : undefined;
}

/** Lists whose form is not documented: of names, of structs or lists with a name in them, or a struct with names as keys. */
function decodeNames(value: XmlRpcValue): readonly string[] | undefined {
  if (isStruct(value)) {
    return Object.keys(value).map(sanitizeOutput);
  }
  const names = isList(value) ? value.map(nameIn) : [undefined];
  return names.every((name) => name !== undefined) ? names.map(sanitizeOutput) : undefined;
}

function nameIn(entry: XmlRpcValue): string | undefined {
  const name = isStruct(entry) ? entry['name'] : isList(entry) ? entry[0] : entry;
  return typeof name === 'string' ? name : undefined;
}
