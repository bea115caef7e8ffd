import * as l10n from '@vscode/l10n';
import { execute, type RemoteCall, type Timeouts } from '../exaoperation/calls';
import { cancelledError, type ExaError, type Result } from '../exaoperation/errors';
import { readSnapshot, type Snapshot } from '../exaoperation/snapshot';
import { createSlots, type Release, type Slots } from '../exaoperation/slots';
import { createTransport, type Transport } from '../exaoperation/transport';
import { readCaFile } from './caFile';
import type { ClusterConfig } from './config';
import type { ClusterRegistry } from './registry';
import { passwordKey, type Passwords } from './secrets';

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

/**
 * Open sessions by cluster. When the settings that decide where a password goes change, or the password is forgotten, the
 * session is revoked: calls under way end as they may, new ones are refused.
 */
export class Sessions {
  readonly #registry: ClusterRegistry;
  readonly #passwords: Passwords;
  readonly #settings: SessionSettings;
  readonly #open = new Map<string, { readonly key: string; readonly session: LiveSession }>();
  /** By address, not by name: a renamed cluster still has the same nodes. */
  readonly #nodes = new Map<string, Slots>();

  constructor(registry: ClusterRegistry, passwords: Passwords, settings: SessionSettings) {
    this.#registry = registry;
    this.#passwords = passwords;
    this.#settings = settings;
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

  dispose(): void {
    this.#revoke(() => true);
  }

  #reuse(cluster: ClusterConfig, password: string, ca: string | undefined): LiveSession {
    const limits = this.#settings.limits();
    const key = JSON.stringify([cluster, limits, password, ca]);
    const open = this.#open.get(cluster.name);
    if (open?.key === key) {
      return open.session;
    }
    open?.session.retire();
    const session = new LiveSession(cluster, password, ca, limits, {
      timeouts: () => this.#settings.timeouts(),
      node: (node) => this.#nodeSlots(`${new URL(cluster.urls[0]).origin} ${node}`),
    });
    this.#open.set(cluster.name, { key, session });
    return session;
  }

  #nodeSlots(key: string): Slots {
    const slots = this.#nodes.get(key) ?? createSlots(1);
    this.#nodes.set(key, slots);
    return slots;
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

/** What sessions of one cluster share. */
interface Shared {
  timeouts(): Timeouts;
  node(name: string): Slots;
}

/** How long a retired session keeps its connections for whoever still holds it, in milliseconds. */
const RETIREMENT = 60_000;

class LiveSession implements Session {
  readonly cluster: ClusterConfig;
  readonly limits: Limits;
  readonly #transport: Transport;
  readonly #shared: Shared;
  readonly #reads: Slots;
  readonly #writes: Slots;
  #revoked = false;
  #calls = 0;

  constructor(cluster: ClusterConfig, password: string, ca: string | undefined, limits: Limits, shared: Shared) {
    this.cluster = cluster;
    this.limits = limits;
    this.#shared = shared;
    this.#reads = createSlots(limits.reads);
    this.#writes = createSlots(limits.writes);
    this.#transport = createTransport(
      {
        name: cluster.name,
        url: cluster.urls[0],
        user: cluster.user,
        password,
        fingerprints: cluster.fingerprints,
        ...(ca === undefined ? {} : { ca }),
      },
      { maxSockets: limits.reads + limits.writes },
    );
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
      return await execute(this.#transport, call, {
        timeouts: this.#shared.timeouts(),
        ...(signal ? { signal } : {}),
        ...(node ? { subject: node } : {}),
      });
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
