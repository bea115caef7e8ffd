import * as l10n from '@vscode/l10n';
import { execute, type RemoteCall, type Timeouts } from '../exaoperation/calls';
import type { ClusterFacts } from '../exaoperation/clusterFacts';
import { cancelledError, type ExaError, type Result } from '../exaoperation/errors';
import { createFailover, type FactsMemory, type Route, type Via } from '../exaoperation/failover';
import { readSnapshot, type Snapshot } from '../exaoperation/snapshot';
import { createSlots, type Release, type Slots } from '../exaoperation/slots';
import { createTransport, type Transport } from '../exaoperation/transport';
import { readCaFile } from './caFile';
import type { ClusterConfig } from './config';
import type { ClusterRegistry } from './registry';
import { passwordKey, type Passwords } from './secrets';
import { Signal } from './signal';

/** Calls that one cluster gets at a time. */
export interface Limits {
  readonly reads: number;
  readonly writes: number;
}

/** What a session needs from the settings, read when it is opened. */
export interface SessionSettings {
  limits(): Limits;
  timeouts(): Timeouts;
}

export interface SessionCallOptions {
  readonly signal?: AbortSignal;
  /** The node that the call concerns: a node never gets two writes at a time, and errors name it. */
  readonly node?: string;
}

/** A way to call one cluster, with its limits kept across everything that uses it. */
export interface Session {
  readonly cluster: ClusterConfig;
  readonly limits: Limits;
  execute<T>(call: RemoteCall<T>, options?: SessionCallOptions): Promise<Result<T>>;
  snapshot(options?: { signal?: AbortSignal; onChange?: (partial: Snapshot) => void }): Promise<Snapshot>;
}

/** Where it is kept what the first address of a cluster said of it. */
export interface FactsStore {
  get(key: string): ClusterFacts | undefined;
  set(key: string, facts: ClusterFacts): void;
}

/**
 * Open sessions by cluster. When the settings that decide where a password goes change, or the password is forgotten, the
 * session is revoked: calls under way end as they may, new ones are refused.
 */
export class Sessions {
  readonly #registry: ClusterRegistry;
  readonly #passwords: Passwords;
  readonly #settings: SessionSettings;
  readonly #open = new Map<string, { readonly key: string; readonly session: LiveSession }>();
  readonly #nodes = new NodeSlots();
  readonly #facts: FactsStore;
  /** The name of a cluster that is called at another address now, or whose silent addresses are others. */
  readonly rerouted = new Signal<string>();

  constructor(
    registry: ClusterRegistry,
    passwords: Passwords,
    settings: SessionSettings,
    facts: FactsStore = new Map<string, ClusterFacts>(),
  ) {
    this.#registry = registry;
    this.#passwords = passwords;
    this.#settings = settings;
    this.#facts = facts;
    registry.changed.on(() => {
      this.#revoke((cluster) => !isSame(registry.find(cluster.name), cluster));
    });
    passwords.changed.on((key) => {
      this.#revoke((cluster) => passwordKey(cluster) === key);
    });
  }

