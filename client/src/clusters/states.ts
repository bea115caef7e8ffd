import { setMaxListeners } from 'node:events';
import type { ExaError } from '../exaoperation/errors';
import type { Via } from '../exaoperation/failover';
import type { NodeSnapshot, Snapshot } from '../exaoperation/snapshot';
import type { ClusterConfig } from './config';
import type { ClusterRegistry } from './registry';
import type { Sessions } from './session';
import { Signal } from './signal';

/** What is known of a cluster now. */
export type ClusterState =
  /** Nobody has looked yet. */
  | { readonly kind: 'unread' }
  /** Somebody looks; `snapshot` is what has come so far, or what was seen before. */
  | { readonly kind: 'reading'; readonly snapshot?: Snapshot }
  | { readonly kind: 'read'; readonly snapshot: Snapshot }
  /** It could not even be tried, for example without a password. */
  | { readonly kind: 'failed'; readonly error: ExaError };

/** The last seen state of every cluster. Reading is asked for, never started by itself. */
export class ClusterStates {
  readonly #registry: ClusterRegistry;
  readonly #sessions: Sessions;
  readonly #states = new Map<string, ClusterState>();
  readonly #reading = new Map<string, { promise: Promise<Snapshot | ExaError>; abort: AbortController }>();
  /** The name of the cluster that changed; undefined when the list of clusters did. */
  readonly changed = new Signal<string | undefined>();

  constructor(registry: ClusterRegistry, sessions: Sessions) {
    this.#registry = registry;
    this.#sessions = sessions;
    registry.changed.on(() => this.#dropStale());
    sessions.rerouted.on((name) => this.changed.emit(name));
  }

  get(cluster: ClusterConfig): ClusterState {
    return this.#states.get(stateKey(cluster)) ?? { kind: 'unread' };
  }

  /** Which of its addresses a cluster is called at, where it has several. */
  via(cluster: ClusterConfig): Via | undefined {
    return this.#sessions.via(cluster);
  }

  /** Reads a cluster unless it was read already or somebody is at it. */
  ensure(cluster: ClusterConfig): void {
    if (this.get(cluster).kind === 'unread') {
      void this.refresh(cluster);
    }
  }

  /** Reads a cluster now. A read that is under way is given up: what it saw may be older than the caller's change. */
  async refresh(cluster: ClusterConfig): Promise<Snapshot | ExaError> {
    const key = stateKey(cluster);
    this.#reading.get(key)?.abort.abort();
    const abort = new AbortController();
    setMaxListeners(0, abort.signal); // One for each call under way.
    const promise = this.#readCluster(cluster, key, abort.signal);
    this.#reading.set(key, { promise, abort });
    return promise;
  }

  dispose(): void {
    for (const { abort } of this.#reading.values()) {
      abort.abort();
    }
    this.#reading.clear();
  }

  async #readCluster(cluster: ClusterConfig, key: string, signal: AbortSignal): Promise<Snapshot | ExaError> {
    const before = this.get(cluster);
    const old = before.kind === 'read' || before.kind === 'reading' ? before.snapshot : undefined;
    this.#set(cluster, key, { kind: 'reading', ...(old ? { snapshot: old } : {}) });
    const opened = await this.#sessions.open(cluster.name);
    if (!opened.ok) {
      this.#settle(cluster, key, signal, { kind: 'failed', error: opened.error });
      return opened.error;
    }
    const onChange = (partial: Snapshot): void => {
      if (!signal.aborted) {
        this.#set(cluster, key, { kind: 'reading', snapshot: old ? fillPending(partial, old) : partial });
      }
    };
    const snapshot = await opened.value.snapshot({ signal, onChange });
    const newer = this.#reading.get(key);
    if (signal.aborted && newer) {
      return newer.promise; // Somebody asked again meanwhile: that answer is for both.
    }
    this.#settle(cluster, key, signal, { kind: 'read', snapshot });
    return snapshot;
  }

  #settle(cluster: ClusterConfig, key: string, signal: AbortSignal, state: ClusterState): void {
    if (!signal.aborted) {
      this.#reading.delete(key);
      this.#set(cluster, key, state);
    }
  }

  #set(cluster: ClusterConfig, key: string, state: ClusterState): void {
    this.#states.set(key, state);
    this.changed.emit(cluster.name);
  }

  #dropStale(): void {
    const keys = new Set(this.#registry.list().map(stateKey));
    for (const key of [...this.#states.keys()].filter((key) => !keys.has(key))) {
      this.#reading.get(key)?.abort.abort();
      this.#reading.delete(key);
      this.#states.delete(key);
    }
    this.changed.emit(undefined);
  }
}

/** Whether a node of a snapshot that is still being read has not answered yet. */
export function isPending(node: NodeSnapshot): boolean {
  return node.status === 'unknown' && node.error === undefined && node.output === undefined;
}

/** What was seen before stands in for the nodes that have not answered yet, so that nothing flickers. */
function fillPending(partial: Snapshot, old: Snapshot): Snapshot {
  const before = new Map(old.nodes.map((node) => [node.name, node]));
  const nodes = partial.nodes.map((node) => (isPending(node) ? (before.get(node.name) ?? node) : node));
  return { ...partial, nodes };
}

/** A cluster whose address, user or pins changed is another cluster. */
function stateKey(cluster: ClusterConfig): string {
  return JSON.stringify(cluster);
}
