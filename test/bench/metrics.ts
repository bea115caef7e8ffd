export interface Metric {
  readonly group: Group | 'in-process' | 'command-line';
  readonly label: string;
  readonly unit: 'ms' | 'ns' | 'MiB' | 'answers';
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
} satisfies Readonly<Record<string, Metric>>;

/** In the order of the table. */
export const metricIds = Object.keys(metrics) as readonly MetricId[];
