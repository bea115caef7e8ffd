import { backupSync } from './backupSync';
import type { BackupSyncState } from './backupSync';
import type { Clock } from './clock';
import { collectd } from './collectd';
import type { Faults } from './faults';
import { Log } from './log';
import { PluginOnCluster } from './plugin';
import type { NodeContext, Plugin } from './plugin';
import { planted } from './secrets';
import { Storage } from './storage';
import { Users } from './users';

/** One call as it arrived, credentials left out. `object` is '' for the cluster itself. */
export interface RecordedCall {
  readonly object: string;
  readonly method: string;
  readonly params: readonly unknown[];
}

/** What every cluster of one simulation has in common. */
export interface Surroundings {
  readonly clock: Clock;
  readonly faults: Faults;
  /** The keys that let a connection in at an address of any cluster; undefined where no node has that address. */
  readonly keysAt: NodeContext['keysAt'];
}

/** The licence server; plugins run on it, too, though it is not in the list of nodes. */
export const licenceServer = 'n0010';

/** One simulated cluster, without the ways to reach it. */
export class Cluster {
  readonly name: string;
  /** Data nodes: n0011, n0012, … */
  readonly nodes: readonly string[];
  /** The archive volume, as Exasol's document has it: v0003 on the first cluster, v0002 on the second. */
  readonly archiveVolume: string;
  readonly storage: Storage;
  readonly users = new Users();
  readonly log = new Log();
  readonly backupSync = new PluginOnCluster<BackupSyncState>(backupSync);
  readonly plugins: Map<string, Plugin>;
  readonly calls: RecordedCall[] = [];
  readonly surroundings: Surroundings;
  readonly #network: string;

  /** `index` counts from 0: EDU01, EDU02, … in the networks 10.60.101, 10.60.102, … */
  constructor(index: number, nodeCount: number, surroundings: Surroundings) {
    this.name = `EDU${String(index + 1).padStart(2, '0')}`;
    this.nodes = Array.from({ length: nodeCount }, (_, at) => `n${String(at + 11).padStart(4, '0')}`);
    this.archiveVolume = index % 2 === 0 ? 'v0003' : 'v0002';
    this.storage = new Storage(this.archiveVolume, this.nodes);
    this.#network = `10.60.${101 + index}`;
    const other = new PluginOnCluster(collectd);
    this.plugins = new Map<string, Plugin>([this.backupSync, other].map((plugin) => [plugin.name, plugin]));
    this.surroundings = surroundings;
    this.#logAtStart();
  }

  /** A line as services write it that were given a URL with a password. */
  #logAtStart(): void {
    const message = `Remote volume ftp://FTPBackup:${planted.logPassword}@10.60.109.1:2021/v0001 is online`;
    const strtime = '2024-05-01 10:00:00.000000';
    this.log.add({ strtime, system: 'EXAoperation', node: licenceServer, priority: 'Notice', message });
  }

  /** The data nodes and the licence server. */
  get everyNode(): readonly string[] {
    return [licenceServer, ...this.nodes];
  }

  get externalNetwork(): string {
    return `${this.#network}.0/24`;
  }

  /** The node with an address like 10.60.102.11: the last number is that of the node. */
  nodeAt(address: string): string | undefined {
    return this.nodes.find((node) => `${this.#network}.${Number(node.slice(1))}` === address);
  }

  /** The full name of a node, which may also be written short: n11. Undefined where there is none. */
  findNode(name: string): string | undefined {
    const [, digits] = /^n(\d{1,4})$/.exec(name) ?? [];
    const full = `n${(digits ?? '').padStart(4, '0')}`;
    return this.everyNode.find((node) => node === full);
  }

  listedPlugins(faults: NodeContext['faults']): Plugin[] {
    return [...this.plugins.values()].filter((plugin) => plugin !== this.backupSync || !faults.has('no-plugin'));
  }

  contextOf(node: string, faults: NodeContext['faults']): NodeContext {
    const { clock, keysAt } = this.surroundings;
    return {
      node,
      faults,
      keysAt,
      stamp: () => clock.stamp(),
      log: (priority, message) => {
        this.log.add({ strtime: `${clock.stamp()}.000000`, system: 'EXAoperation', node, priority, message });
      },
    };
  }
}
