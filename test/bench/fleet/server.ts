import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { makeCertificate } from '../../support/certificates';

/** Connections since it was last asked; `peak` and `open`: how many were open at a time, and still are. */
export interface Counted {
  readonly connections: number;
  readonly open: number;
  readonly peak: number;
}

export interface FleetServer {
  readonly url: string;
  readonly fingerprint: string;
  count(): Promise<Counted>;
  stop(): Promise<void>;
}

/** @param backlog how many connections may wait to be accepted */
export async function startFleetServer(latency: number, backlog = 1_024): Promise<FleetServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'backup-sync-bench-'));
  const [certificate, key] = ['certificate.pem', 'key.pem'].map((name) => path.join(folder, name));
  const made = makeCertificate();
  writeFileSync(certificate ?? '', made.cert);
  writeFileSync(key ?? '', made.key);
  const files = ['--certificate', certificate ?? '', '--key', key ?? ''];
  const limits = ['--latency', String(latency), '--backlog', String(backlog)];
  const child = spawn('python3', [path.resolve('test/bench/fleet/server.py'), ...files, ...limits], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const nextLine = (): Promise<string> =>
    new Promise((resolve, reject) => {
      lines.once('line', resolve);
      void ended.then(() => reject(new Error('The server of the benchmark has ended.')));
    });
  const port = await nextLine();
  return {
    url: `https://127.0.0.1:${port}/cluster1/`,
    fingerprint: made.fingerprint,
    count: async () => {
      const line = nextLine();
      child.stdin.write('\n');
      return JSON.parse(await line) as Counted;
    },
    stop: async () => {
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
