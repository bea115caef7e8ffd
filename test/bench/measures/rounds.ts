import type { Failure, Sample } from '../sample';
import type { MetricId } from '../metrics';
import type { Server } from '../servers/server';
import type { Plan } from './plan';
import { measureSession } from './session';
import { measureStart, startLines } from './start';

export interface Results {
  readonly samples: readonly Sample[];
  readonly failures: readonly Failure[];
}

/** Tells of what was measured, as it comes. */
export type Progress = (server: string, lines: number, round: number, values: ReadonlyMap<MetricId, number>) => void;

/**
 * Measures all servers. They take turns, and every other round in the opposite order, so that what else the machine does
 * hits each of them alike.
 */
export async function measureAll(servers: readonly Server[], plan: Plan, progress: Progress): Promise<Results> {
  const samples: Sample[] = [];
  const failures: Failure[] = [];
  const keep = (server: string, lines: number, round: number, values: ReadonlyMap<MetricId, number>): void => {
    samples.push(...[...values].map(([metric, value]) => ({ metric, server, lines, round, value })));
    progress(server, lines, round, values);
  };
  for (const turn of plan.groups.has('start') ? turns(servers, plan.laps + 1) : []) {
    const { server, round } = turn;
    try {
      const values = await measureStart(server, plan.timeout);
      // The first lap brings the programs into the system's memory.
      if (round > 0) {
        keep(server.name, startLines, round, values);
      }
    } catch (error) {
      failures.push({ server: server.name, lines: startLines, what: 'start', why: sentenceOf(error) });
    }
  }
  const isSession = [...plan.groups].some((group) => group !== 'start');
  for (const lines of isSession ? plan.sizes : []) {
    for (const { server, round } of turns(servers, plan.rounds)) {
      try {
        const measured = await measureSession(server, lines, plan);
        keep(server.name, lines, round, measured.values);
        failures.push(...measured.failures.map((failure) => ({ server: server.name, lines, ...failure })));
      } catch (error) {
        failures.push({ server: server.name, lines, what: 'start', why: sentenceOf(error) });
      }
    }
  }
  return { samples, failures };
}

interface Turn {
  readonly server: Server;
  readonly round: number;
}

function turns(servers: readonly Server[], rounds: number): readonly Turn[] {
  return Array.from({ length: rounds }, (_, round) =>
    (round % 2 === 0 ? servers : servers.toReversed()).map((server) => ({ server, round })),
  ).flat();
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
