import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDocument } from './documents/document';
import type { MetricId } from './metrics';
import type { Options } from './options';
import { noLines, type Part, type Sample } from './sample';
import { programs } from './servers/table';

interface Command {
  readonly wall: MetricId;
  readonly cpu: MetricId;
  readonly args: (file: string) => readonly string[];
}

const commands: readonly Command[] = [
  { wall: 'cron', cpu: 'cron-cpu', args: () => ['cron', '0 3 * * *'] },
  { wall: 'check', cpu: 'check-cpu', args: (file) => ['check', file] },
];

/** Whole commands, from start to end, beside a Node that has nothing to do. */
export function benchCommandLine({ plan }: Options): Part {
  const folder = mkdtempSync(path.join(tmpdir(), 'backup-sync-bench-'));
  const file = path.join(folder, 'client.backupsync');
  writeFileSync(file, makeDocument('backup-sync', 100, 1).text);
  try {
    // The first lap brings the programs into the system's memory.
    const laps = Array.from({ length: plan.laps + 1 }, (_, round) => measureLap(round, file));
    return {
      samples: laps.slice(1).flat(),
      failures: [],
      servers: ['ours', 'node'],
      floors: ['node'],
      against: 'node',
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureLap(round: number, file: string): readonly Sample[] {
  return commands.flatMap(({ wall, cpu, args }) =>
    [
      { server: 'node', args: ['-e', ''] },
      { server: 'ours', args: [path.join(programs, 'cli.js'), ...args(file)] },
    ].flatMap(({ server, args: called }) => {
      const times = timesOf(called);
      const sample = { server, round, lines: noLines };
      return [
        { ...sample, metric: wall, value: times.wall },
        { ...sample, metric: cpu, value: times.cpu },
      ];
    }),
  );
}

/** Milliseconds, as bash counts them: Node does not tell what a child has used. */
function timesOf(args: readonly string[]): { readonly wall: number; readonly cpu: number } {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1';
  const { stderr, error } = spawnSync('bash', ['-c', script, 'bench', process.execPath, ...args], { encoding: 'utf8' });
  if (error) {
    throw error;
  }
  const [wall = 0, user = 0, system = 0] = stderr.trim().split(' ').map(Number);
  return { wall: wall * 1_000, cpu: (user + system) * 1_000 };
}
