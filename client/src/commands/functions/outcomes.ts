import * as vscode from 'vscode';
import { succeeded, type NodeResult } from '../../procedure/runFunction';
import { summarizeResult } from '../../views/results/model';
import type { Parts } from '../command';

/** What a person learns of an action, of all its clusters together. */
export interface Outcomes {
  readonly function: string;
  readonly write: boolean;
  /** Ids of the runs, of which what failed can be run again. */
  readonly runs: readonly number[];
  readonly results: readonly NodeResult[];
  /** Nodes to which nothing was sent. */
  readonly notRun: number;
  /** Nodes of which nobody knows whether it took effect. */
  readonly unknown: number;
}

/** Says what did not go well, with what can be done about it in one click. */
export async function reportOutcomes(parts: Parts, outcomes: Outcomes): Promise<void> {
  const bad = outcomes.results.filter((result) => !succeeded(result));
  const [first] = bad.filter(({ error }) => error?.kind !== 'cancelled');
  if (bad.length === 0 || (!first && !outcomes.write)) {
    return; // Who cancels a read knows all there is to know.
  }
  const retry = retryTitle(bad);
  // Where all are left, retrying is the same.
  const rest = outcomes.write && outcomes.notRun > 0 && outcomes.notRun < bad.length ? outcomes.notRun : 0;
  const carryOn = vscode.l10n.t('Carry on with the other {0}', rest);
  const show = vscode.l10n.t('Show results');
  const actions = [retry, ...(rest > 0 ? [carryOn] : []), show];
  const chosen = first
    ? await parts.ui.fail(failure(outcomes, bad.length, first), ...actions)
    : await parts.ui.warn(cancelled(outcomes, bad.length), ...actions);
  if (chosen === show) {
    await parts.showResults();
  } else if (chosen !== undefined) {
    await vscode.commands.executeCommand(
      'backupSync.results.retryFailed',
      outcomes.runs,
      chosen === carryOn ? 'notRun' : 'failed',
    );
  }
}

function retryTitle(bad: readonly NodeResult[]): string {
  const [first] = bad;
  return bad.length === 1 && first
    ? vscode.l10n.t('Retry on {0} {1}', first.cluster, first.node)
    : vscode.l10n.t('Retry on {0} nodes', bad.length);
}

function failure(outcomes: Outcomes, bad: number, first: NodeResult): string {
  return vscode.l10n.t(
    '{0} failed on {1} of {2} nodes. {3} {4}: {5}',
    outcomes.function,
    bad,
    outcomes.results.length,
    first.cluster,
    first.node,
    shorten(summarizeResult(first)),
  );
}

function cancelled({ function: name, results, unknown }: Outcomes, bad: number): string {
  const done = vscode.l10n.t('{0} was cancelled. Done: {1} of {2} nodes.', name, results.length - bad, results.length);
  return unknown === 0
    ? done
    : `${done} ${vscode.l10n.t('Not known: {0}; their results say what STATUS said afterwards.', unknown)}`;
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
