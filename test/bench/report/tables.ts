import { isCount, metricIds, metrics, type MetricId } from '../metrics';
import { noLines, type Part } from '../sample';
import type { Figures } from './figures';
import { formatNumber, formatSpread, formatTable } from './format';
import { findBehind, judge, ours, type Judged } from './judge';

/** Which rows and columns there are. */
export interface Shape extends Pick<Part, 'servers' | 'floors' | 'against'> {
  readonly sizes: readonly number[];
}

/** The medians of all rounds: a row per metric and size, a column per server. */
export function figuresTable(figures: Figures, { sizes, servers }: Shape): string {
  const rows = rowsOf(sizes).flatMap(({ metric, lines, label }) => {
    const cells = servers.map((server) => figures.of({ metric, lines, server }));
    return cells.some((cell) => cell !== undefined) ? [[label, ...cells.map(formatNumber)]] : [];
  });
  return formatTable(['', ...servers], rows);
}

/** Each server's share of what `against` needs: least / median / most of the rounds. */
export function ratioTable(figures: Figures, { sizes, servers, against }: Shape): string {
  const others = servers.filter((server) => server !== against);
  const rows = rowsOf(sizes)
    .filter(({ metric }) => !isCount(metrics[metric]))
    .flatMap(({ metric, lines, label }) => {
      const cells = others.map((server) =>
        figures.ratio({ metric, lines, server }, { metric, lines, server: against }),
      );
      return cells.some((cell) => cell !== undefined) ? [[label, ...cells.map(formatSpread)]] : [];
    });
  return formatTable(['', ...others], rows);
}

/** The goals, and what became of them. */
export function goalsTable(figures: Figures): string {
  const rows = judge(figures).map(({ goal, measured, isMet }) => {
    const { unit } = metrics[goal.metric];
    const suffix = goal.times ? '×' : ` ${unit}`;
    return [
      `${labelOf(goal.metric, goal.lines)}${standard({ goal })}`,
      `${formatNumber(goal.most)}${suffix}`,
      `${formatNumber(measured)}${suffix}`,
      isMet ? 'yes' : '**no**',
    ];
  });
  return formatTable(['', 'at most', 'measured', 'met'], rows);
}

/** The columns that are neither builds of ours nor floors. */
export function peersOf({ servers, floors }: Pick<Part, 'servers' | 'floors'>): readonly string[] {
  return servers.filter((server) => !server.startsWith(ours) && server !== 'before' && !floors.includes(server));
}

/** A sentence per place at which a peer needs less than ours, or one that there is none. */
export function behindList(figures: Figures, { sizes, servers, floors }: Shape): string {
  const peers = peersOf({ servers, floors });
  const behind = findBehind(figures, peers, sizes);
  if (behind.length === 0) {
    return `None of ${peers.join(', ')} is ahead of it in any row.`;
  }
  return behind
    .map(
      ({ metric, lines, server, theirs, ours: own }) =>
        `- ${labelOf(metric, lines)}: ${server} ${formatNumber(theirs)}, ours ${formatNumber(own)}`,
    )
    .join('\n');
}

function standard({ goal: { times } }: Pick<Judged, 'goal'>): string {
  if (!times) {
    return '';
  }
  const { server, metric, lines } = times;
  const what = [server, metric && metrics[metric].label, lines && `${formatNumber(lines)} lines`];
  return `, of ${what.filter((word) => word !== undefined && word !== 0).join(', ')}`;
}

function rowsOf(sizes: readonly number[]) {
  return metricIds.flatMap((metric) => sizes.map((lines) => ({ metric, lines, label: labelOf(metric, lines) })));
}

/** The document of a start is always the same, and its label says so. */
function labelOf(metric: MetricId, lines: number): string {
  const { label, unit, group } = metrics[metric];
  const withUnit = isCount(metrics[metric]) ? label : `${label}, ${unit}`;
  return group === 'start' || lines === noLines ? withUnit : `${withUnit}, ${formatNumber(lines)} lines`;
}