  /** A session for a cluster of the registry. Asks nobody: without a password the result is an error of kind `auth`. */
  async open(name: string): Promise<Result<Session>> {
    const cluster = this.#registry.find(name);
    if (!cluster) {
      return { ok: false, error: unknownCluster(name, this.#registry.list()) };
    }
    const found = await this.#passwords.find(cluster);
    const ca = await readCaFile(cluster);
    if (!isSame(this.#registry.find(name), cluster)) {
      return this.open(name); // The settings changed while the password was looked for.
    }
    if (found.kind !== 'password') {
      return { ok: false, error: noPassword(cluster, found.kind === 'failed' ? found.message : undefined) };
    }
    return ca.ok ? { ok: true, value: this.#reuse(cluster, found.password, ca.value) } : ca;
  }

  /** Which of its addresses a cluster is called at; undefined for one that is not called, or has only one. */
  via(cluster: ClusterConfig): Via | undefined {
    const session = this.#open.get(cluster.name)?.session;
    return session && isSame(session.cluster, cluster) ? session.via() : undefined;
  }

  dispose(): void {
    this.#revoke(() => true);
  }

  #reuse(cluster: ClusterConfig, password: string, ca: string | undefined): LiveSession {
    const limits = this.#settings.limits();
    const key = JSON.stringify([cluster, limits, password, ca]);
    const open = this.#open.get(cluster.name);
    if (open?.key === key) {
      open.session.renew();
      return open.session;
    }
    open?.session.retire();
    const session = new LiveSession(cluster, password, ca, limits, {
      timeouts: () => this.#settings.timeouts(),
      node: (node) => this.#nodes.of(cluster.urls, node),
      facts: factsMemory(this.#facts, cluster),
      rerouted: () => this.rerouted.emit(cluster.name),
    });
    this.#open.set(cluster.name, { key, session });
    return session;
  }

  #revoke(isMeant: (cluster: ClusterConfig) => boolean): void {
    for (const [name, { session }] of [...this.#open]) {
      if (isMeant(session.cluster)) {
        session.revoke();
        this.#open.delete(name);
      }
    }
  }
}

/** Whether two entries of the settings mean the same cluster and the same care. */
export function isSame(a: ClusterConfig | undefined, b: ClusterConfig): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * One write at a time for each node, whatever its cluster is called and at whichever address: entries of the settings with
 * an address in common are one cluster.
 */
class NodeSlots {
  readonly #byOrigin = new Map<string, Map<string, Slots>>();

  of(urls: readonly string[], node: string): Slots {
    const origins = urls.map((url) => new URL(url).origin);
    const known = origins.flatMap((origin) => this.#byOrigin.get(origin) ?? [])[0];
    const nodes = known ?? new Map<string, Slots>();
    origins.forEach((origin) => this.#byOrigin.set(origin, nodes));
    const slots = nodes.get(node) ?? createSlots(1);
    nodes.set(node, slots);
    return slots;
  }
}

function factsMemory(store: FactsStore, cluster: ClusterConfig): FactsMemory {
  const key = factsKey(cluster);
  return {
    read: () => store.get(key),
    write: (facts) => {
      store.set(key, facts);
    },
  };
}

/** By the first address: it is the cluster, and the others come and go. */
export function factsKey({ urls: [first] }: Pick<ClusterConfig, 'urls'>): string {
  return `cluster-facts:${first}`;
}

/** What sessions of one cluster share. */
interface Shared {
  timeouts(): Timeouts;
  node(name: string): Slots;
  readonly facts: FactsMemory;
  rerouted(): void;
}

/** How long a retired session keeps its connections for whoever still holds it, in milliseconds. */
const RETIREMENT = 60_000;

/**
 * Refused logins in a row after which a session does not try again: a function on many nodes would lock the account. More
 * than one, because EXAoperation may refuse a single method to a user without the right for it.
 */
const MOST_REFUSALS = 3;

class LiveSession implements Session {
  readonly cluster: ClusterConfig;
  readonly limits: Limits;
  readonly #transport: Transport;
  readonly #shared: Shared;
  readonly #reads: Slots;
  readonly #writes: Slots;
  /** Which address is used, where there are several. */
  readonly via: () => Via | undefined;
  #revoked = false;
  #calls = 0;
  /** The last of some refused logins in a row. */
  #refusal: ExaError | undefined;
  #refusals = 0;

  constructor(cluster: ClusterConfig, password: string, ca: string | undefined, limits: Limits, shared: Shared) {
    this.cluster = cluster;
    this.limits = limits;
    this.#shared = shared;
    this.#reads = createSlots(limits.reads);
    this.#writes = createSlots(limits.writes);
    const [transport, via] = openTransport(cluster, { password, ca, limits, shared });
    this.#transport = transport;
    this.via = via;
  }

  async execute<T>(call: RemoteCall<T>, { node, signal }: SessionCallOptions = {}): Promise<Result<T>> {
    const held: Release[] = [];
    this.#calls += 1;
    try {
      for (const slots of this.#slotsFor(call, node)) {
        const release = await slots.take(signal);
        if (!release) {
          return { ok: false, error: cancelledError(this.cluster.name) };
        }
        held.push(release);
      }
      if (this.#revoked) {
        return { ok: false, error: revoked(this.cluster) };
      }
      if (this.#refusal && this.#refusals >= MOST_REFUSALS) {
        return { ok: false, error: this.#refusal };
      }
      const result = await execute(this.#transport, call, {
        timeouts: this.#shared.timeouts(),
        ...(signal ? { signal } : {}),
        ...(node ? { subject: node } : {}),
      });
      this.#count(result);
      return result;
    } finally {
      held.forEach((release) => {
        release();
      });
      this.#calls -= 1;
      this.#endIfIdle();
    }
  }

  snapshot(options: { signal?: AbortSignal; onChange?: (partial: Snapshot) => void } = {}): Promise<Snapshot> {
    const { signal, onChange } = options;
    return readSnapshot((call) => this.execute(call, signal ? { signal } : {}), {
      name: this.cluster.name,
      ...(onChange ? { onChange } : {}),
    });
  }

  /** Somebody begins something new with it: the account may be unlocked by now. */
  renew(): void {
    this.#refusals = 0;
  }

  #count(result: Result<unknown>): void {
    this.#refusal = !result.ok && result.error.httpStatus === 401 ? result.error : undefined;
    this.#refusals = this.#refusal ? this.#refusals + 1 : 0;
  }

  /** Refuses new calls; those under way end as they may. */
  revoke(): void {
    this.#revoked = true;
    this.#endIfIdle();
  }

  /** Another session took its place, but who holds this one may still use it for a while. */
  retire(): void {
    setTimeout(() => {
      if (this.#calls > 0) {
        this.retire();
      } else {
        this.revoke();
      }
    }, RETIREMENT).unref();
  }

  #endIfIdle(): void {
    if (this.#revoked && this.#calls === 0) {
      this.#transport.dispose();
    }
  }

  /** What a call waits for, in this order: a write for its node, then for a place among the cluster's writes. */
  #slotsFor(call: RemoteCall<unknown>, node: string | undefined): readonly Slots[] {
    if (!call.write) {
      return [this.#reads];
    }
    return node === undefined ? [this.#writes] : [this.#shared.node(node), this.#writes];
  }
}

interface Login {
  readonly password: string;
  readonly ca: string | undefined;
  readonly limits: Limits;
  readonly shared: Shared;
}

/** One address is called as it is; of several, the one that answers. The limits are the session's: they hold across all. */
function openTransport(
  { name, urls, user, fingerprints }: ClusterConfig,
  { password, ca, limits, shared }: Login,
): readonly [Transport, () => Via | undefined] {
  const open = (url: string): Route => {
    const target = { name, url, user, password, fingerprints, ...(ca === undefined ? {} : { ca }) };
    return { url, transport: createTransport(target, { maxSockets: limits.reads + limits.writes }) };
  };
  const [first, ...others] = urls;
  if (others.length === 0) {
    return [open(first).transport, () => undefined];
  }
  const failover = createFailover([open(first), ...others.map(open)], {
    memory: shared.facts,
    onChange: () => shared.rerouted(),
  });
  return [failover, () => failover.via()];
}

function unknownCluster(name: string, known: readonly ClusterConfig[]): ExaError {
  return {
    kind: 'argument',
    message: l10n.t('There is no cluster named {0}.', name),
    remedy:
      known.length === 0
        ? l10n.t('Add one with the command "Add cluster".')
        : l10n.t('Known clusters: {0}.', known.map((cluster) => cluster.name).join(', ')),
    outcomeUnknown: false,
  };
}

function noPassword(cluster: ClusterConfig, message: string | undefined): ExaError {
  return {
    kind: 'auth',
    message: message ?? l10n.t('{0}: no password is known for {1}.', cluster.name, cluster.user),
    remedy: message === undefined ? l10n.t('Use the command "Set password".') : '',
    outcomeUnknown: false,
  };
}

function revoked(cluster: ClusterConfig): ExaError {
  return {
    kind: 'cancelled',
    message: l10n.t('{0}: its settings or its password changed meanwhile, so nothing more was called.', cluster.name),
    remedy: l10n.t('Look at its state, then run it again.'),
    outcomeUnknown: false,
  };
}
