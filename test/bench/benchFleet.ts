import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { FleetTimes, Growth } from './fleet/client';
import { fleetIds, fleets, idealOf, loopNodes, narrow, narrowBacklog, type FleetId } from './fleet/plan';
import { startFleetServer, type FleetServer } from './fleet/server';
import type { MetricId } from './metrics';
import type { Options } from './options';
import { noLines, type Part, type Sample } from './sample';
import { programs } from './servers/table';

const clients = ['hand-written', 'ours'] as const;

/** What a fleet is compared with. */
export const fleetFloors = ['hand-written', 'one by one', 'ideal'];
type Client = (typeof clients)[number];

/** Calls to many nodes: our client beside a hand-written one, the loop of Exasol's document, and what can be had at most. */
export async function benchFleet({ plan }: Options): Promise<Part> {
  const samples: Sample[] = [];
  for (let round = 0; round < plan.rounds; round += 1) {
    const keep = (metric: MetricId, server: string, value: number): void => {
      samples.push({ metric, server, lines: noLines, round, value });
    };
    for (const latency of new Set(fleetIds.map((id) => fleets[id].latency))) {
      await withServer(latency, undefined, (server) => measureFleets(server, latency, keep));
    }
    await withServer(fleets[narrow].latency, narrowBacklog, (server) => measureNarrow(server, keep));
    await withServer(0, undefined, (server) => measureGrowth(server, keep));
  }
  return { samples, failures: [], servers: ['ours', ...fleetFloors], floors: fleetFloors, against: 'hand-written' };
}

type Keep = (metric: MetricId, server: string, value: number) => void;

async function measureFleets(server: FleetServer, latency: number, keep: Keep): Promise<void> {
  const loop = await timesOf('python3', ['test/bench/fleet/loop.py', server.url, String(loopNodes)], loopNodes);
  for (const id of fleetIds.filter((each) => fleets[each].latency === latency)) {
    for (const client of clients) {
      const { wall, cpu } = await callFleet(client, server, id);
      keep(`fleet ${id}`, client, wall);
      keep(`fleet-cpu ${id}`, client, cpu);
    }
    keep(`fleet ${id}`, 'one by one', (loop.wall / loopNodes) * fleets[id].nodes);
    keep(`fleet ${id}`, 'ideal', idealOf(fleets[id]));
  }
}

async function measureNarrow(server: FleetServer, keep: Keep): Promise<void> {
  for (const client of clients) {
    keep('fleet-narrow', client, (await callFleet(client, server, narrow)).slowest);
  }
}

async function measureGrowth(server: FleetServer, keep: Keep): Promise<void> {
  const args = ['--expose-gc', path.join(programs, 'growth.js'), server.url, server.fingerprint];
  const { megabytes, failed } = await answerOf<Growth>(process.execPath, args);
  keep('fleet-growth', 'ours', megabytes);
  keep('fleet-growth-failed', 'ours', failed);
  const { peak, connections } = await server.count();
  keep('fleet-sockets', 'ours', peak);
  keep('fleet-growth-sockets', 'ours', connections);
}

function callFleet(client: Client, { url, fingerprint }: FleetServer, id: FleetId): Promise<FleetTimes> {
  const { nodes, atOnce } = fleets[id];
  const program = path.join(programs, 'fleet.js');
  return timesOf(process.execPath, [program, client, url, fingerprint, String(nodes), String(atOnce)], nodes);
}

/** @throws {Error} where a call was not answered well: a quick failure is no achievement */
async function timesOf(program: string, args: readonly string[], nodes: number): Promise<FleetTimes> {
  const times = await answerOf<FleetTimes>(program, args);
  if (times.good !== nodes) {
    throw new Error(`${times.good} of ${nodes} calls were answered: ${args.join(' ')}`);
  }
  return times;
}

/** @throws {Error} with what the program wrote, where it fails */
async function answerOf<T>(program: string, args: readonly string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(program, args);
  return JSON.parse(stdout) as T;
}

async function withServer(
  latency: number,
  backlog: number | undefined,
  action: (server: FleetServer) => Promise<void>,
): Promise<void> {
  const server = await startFleetServer(latency, backlog);
  try {
    await action(server);
  } finally {
    await server.stop();
  }
}
