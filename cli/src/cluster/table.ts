import { harmless } from '../harmless';

/** Rows under a head, in columns; the last column may have several lines. Texts are made harmless. */
export function table(head: readonly string[], rows: readonly (readonly (string | readonly string[])[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => [cell].flat().map(harmless)));
  const widths = head.map((_, column) =>
    Math.max(...cells.flatMap((row) => (row[column] ?? []).map(({ length }) => length))),
  );
  return cells.flatMap((row) => linesOf(row, widths)).join('');
}

function linesOf(row: readonly (readonly string[])[], widths: readonly number[]): string[] {
  const height = Math.max(1, ...row.map(({ length }) => length));
  return Array.from({ length: height }, (_, index) => {
    const line = row.map((cell, column) => (cell[index] ?? '').padEnd(widths[column] ?? 0)).join('  ');
    return `${line.trimEnd()}\n`;
  });
}
