import type { Part } from '../sample';
import { Figures } from './figures';
import { formatNumber } from './format';
import { behindList, figuresTable, goalsTable, peersOf, ratioTable, type Shape } from './tables';

/** All that is to be said of a part, in Markdown. */
export function renderPart({ samples, failures, servers, floors, against }: Part): string {
  const figures = new Figures(samples);
  const sizes = [...new Set(samples.map(({ lines }) => lines))].toSorted((a, b) => a - b);
  const shape: Shape = { sizes, servers, floors, against };
  return [
    '### Medians',
    figuresTable(figures, shape),
    `### Ratios to ${against}: least / median / most of the rounds`,
    ratioTable(figures, shape),
    '### Goals',
    goalsTable(figures),
    ...(peersOf(shape).length > 0 ? ['### Where a peer is ahead', behindList(figures, shape)] : []),
    ...(failures.length > 0
      ? ['### What could not be measured', [...new Set(failures.map((failure) => `- ${describe(failure)}`))].join('\n')]
      : []),
  ].join('\n\n');
}

function describe({ server, lines, what, why }: Part['failures'][number]): string {
  return `${server}, ${formatNumber(lines)} lines, ${what} and what comes after it: ${why}`;
}
