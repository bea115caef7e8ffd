import { spawnSync } from 'node:child_process';
import { cpus, platform, release, totalmem } from 'node:os';
import type { Server } from '../servers/server';
import { versionOf } from '../servers/prepare';

/** What has to be known of a run to make sense of its numbers. */
export interface Run {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  readonly commit: string;
  readonly command: string;
  /** Of the packages that the servers are from. */
  readonly versions: Readonly<Record<string, string>>;
}

export function describeRun(servers: readonly Server[]): Run {
  const [cpu] = cpus();
  const packages = new Set(servers.flatMap(({ from }) => from ?? []));
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()} ${release()}`,
    node: process.version,
    commit: commit(),
    command: ['npm run bench --', ...process.argv.slice(2)].join(' '),
    versions: Object.fromEntries([...packages].map((name) => [name, versionOf(name) ?? 'not installed'])),
  };
}

function commit(): string {
  const { stdout } = spawnSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' });
  return stdout.trim();
}
