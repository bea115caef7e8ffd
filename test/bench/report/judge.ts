import { goals, type Goal } from '../goals';
import { isCount, metricIds, metrics, type MetricId } from '../metrics';
import type { Figures } from './figures';

export const ours = 'ours';

export interface Judged {
  readonly goal: Goal;
  readonly measured: number;
  readonly isMet: boolean;
}

/** The goals of which both sides were measured. */
export function judge(figures: Figures): readonly Judged[] {
  return goals.flatMap((goal): Judged[] => {
    const { metric, lines, most, times } = goal;
    const own = { metric, lines, server: ours };
    const measured = times ? figures.ratio(own, { ...own, ...times })?.median : figures.of(own);
    return measured === undefined ? [] : [{ goal, measured, isMet: measured <= most }];
  });
}

export interface Behind {
  readonly metric: MetricId;
  readonly lines: number;
  readonly server: string;
  readonly theirs: number;
  readonly ours: number;
}

/** Where another server needs less than ours. That its answers may be empty is for the reader of the table to see. */
export function findBehind(figures: Figures, peers: readonly string[], sizes: readonly number[]): readonly Behind[] {
  return metricIds
    .filter((metric) => !isCount(metrics[metric]))
    .flatMap((metric) =>
      sizes.flatMap((lines) =>
        peers.flatMap((server): Behind[] => {
          const own = figures.of({ metric, lines, server: ours });
          const theirs = figures.of({ metric, lines, server });
          return own === undefined || theirs === undefined || theirs >= own
            ? []
            : [{ metric, lines, server, theirs, ours: own }];
        }),
      ),
    );
}
