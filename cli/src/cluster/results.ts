import * as l10n from '@vscode/l10n';
import { succeeded, type NodeResult } from '../../../client/src/procedure/runFunction';
import { table } from './table';

/** Lines of output that are shown of each of several nodes; of one node alone, all are. */
const SHOWN = 10;

/** A row per node: exit code, time and output. Why a node gave no answer stands on standard error, in full. */
export function resultsAsText(results: readonly NodeResult[]): string {
  const most = results.length === 1 ? Infinity : SHOWN;
  const rows = results.map((result) => [
    result.node,
    result.exitCode === null ? '-' : String(result.exitCode),
    duration(result.milliseconds),
    result.error ? [`(${result.error.kind})`] : firstLines(result.output, most),
  ]);
  const good = results.filter(succeeded).length;
  return `${table([l10n.t('NODE'), l10n.t('EXIT'), l10n.t('TIME'), l10n.t('OUTPUT')], rows)}\n${l10n.t(
    '{0} of {1} nodes succeeded.',
    good,
    results.length,
  )}\n`;
}

function firstLines(output: string, most: number): readonly string[] {
  const lines = output.trimEnd().split('\n');
  const rest = lines.length - most;
  return rest > 0 ? [...lines.slice(0, most), l10n.t('… and {0} more lines: see --format json', rest)] : lines;
}

function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
