import { randomBytes } from 'node:crypto';
import { statusOf } from './backupSync';
import type { BackupSyncState } from './backupSync';
import { Clock } from './clock';
import { Cluster } from './cluster';
import type { RecordedCall, Surroundings } from './cluster';
import { Faults, parseFault } from './faults';
import type { Fault, FaultResult, Places } from './faults';
import { openStation } from './station';
import type { Station } from './station';

export { plantedPasswords } from './secrets';

export interface SimulatorOptions {
  /** How many clusters; 2 if not given. */
  readonly clusters?: number;
  /** Data nodes of each cluster, the last number repeated; 3 if not given. */
  readonly nodes?: readonly number[];
  /** Milliseconds that every answer takes. */
  readonly latency?: number;
  readonly tls?: boolean;
  /** Ports of the clusters in order; any free one if not given. */
  readonly ports?: readonly number[];
  /** `KIND[@CLUSTER[/NODE]]` of the table of faults. */
  readonly faults?: readonly string[];
  /** By cluster name; random ones if not given. */
  readonly passwords?: Readonly<Record<string, string>>;
  /** A folder in which keys and certificates are kept, so that fingerprints outlive the simulation. */
  readonly certificates?: string;
}

/** How to reach a cluster; the fingerprint (SHA-256, 64 upper-case hex digits) only with TLS. */
export interface ClusterAccess {
  readonly name: string;
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly fingerprint?: string;
}

/** What BackupSync holds on a node, for assertions. */
export interface NodeReport {
  readonly name: string;
  readonly status: 'not installed' | 'activated' | 'not activated';
  readonly config: string | undefined;
  readonly keys: readonly string[];
  readonly connections: readonly {
    readonly name: string;
    readonly side: 'client' | 'server';
    readonly active: boolean;
  }[];
  readonly log: readonly string[];
}

export interface ClusterReport {
  readonly plugins: readonly string[];
  readonly nodes: readonly NodeReport[];
  /** Every call that was let in, oldest first. */
  readonly calls: readonly RecordedCall[];
}

export interface Simulator {
  readonly clusters: readonly ClusterAccess[];
  /** The sentence that says what is wrong with a fault; undefined for a good one. */
  faultProblem(fault: string): string | undefined;
  /** Adds a fault to those in force. Rejects with a TypeError what `faultProblem` complains about. */
  setFault(fault: string): Promise<void>;
  clearFaults(): Promise<void>;
  setClock(time: Date): void;
  /** Throws a TypeError for a cluster that is not there. */
  state(cluster: string): ClusterReport;
  close(): Promise<void>;
}

/** A cluster and its open port. */
interface Running {
  readonly cluster: Cluster;
  readonly access: ClusterAccess;
  readonly station: Station;
}

/** Starts clusters EDU01, EDU02, …; rejects with Node's error where a port cannot be had. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const faults = new Faults();
  const clock = new Clock();
  const clusters = createClusters(options, { clock, faults });
  const places: Places = new Map(clusters.map(({ name, everyNode }) => [name, everyNode]));
  options.faults?.forEach((text) => faults.add(checkedFault(text, places)));
  const running = await openAll(clusters, options);
  const applyFaults = (): Promise<void> => changeCertificates(running, faults);
  await applyFaults();
  return {
    clusters: running.map(({ access }) => access),
    faultProblem: (text) => problemOf(parseFault(text, places)),
    setFault: async (text) => {
      faults.add(checkedFault(text, places));
      await applyFaults();
    },
    clearFaults: async () => {
      faults.clear();
      await applyFaults();
    },
    setClock: (time) => clock.set(time),
    state: (name) => report(clusterNamed(clusters, name)),
    close: () => closeAll(running.map(({ station }) => station)),
  };
}

const problemOf = (result: FaultResult): string | undefined => (result.ok ? undefined : result.message);

function checkedFault(text: string, places: Places): Fault {
  const result = parseFault(text, places);
  if (!result.ok) {
    throw new TypeError(result.message);
  }
  return result.fault;
}

function createClusters({ clusters: count = 2, nodes = [] }: SimulatorOptions, common: Omit<Surroundings, 'keysAt'>) {
  const clusters: Cluster[] = [];
  const keysAt: Surroundings['keysAt'] = (address, connection) => {
    for (const cluster of clusters) {
      const node = cluster.nodeAt(address);
      if (node !== undefined) {
        return cluster.backupSync.stateOn(node).acceptedKeys.get(connection) ?? [];
      }
    }
    return undefined;
  };
  for (let index = 0; index < count; index += 1) {
    clusters.push(new Cluster(index, nodes[index] ?? nodes.at(-1) ?? 3, { ...common, keysAt }));
  }
  return clusters;
}

/** Opens all ports or, where one cannot be had, none. */
async function openAll(clusters: readonly Cluster[], options: SimulatorOptions): Promise<Running[]> {
  const opened = await Promise.allSettled(clusters.map((cluster, index) => open(cluster, index, options)));
  const running = opened.filter((result) => result.status === 'fulfilled').map((result) => result.value);
  const failure = opened.find((result) => result.status === 'rejected');
  if (failure !== undefined) {
    await closeAll(running.map(({ station }) => station));
    throw failure.reason;
  }
  return running;
}

async function open(cluster: Cluster, index: number, options: SimulatorOptions): Promise<Running> {
  const { latency = 0, tls = false, ports = [], certificates } = options;
  const { name } = cluster;
  const user = 'admin';
  const password = options.passwords?.[name] ?? randomBytes(12).toString('base64url');
  const port = ports[index] ?? 0;
  const station = await openStation(cluster, {
    user,
    password,
    latency,
    tls,
    port,
    ...(certificates !== undefined && { certificates }),
  });
  const { url, fingerprint } = station;
  const access = { name, url, user, password, ...(fingerprint !== undefined && { fingerprint }) };
  return { cluster, access, station };
}

async function changeCertificates(running: readonly Running[], faults: Faults): Promise<void> {
  await Promise.all(
    running.map(({ cluster, station }) => station.changeCertificate(faults.has('changed-certificate', cluster.name))),
  );
}

async function closeAll(stations: readonly Station[]): Promise<void> {
  await Promise.all(stations.map((station) => station.close()));
}

function clusterNamed(clusters: readonly Cluster[], name: string): Cluster {
  const found = clusters.find((cluster) => cluster.name === name);
  if (found === undefined) {
    throw new TypeError(`There is no cluster "${name}"`);
  }
  return found;
}

const report = (cluster: Cluster): ClusterReport => ({
  plugins: [...cluster.plugins.keys()],
  nodes: cluster.nodes.map((node) => nodeReport(node, cluster.backupSync.stateOn(node))),
  calls: [...cluster.calls],
});

const nodeReport = (name: string, state: BackupSyncState): NodeReport => ({
  name,
  status: statusOf(state),
  config: state.config,
  keys: state.uploadedKeys,
  connections: state.connections.map((block) => ({
    name: block.name,
    side: block.side,
    active: state.active.has(block.name),
  })),
  log: [...state.log],
});
