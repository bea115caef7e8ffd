import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { measureAll, type Progress } from './measures/rounds';
import type { Options } from './options';
import { describeRun } from './report/run';
import { Figures } from './report/figures';
import { formatNumber } from './report/format';
import { behindList, figuresTable, goalsTable, ratioTable, type Shape } from './report/tables';
import type { Server } from './servers/server';
import { ourServer, servers as allServers } from './servers/table';

/** Measures language servers, prints the tables, and keeps the numbers. */
export async function benchServers(options: Options): Promise<void> {
  const { plan, against, out } = options;
  const servers = chooseServers(options);
  const run = describeRun(servers);
  const { samples, failures } = await measureAll(servers, plan, printProgress);
  mkdirSync(path.dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify({ run, options, samples, failures }, undefined, 1));
  const figures = new Figures(samples);
  const shape: Shape = {
    sizes: [...new Set(samples.map(({ lines }) => lines))].toSorted((a, b) => a - b),
    servers: servers.map(({ name }) => name),
    floors: new Set(servers.filter(({ isFloor }) => isFloor).map(({ name }) => name)),
    against,
  };
  console.log(`\nMedians\n\n${figuresTable(figures, shape)}`);
  console.log(`\nRatios to ${against}: least / median / most of the rounds\n\n${ratioTable(figures, shape)}`);
  console.log(`\nGoals\n\n${goalsTable(figures)}`);
  console.log(`\nWhere a peer is ahead\n\n${behindList(figures, shape)}`);
  failures.forEach(({ server, lines, what, why }) => {
    console.log(`${server}, ${formatNumber(lines)} lines, ${what}: ${why}`);
  });
}

function chooseServers({ servers: names, before }: Options): readonly Server[] {
  const known = before === undefined ? allServers : [...allServers, ourServer('before', before)];
  const unknown = names?.find((name) => !known.some((server) => server.name === name));
  if (unknown !== undefined) {
    throw new Error(`There is no server "${unknown}". The servers: ${known.map(({ name }) => name).join(', ')}.`);
  }
  return names ? known.filter(({ name }) => names.includes(name) || name === 'before') : known;
}

const printProgress: Progress = (server, lines, round, values) => {
  const shown = [...values].map(([metric, value]) => `${metric} ${formatNumber(value)}`);
  console.error(`${formatNumber(lines)} lines, round ${round}, ${server}: ${shown.join(', ')}`);
};
