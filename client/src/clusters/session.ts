import { readFile } from 'node:fs/promises';
import * as l10n from '@vscode/l10n';
import { execute, type RemoteCall, type Timeouts } from '../exaoperation/calls';
import type { ExaError, Result } from '../exaoperation/errors';
import { readSnapshot, type Snapshot } from '../exaoperation/snapshot';
import { createTransport, type Transport } from '../exaoperation/transport';
import type { ClusterConfig } from './config';
import { Limiter } from './limiter';
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
  readonly #reads: Limiter;
  readonly #writes: Limiter;
  readonly #nodes = new Map<string, Limiter>();

  constructor(cluster: ClusterConfig, password: string, ca: string | undefined, limits: Limits, timeouts: Timeouts) {
    this.cluster = cluster;
    this.limits = limits;
    this.#timeouts = timeouts;
    this.#reads = new Limiter(limits.reads);
    this.#writes = new Limiter(limits.writes);
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

  execute<T>(call: RemoteCall<T>, options: SessionCallOptions = {}): Promise<Result<T>> {
    const { node, signal } = options;
    const run = (): Promise<Result<T>> =>
      execute(this.#transport, call, {
        timeouts: this.#timeouts,
        ...(signal ? { signal } : {}),
        ...(node ? { subject: `${this.cluster.name} ${node}` } : {}),
      });
    if (!call.write) {
      return this.#reads.run(run);
    }
    return node ? this.#node(node).run(() => this.#writes.run(run)) : this.#writes.run(run);
  }

  snapshot(options: { signal?: AbortSignal; onChange?: (partial: Snapshot) => void } = {}): Promise<Snapshot> {
    return readSnapshot((call, rest) => this.execute(call, rest), { name: this.cluster.name, ...options });
  }

  dispose(): void {
    this.#transport.dispose();
  }

  #node(name: string): Limiter {
    const limiter = this.#nodes.get(name) ?? new Limiter(1);
    this.#nodes.set(name, limiter);
    return limiter;
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
