import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { temporaryFolder } from './program';

export const PASSWORD = 'hunter2 ü"\'$x@:/';

export interface Cluster {
  readonly name: string;
  readonly url: string;
  readonly user: string;
  readonly fingerprint: string;
}

/** The simulator as a program of its own, over TLS, with one password on all clusters. */
export class SimulatorProgram {
  readonly #path = join(temporaryFolder(), 'simulator.js');
  #child: ChildProcessWithoutNullStreams | undefined;
  #clusters: readonly Cluster[] = [];

  constructor() {
    buildSync({
      entryPoints: ['simulator/src/main.ts'],
      outfile: this.#path,
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
    after(() => this.#child?.kill());
  }

  async start(): Promise<void> {
    const passwords = {
      BACKUP_SYNC_SIMULATOR_PASSWORD_EDU01: PASSWORD,
      BACKUP_SYNC_SIMULATOR_PASSWORD_EDU02: PASSWORD,
    };
    this.#child = spawn(process.execPath, [this.#path, '--tls'], { env: { ...process.env, ...passwords } });
    const [line] = (await once(createInterface({ input: this.#child.stdout }), 'line')) as [string];
    this.#clusters = (JSON.parse(line) as { clusters: Cluster[] }).clusters;
  }

  /** A cluster by its name. */
  cluster(name: string): Cluster {
    return this.#clusters.find((cluster) => cluster.name === name)!;
  }

  /** Sets a fault (`none` ends all) and waits until it is in force. */
  async fault(fault: string): Promise<void> {
    this.#child!.stdin.write(`${JSON.stringify({ fault })}\n`);
    await once(this.#child!.stderr, 'data');
  }
}

/** Options that lead to a cluster and trust it. */
export function optionsFor({ url, user, fingerprint }: Cluster): readonly string[] {
  return ['--url', url, '--user', user, '--fingerprint', fingerprint];
}
