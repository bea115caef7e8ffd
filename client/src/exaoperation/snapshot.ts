import {
  callPlugin,
  execute,
  getAllArchiveVolumes,
  getDatabaseList,
  getEXASuiteVersion,
  getNodeList,
  getVolumeList,
  listMethods,
  showPluginList,
  type RemoteCall,
  type Timeouts,
} from './calls';
import { cancelledError, unsupportedError, type ExaError, type ExaErrorKind, type Result } from './errors';
import { newestBackupSync, parseStatus, type NodeStatus } from './plugin';
import { createSlots } from './slots';
import type { Transport } from './transport';

export type SnapshotState =
  'ok' | 'unreachable' | 'unauthorized' | 'unsupported' | 'untrusted' | 'misconfigured' | 'failed' | 'cancelled';

export interface NodeSnapshot {
  readonly name: string;
  readonly status: NodeStatus | 'unreachable';
  readonly error?: ExaError;
  /** What STATUS said, where it said something. */
  readonly output?: string;
}

/** What a cluster looks like now. Unless `state` is `ok`, `error` says why and the lists hold what is known all the same. */
export interface Snapshot {
  readonly name: string;
  readonly state: SnapshotState;
  readonly error?: ExaError;
  readonly nodes: readonly NodeSnapshot[];
  readonly plugins: readonly string[];
  readonly databases: readonly string[];
  readonly volumes: readonly string[];
  readonly version?: string;
  /** What could not be read although the cluster answers: then the list that it belongs to is empty. */
  readonly problems: readonly ExaError[];
}

export interface SnapshotOptions {
  readonly name: string;
  readonly timeouts: Timeouts;
  /** How many calls at once. */
  readonly reads: number;
  readonly signal?: AbortSignal;
}

const STATES: Readonly<Record<ExaErrorKind, SnapshotState>> = {
  timeout: 'unreachable',
  network: 'unreachable',
  server: 'unreachable',
  proxy: 'unreachable',
  auth: 'unauthorized',
  permission: 'unauthorized',
  tls: 'untrusted',
  unsupported: 'unsupported',
  notXmlRpc: 'misconfigured',
  notHttp: 'misconfigured',
  scheme: 'misconfigured',
  redirect: 'misconfigured',
  argument: 'misconfigured',
  cancelled: 'cancelled',
  fault: 'failed',
  protocol: 'failed',
  shape: 'failed',
  tooLarge: 'failed',
};

type Ask = <T>(call: RemoteCall<T>) => Promise<Result<T>>;

/**
 * Reads the state of a cluster and of each node; nothing is changed. One call goes first, so that a wrong password is
 * tried once and not once per node. Never rejects.
 */
export async function readSnapshot(transport: Transport, options: SnapshotOptions): Promise<Snapshot> {
  const ask = limitedAsk(transport, options);
  const methods = await ask(listMethods());
  const refusal = !methods.ok
    ? methods.error
    : methods.value.includes('callPlugin')
      ? undefined
      : unsupportedError(options.name);
  if (!methods.ok || refusal !== undefined) {
    const empty = { nodes: [], plugins: [], databases: [], volumes: [], problems: [] };
    return { name: options.name, ...stateOf(refusal), ...empty };
  }
  const [nodes, plugins, databases, volumes, version] = await Promise.all([
    ask(getNodeList()),
    ask(showPluginList()),
    ask(getDatabaseList()),
    ask(methods.value.includes('getAllArchiveVolumes') ? getAllArchiveVolumes() : getVolumeList()),
    ask(getEXASuiteVersion()),
  ]);
  const errors = [nodes, plugins, databases, volumes, version].flatMap((list) => (list.ok ? [] : [list.error]));
  const essential = [nodes, plugins].flatMap((list) => (list.ok ? [] : [list.error]))[0];
  return {
    name: options.name,
    ...stateOf(essential),
    nodes: await Promise.all(valueOf(nodes).map((node) => readNode(ask, node, plugins))),
    plugins: valueOf(plugins),
    databases: valueOf(databases),
    volumes: valueOf(volumes),
    ...(version.ok && { version: version.value }),
    problems: errors.filter((error) => error !== essential),
  };
}

/** Asks with the limit of the snapshot, which may be smaller than that of the transport. */
function limitedAsk(transport: Transport, { reads, timeouts, signal, name }: SnapshotOptions): Ask {
  const slots = createSlots(Math.max(1, reads));
  return async (call) => {
    const release = await slots.take(signal);
    if (release === undefined) {
      return { ok: false, error: cancelledError(name) };
    }
    try {
      return await execute(transport, call, { timeouts, ...(signal && { signal }) });
    } finally {
      release();
    }
  };
}

function stateOf(error: ExaError | undefined): Pick<Snapshot, 'state' | 'error'> {
  return error === undefined ? { state: 'ok' } : { state: STATES[error.kind], error };
}

function valueOf(list: Result<readonly string[]>): readonly string[] {
  return list.ok ? list.value : [];
}

/** The status of the newest BackupSync on a node: what an older version says does not matter any more. */
async function readNode(ask: Ask, name: string, plugins: Result<readonly string[]>): Promise<NodeSnapshot> {
  if (!plugins.ok) {
    return { name, status: 'unknown', error: plugins.error };
  }
  const plugin = newestBackupSync(plugins.value);
  if (plugin === undefined) {
    return { name, status: 'not installed' };
  }
  const answer = await ask(callPlugin(plugin, name, 'STATUS', ''));
  return answer.ok
    ? { name, status: parseStatus(answer.value), output: answer.value.output }
    : { name, status: ANSWERED.has(answer.error.kind) ? 'unknown' : 'unreachable', error: answer.error };
}

/** A node of which something came back, only nothing that makes a status. */
const ANSWERED: ReadonlySet<ExaErrorKind> = new Set(['protocol', 'shape', 'tooLarge', 'cancelled', 'argument']);
