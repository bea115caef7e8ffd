import type { Spread } from '../statistics';

const absent = '–';

/** Three digits at most of what is measured: more would be noise. */
export function formatNumber(value: number | undefined): string {
  if (value === undefined) {
    return absent;
  }
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toLocaleString('en', { minimumFractionDigits: 0, maximumFractionDigits: digits });
}

export function formatSpread(ratio: Spread | undefined): string {
  return ratio ? [ratio.min, ratio.median, ratio.max].map(formatNumber).join(' / ') : absent;
}

/** A table of Markdown that is also readable as it is; all columns but the first are numbers. */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => pad(cells[column] ?? '', width, column)).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}
