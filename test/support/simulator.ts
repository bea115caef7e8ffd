import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

export interface SimulatedCluster {
  readonly name: string;
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly fingerprint: string;
}

export interface Simulator {
  readonly clusters: readonly [SimulatedCluster, SimulatedCluster];
  /** Takes effect before it resolves. */
  fault(fault: string): Promise<void>;
  stop(): Promise<void>;
}

/** The clusters of the demo, EDU01 with three nodes and EDU02 with two, in a process of their own. */
export async function startSimulator(root: string, env: NodeJS.ProcessEnv = {}): Promise<Simulator> {
  const program = path.join(root, 'dist/simulator.js');
  const child = spawn(process.execPath, [program, '--tls', '--nodes', '3,2'], { env: { ...process.env, ...env } });
  const answers = createInterface({ input: child.stderr });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    void ended.then(() => reject(new Error('the simulator ended before it was ready')));
  });
  const { clusters } = JSON.parse(line) as Pick<Simulator, 'clusters'>;
  return {
    clusters,
    fault: async (fault) => {
      const answer = new Promise<string>((resolve) => answers.once('line', resolve));
      child.stdin.write(`${JSON.stringify({ fault })}\n`);
      const said = await answer;
      if (/error/i.test(said)) {
        throw new Error(said);
      }
    },
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}
