import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { execute, type RemoteCall, type Timeouts } from '../exaoperation/calls';
import { cancelledError, type ExaError, type Result } from '../exaoperation/errors';
import { readSnapshot, type Snapshot } from '../exaoperation/snapshot';
import { createSlots, type Release, type Slots } from '../exaoperation/slots';
import { createTransport, type Transport } from '../exaoperation/transport';
import type { ClusterConfig } from './config';
import type { ClusterRegistry } from './registry';
import type { Passwords } from './secrets';

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

/** Open sessions by cluster. A session ends when the cluster's settings or its password change. */
export class Sessions {
  readonly #registry: ClusterRegistry;
  readonly #passwords: Passwords;
  readonly #settings: SessionSettings;
  readonly #open = new Map<string, { readonly key: string; readonly session: LiveSession }>();

  constructor(registry: ClusterRegistry, passwords: Passwords, settings: SessionSettings) {
    this.#registry = registry;
    this.#passwords = passwords;
    this.#settings = settings;
  }

  /** A session for a cluster of the registry. Asks nobody: without a password the result is an error of kind `auth`. */
  async open(name: string): Promise<Result<Session>> {
    const cluster = this.#registry.find(name);
    if (!cluster) {
      return { ok: false, error: unknownCluster(name, this.#registry.list()) };
    }
    const found = await this.#passwords.find(cluster);
    if (found.kind !== 'password') {
      return { ok: false, error: noPassword(cluster, found.kind === 'failed' ? found.message : undefined) };
    }
    const ca = await readCaFile(cluster);
    if (!ca.ok) {
      return ca;
    }
    const settings = { limits: this.#settings.limits(), timeouts: this.#settings.timeouts() };
    const key = JSON.stringify([cluster, settings, found.password, ca.value]);
    const open = this.#open.get(cluster.name);
    if (open?.key === key) {
      return { ok: true, value: open.session };
    }
    open?.session.dispose();
    const session = new LiveSession(cluster, found.password, ca.value, settings.limits, settings.timeouts);
    this.#open.set(cluster.name, { key, session });
    return { ok: true, value: session };
  }

  dispose(): void {
    for (const { session } of this.#open.values()) {
      session.dispose();
    }
    this.#open.clear();
  }
}

class LiveSession implements Session {
  readonly cluster: ClusterConfig;
  readonly limits: Limits;
  readonly #transport: Transport;
  readonly #timeouts: Timeouts;
  readonly #reads: Slots;
  readonly #writes: Slots;
  readonly #nodes = new Map<string, Slots>();

  constructor(cluster: ClusterConfig, password: string, ca: string | undefined, limits: Limits, timeouts: Timeouts) {
    this.cluster = cluster;
    this.limits = limits;
    this.#timeouts = timeouts;
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
    try {
      for (const slots of this.#slotsFor(call, node)) {
        const release = await slots.take(signal);
        if (!release) {
          return { ok: false, error: cancelledError(this.cluster.name) };
        }
        held.push(release);
      }
      return await execute(this.#transport, call, {
        timeouts: this.#timeouts,
        ...(signal ? { signal } : {}),
        ...(node ? { subject: node } : {}),
      });
    } finally {
      held.forEach((release) => {
        release();
      });
    }
  }

  snapshot(options: { signal?: AbortSignal; onChange?: (partial: Snapshot) => void } = {}): Promise<Snapshot> {
    const { signal, onChange } = options;
    return readSnapshot((call) => this.execute(call, signal ? { signal } : {}), {
      name: this.cluster.name,
      ...(onChange ? { onChange } : {}),
    });
  }

  dispose(): void {
    this.#transport.dispose();
  }

  /** What a call waits for, in this order: a write for its node, then for a place among the cluster's writes. */
  #slotsFor(call: RemoteCall<unknown>, node: string | undefined): readonly Slots[] {
    if (!call.write) {
      return [this.#reads];
    }
    return node === undefined ? [this.#writes] : [this.#node(node), this.#writes];
  }

  #node(name: string): Slots {
    const slots = this.#nodes.get(name) ?? createSlots(1);
    this.#nodes.set(name, slots);
    return slots;
  }
}

async function readCaFile(cluster: ClusterConfig): Promise<Result<string | undefined>> {
  if (cluster.caFile === undefined) {
    return { ok: true, value: undefined };
  }
  try {
    return { ok: true, value: await readFile(cluster.caFile, 'utf8') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return {
      ok: false,
      error: {
        kind: 'tls',
        message: l10n.t('{0}: the CA file {1} cannot be read ({2}).', cluster.name, cluster.caFile, code),
        remedy: l10n.t('Correct caFile in the settings of this cluster.'),
        outcomeUnknown: false,
      },
    };
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
