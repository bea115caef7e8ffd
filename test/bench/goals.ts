import { fleetIds } from './fleet/plan';
import { startLines } from './measures/start';
import type { MetricId } from './metrics';
import { noLines } from './sample';

/** Our server's figure is to be at most `most`, or at most `most` times the one that it is compared with. */
export interface Goal {
  readonly metric: MetricId;
  readonly lines: number;
  readonly most: number;
  readonly times?: Figure;
}

/** The figure to compare with; what is left out is as in the goal. */
export interface Figure {
  readonly server?: string;
  readonly metric?: MetricId;
  readonly lines?: number;
}

const sizes = [1_000, 10_000, 100_000] as const;

/** One limit per size. */
function limits(metric: MetricId, ...most: readonly [number, number, number]): readonly Goal[] {
  return sizes.map((lines, index) => ({ metric, lines, most: most[index] ?? NaN }));
}

/** The same multiple of another figure at each of these sizes. */
function multiples(metric: MetricId, most: number, times: Figure, at: readonly number[] = sizes): readonly Goal[] {
  return at.map((lines) => ({ metric, lines, most, times }));
}

function startMultiples(metric: MetricId): readonly Goal[] {
  return [
    ...multiples(metric, 1.25, { server: 'hello' }, [startLines]),
    ...multiples(metric, 0.6, { server: 'json' }, [startLines]),
    ...multiples(metric, 0.75, { server: 'dockerfile' }, [startLines]),
  ];
}

/**
 * Times are of a calm machine with two cores of 2024. Multiples hold on any, because both sides are of one run. The
 * floors are what no server on this library can go below, so they show how much is left to gain.
 */
export const goals: readonly Goal[] = [
  ...startMultiples('start-cpu'),
  ...startMultiples('start-diagnostics'),
  ...limits('open', 6, 20, 120),
  ...multiples('open', 2.5, { server: 'floor-scan' }),
  ...multiples('open', 0.4, { server: 'json' }),
  ...multiples('open', 0.08, { server: 'dockerfile' }),
  ...multiples('open', 1, { server: 'tombi' }),
  ...multiples('edit-cpu', 0.2, { server: 'json' }, [1_000]),
  ...multiples('edit-cpu', 0.1, { server: 'json' }, [10_000]),
  ...multiples('edit-cpu', 0.12, { server: 'json' }, [100_000]),
  ...multiples('edit-cpu', 13, { lines: 10_000 }, [100_000]),
  ...limits('edit', 0.4, 1, 5),
  ...multiples('edit-p95', 4, { metric: 'edit' }),
  ...(['completion', 'hover'] as const).flatMap((metric) => [
    ...limits(metric, 0.7, 1.3, 5),
    ...multiples(metric, 2.5, { server: 'hello' }),
    ...multiples(metric, 0.15, { server: 'json' }, [10_000]),
  ]),
  ...limits('symbols', 2, 20, 200),
  ...limits('formatting', 0.8, 5, 60),
  ...limits('tokens', 1.5, 10, 100),
  ...multiples('tokens', 0.25, { server: 'tombi' }),
  { metric: 'burst-lag', lines: 10_000, most: 2 },
  ...limits('memory-peak', 60, 75, 160),
  ...multiples('memory-peak', 1.15, { server: 'floor-scan' }),
  ...multiples('memory-peak', 0.6, { server: 'json' }),
  ...limits('line-cpu', 290, 290, 290),
  ...multiples('line-cpu', 3, { server: 'floor-scan' }),
  ...multiples('line-cpu', 1 / 2.6, { server: 'json' }, [1_000]),
  ...multiples('line-cpu', 0.2, { server: 'json' }, [100_000]),
  ...multiples('line-cpu', 1.25, { lines: 1_000 }, [100_000]),
  ...multiples('cron-cpu', 1.2, { server: 'node' }, [noLines]),
  ...multiples('cron', 1.2, { server: 'node' }, [noLines]),
  ...multiples('fleet many nodes', 1.1, { server: 'ideal' }, [noLines]),
  ...multiples('fleet many nodes', 1 / 15, { server: 'one by one' }, [noLines]),
  ...multiples('fleet quick, 16', 1 / 12, { server: 'one by one' }, [noLines]),
  ...multiples('fleet slow, 16', 1 / 15, { server: 'one by one' }, [noLines]),
  ...fleetIds.flatMap((id) => [
    ...multiples(`fleet ${id}`, 1.05, { server: 'hand-written' }, [noLines]),
    ...multiples(`fleet-cpu ${id}`, 1.3, { server: 'hand-written' }, [noLines]),
  ]),
  { metric: 'fleet-sockets', lines: noLines, most: 16 },
  // A connection that finds the queue full is tried again after a second.
  { metric: 'fleet-narrow', lines: noLines, most: 1_000 },
  { metric: 'fleet-growth', lines: noLines, most: 0.5 },
  { metric: 'fleet-growth-sockets', lines: noLines, most: 16 },
  { metric: 'fleet-growth-failed', lines: noLines, most: 0 },
];
