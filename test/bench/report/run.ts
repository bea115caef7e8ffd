import { spawnSync } from 'node:child_process';
import { cpus, platform, release, totalmem } from 'node:os';
import { peerVersions } from '../servers/prepare';

/** What has to be known of a run to make sense of its numbers. */
export interface Run {
  readonly date: string;
  readonly machine: string;
  readonly node: string;
  /** Of this repository; "dirty" if files differ from it. */
  readonly commit: string;
  readonly command: string;
  /** Of the packages that the peers are from. */
  readonly versions: Readonly<Record<string, string>>;
}

export function describeRun(): Run {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const { stdout } = spawnSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' });
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${memory} GiB, ${platform()} ${release()}`,
    node: process.version,
    commit: stdout.trim(),
    command: ['npm run bench --', ...process.argv.slice(2)].join(' '),
    versions: peerVersions(),
  };
}

/** @param withPeers whether any of them was measured */
export function renderRun({ date, machine, node, commit, command, versions }: Run, withPeers: boolean): string {
  const peers = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `Measured on ${date} with \`${command}\` at commit ${commit}: ${machine}, Node ${node}.`,
    ...(withPeers ? [`Peers: ${peers.join(', ')}.`] : []),
  ].join('\n');
}
