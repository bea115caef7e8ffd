import { fleetIds, fleets, type FleetId } from './fleet/plan';

export interface Metric {
  readonly group: Group | 'in-process' | 'command-line' | 'fleet';
  readonly label: string;
  readonly unit: 'ms' | 'ns' | 'MiB' | 'answers' | 'sockets';
}

/** What can be measured of a server, as `--metrics` names it. */
export const groups = [
  'start',
  'open',
  'edit',
  'completion',
  'hover',
  'symbols',
  'formatting',
  'tokens',
  'burst',
  'memory',
] as const;

export type Group = (typeof groups)[number];

export type MetricId = keyof typeof metrics;

const milliseconds = (group: Metric['group'], label: string): Metric => ({ group, label, unit: 'ms' });
const megabytes = (group: Group, label: string): Metric => ({ group, label, unit: 'MiB' });
/** How much came back: a quick answer with nothing in it is no achievement. */
const answers = (group: Group, label: string): Metric => ({ group, label, unit: 'answers' });

const sockets = (label: string): Metric => ({ group: 'fleet', label, unit: 'sockets' });

type FleetMetricId = `fleet ${FleetId}` | `fleet-cpu ${FleetId}`;

const fleetMetrics = Object.fromEntries(
  fleetIds.flatMap((id): readonly [FleetMetricId, Metric][] => {
    const { nodes, latency, atOnce } = fleets[id];
    const what = `${nodes.toLocaleString('en')} nodes at ${latency} ms, ${atOnce} at a time`;
    return [
      [`fleet ${id}`, milliseconds('fleet', what)],
      [`fleet-cpu ${id}`, milliseconds('fleet', `CPU of ${what}`)],
    ];
  }),
) as Readonly<Record<FleetMetricId, Metric>>;

export const metrics = {
  'start-initialize': milliseconds('start', 'Start to answer of initialize'),
  'start-diagnostics': milliseconds('start', 'Start to diagnostics of 100 lines'),
  'start-cpu': milliseconds('start', 'CPU of start and diagnostics'),
  'start-memory': megabytes('start', 'Memory after the start'),
  open: milliseconds('open', 'Open to diagnostics'),
  'open-cpu': milliseconds('open', 'CPU of opening'),
  diagnostics: answers('open', 'Diagnostics'),
  'edit-cpu': milliseconds('edit', 'CPU of an edit'),
  edit: milliseconds('edit', 'Edit to diagnostics, p50'),
  'edit-p95': milliseconds('edit', 'Edit to diagnostics, p95'),
  completion: milliseconds('completion', 'Completion after an edit, p50'),
  'completion-items': answers('completion', 'Items of a completion'),
  hover: milliseconds('hover', 'Hover after an edit, p50'),
  'hover-found': answers('hover', 'Hovers with something in them, of 1'),
  symbols: milliseconds('symbols', 'Symbols after an edit, p50'),
  'symbols-found': answers('symbols', 'Symbols'),
  formatting: milliseconds('formatting', 'Formatting after an edit, p50'),
  'formatting-edits': answers('formatting', 'Edits of formatting'),
  tokens: milliseconds('tokens', 'Semantic tokens after an edit, p50'),
  'tokens-found': answers('tokens', 'Semantic tokens'),
  'burst-lag': milliseconds('burst', 'Completion after 50 keys at 25 ms'),
  'burst-cpu': milliseconds('burst', 'CPU of the 50 keys'),
  'memory-peak': megabytes('memory', 'Memory, peak'),
  'memory-rest': megabytes('memory', 'Memory at rest'),
  'line-cpu': { group: 'in-process', label: 'CPU of reading and checking a line', unit: 'ns' },
  cron: milliseconds('command-line', 'cron "0 3 * * *"'),
  'cron-cpu': milliseconds('command-line', 'CPU of cron'),
  check: milliseconds('command-line', 'check of a file of 100 lines'),
  'check-cpu': milliseconds('command-line', 'CPU of check'),
  ...fleetMetrics,
  'fleet-narrow': milliseconds(
    'fleet',
    'Slowest call of 64 nodes at 50 ms, 32 at a time, where 5 connections may wait',
  ),
  'fleet-growth': { group: 'fleet', label: 'Growth of the heap from call 2,000 to call 10,000', unit: 'MiB' },
  'fleet-sockets': sockets('Connections of these calls, 16 at a time, open at once'),
  'fleet-growth-sockets': sockets('Connections of these calls, opened in all'),
  'fleet-growth-failed': { group: 'fleet', label: 'Failed of these calls', unit: 'answers' },
} satisfies Readonly<Record<string, Metric>>;

/** What is no effort: less of it is not better. */
export const isCount = ({ unit }: Metric): boolean => unit === 'answers' || unit === 'sockets';

/** In the order of the table. */
export const metricIds = Object.keys(metrics) as readonly MetricId[];
