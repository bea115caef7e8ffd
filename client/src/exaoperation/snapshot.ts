import {
  callPlugin,
  firstOffered,
  getAllArchiveVolumes,
  getDatabaseList,
  getEXASuiteVersion,
  getNodeList,
  getVolumeList,
  listMethods,
  showPluginList,
  type RemoteCall,
} from './calls';
import { unsupportedError, type ExaError, type ExaErrorKind, type Result } from './errors';
import { newestBackupSync, parseStatus, type NodeStatus } from './plugin';

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

/** Makes one call with the limits, timeouts and signal of whoever asks. */
export type Ask = <T>(call: RemoteCall<T>) => Promise<Result<T>>;

export interface SnapshotOptions {
  readonly name: string;
  /** What is known so far, from the moment that the nodes are; a node that has not answered yet is `unknown`. */
  readonly onChange?: (partial: Snapshot) => void;
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

/**
 * Reads the state of a cluster and of each node; nothing is changed. One call goes first, so that a wrong password is
 * tried once and not once per node. Never rejects.
 */
export async function readSnapshot(ask: Ask, { name, onChange }: SnapshotOptions): Promise<Snapshot> {
  const methods = await ask(listMethods());
  if (!methods.ok) {
    return emptySnapshot(name, methods.error);
  }
  if (!methods.value.includes('callPlugin')) {
    return emptySnapshot(name, unsupportedError(name));
  }
  const lists = await readLists(ask, methods.value);
  const plugins = lists.plugins;
  let snapshot = combine(name, lists);
  onChange?.(snapshot);
  await Promise.all(
    snapshot.nodes.map(async (known, index) => {
      const node = await readNode(ask, known.name, plugins);
      snapshot = { ...snapshot, nodes: snapshot.nodes.with(index, node) };
      onChange?.(snapshot);
    }),
  );
  return snapshot;
}

interface Lists {
  readonly nodes: Result<readonly string[]>;
  readonly plugins: Result<readonly string[]>;
  readonly databases: Result<readonly string[]>;
  readonly volumes: Result<readonly string[]>;
  readonly version: Result<string>;
}

async function readLists(ask: Ask, methods: readonly string[]): Promise<Lists> {
  const [nodes, plugins, databases, volumes, version] = await Promise.all([
    ask(getNodeList()),
    ask(showPluginList()),
    ask(getDatabaseList()),
    ask(firstOffered(methods, getAllArchiveVolumes(), getVolumeList())),
    ask(getEXASuiteVersion()),
  ]);
  return { nodes, plugins, databases, volumes, version };
}

/** Without nodes or plugins there is nothing to show; without the rest there is. */
function combine(name: string, lists: Lists): Snapshot {
  const essential = [lists.nodes, lists.plugins].flatMap((list) => (list.ok ? [] : [list.error]))[0];
  const errors = [lists.nodes, lists.plugins, lists.databases, lists.volumes, lists.version].flatMap((list) =>
    list.ok ? [] : [list.error],
  );
  return {
    name,
    ...stateOf(essential),
    nodes: valueOf(lists.nodes).map((node) => ({ name: node, status: 'unknown' })),
    plugins: valueOf(lists.plugins),
    databases: valueOf(lists.databases),
    volumes: valueOf(lists.volumes),
    ...(lists.version.ok && { version: lists.version.value }),
    problems: errors.filter((error) => error !== essential),
  };
}

function emptySnapshot(name: string, error: ExaError): Snapshot {
  return { name, ...stateOf(error), nodes: [], plugins: [], databases: [], volumes: [], problems: [] };
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
