// npm run bench: see `usage`, and docs/benchmarks.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { benchCommandLine } from './benchCommandLine';
import { benchFleet } from './benchFleet';
import { benchInProcess } from './benchInProcess';
import { benchServers } from './benchServers';
import { readOptions, usage, type Mode, type Options } from './options';
import { page, withPart } from './report/page';
import { renderPart } from './report/part';
import { peersOf } from './report/tables';
import { describeRun, renderRun } from './report/run';
import type { Part } from './sample';
import { buildPrograms, installPeers } from './servers/prepare';

const modes: Readonly<Record<Mode, (options: Options) => Part | Promise<Part>>> = {
  servers: benchServers,
  'in-process': benchInProcess,
  'command-line': benchCommandLine,
  fleet: benchFleet,
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(usage);
    return;
  }
  if (options.modes.some((mode) => mode === 'servers' || mode === 'in-process')) {
    installPeers();
  }
  if (options.build) {
    await buildPrograms();
  }
  const run = describeRun();
  const parts: Partial<Record<Mode, Part>> = {};
  for (const mode of options.modes) {
    const part = (parts[mode] = await modes[mode](options));
    mkdirSync(path.dirname(options.out), { recursive: true });
    writeFileSync(options.out, JSON.stringify({ run, options, parts }, undefined, 1));
    const text = `${renderRun(run, peersOf(part).length > 0)}\n\n${renderPart(part)}`;
    console.log(`\n${text}`);
    if (options.write) {
      writeFileSync(page, withPart(readFileSync(page, 'utf8'), options.place ?? mode, text));
    }
  }
}
