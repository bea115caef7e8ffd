import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Options } from './options';
import type { Part, Sample } from './sample';
import { programs } from './servers/table';

/** Reading and checking alone, without a server around it. */
export function benchInProcess({ plan }: Options): Part {
  const { stdout, status } = spawnSync(
    process.execPath,
    [path.join(programs, 'in-process.js'), plan.sizes.join(','), String(plan.rounds)],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 2 ** 26 },
  );
  if (status !== 0) {
    throw new Error('Measuring in one process failed.');
  }
  return {
    samples: JSON.parse(stdout) as readonly Sample[],
    failures: [],
    servers: ['ours', 'json', 'floor-scan'],
    floors: ['floor-scan'],
    against: 'json',
  };
}
