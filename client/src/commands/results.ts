import * as vscode from 'vscode';
import { resultUri } from '../views/results/document';
import { summarizeRun, type ResultNode } from '../views/results/model';
import { answered, UserError, type Command, type Parts } from './command';
import { retryRuns } from './functions/retry';

export const openResult: Command = {
  id: 'backupSync.output.open',
  async run(_parts, entry) {
    const node = entry as ResultNode | undefined;
    if (node?.kind === 'result') {
      await vscode.window.showTextDocument(resultUri(node.run, node.result), { preview: true });
    }
  },
};

export const clearResults: Command = {
  id: 'backupSync.results.clear',
  run(parts) {
    parts.results.clear();
    return Promise.resolve();
  },
};

/**
 * "Retry failed nodes" on a run of the view, or on one that is picked. A message passes the ids of the runs that it is
 * about, and `notRun` where what failed is to be passed over.
 */
export const retryFailed: Command = {
  id: 'backupSync.results.retryFailed',
  async run(parts, entry, scope) {
    await retryRuns(parts, await chooseRuns(parts, entry), scope === 'notRun' ? 'notRun' : 'failed');
  },
};

async function chooseRuns(parts: Parts, entry: unknown): Promise<readonly number[]> {
  if (Array.isArray(entry)) {
    return entry.filter((id): id is number => typeof id === 'number');
  }
  const node = entry as ResultNode | undefined;
  if (node?.kind === 'run') {
    return [node.run.id];
  }
  const runs = parts.results.runs().filter(({ canRetry }) => canRetry);
  const [only] = runs;
  if (!only) {
    throw new UserError(vscode.l10n.t('Nothing failed in this window that could be retried.'));
  }
  const choices = runs.map((run) => ({
    label: vscode.l10n.t('{0} on {1}', run.function, run.cluster),
    description: `${summarizeRun(run)}, ${run.startedAt.toLocaleTimeString()}`,
    value: run.id,
  }));
  const title = vscode.l10n.t('Retry failed nodes');
  return runs.length === 1 ? [only.id] : [answered(await parts.ui.pick(title, vscode.l10n.t('Which run?'), choices))];
}
