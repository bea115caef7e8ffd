import * as vscode from 'vscode';
import { runFunction, succeeded, type NodeResult } from '../../procedure/runFunction';
import { isSame } from '../../clusters/session';
import { isBackupSync } from '../../exaoperation/plugin';
import { summarizeResult } from '../../views/results/model';
import { UserError, type Parts } from '../command';
import { confirmPlan } from './confirm';
import { rememberKeys } from './rememberKeys';
import type { FunctionPlan } from './plan';

/** Asks what must be asked, then runs plans of one or several clusters at the same time, with progress and cancel. */
export async function carryOut(
  parts: Parts,
  plans: readonly FunctionPlan[],
  { interactive }: { readonly interactive: boolean },
): Promise<readonly (readonly NodeResult[])[]> {
  for (const plan of plans) {
    await confirmPlan(parts, plan, interactive);
  }
  for (const plan of plans) {
    refuseChanged(parts, plan);
  }
  const total = plans.reduce((sum, plan) => sum + plan.run.nodes.length, 0);
  let done = 0;
  const all = await parts.ui.progress(progressTitle(plans), (report, signal) =>
    Promise.all(
      plans.map((plan) =>
        runPlan(parts, plan, signal, () => {
          done += 1;
          report(vscode.l10n.t('{0} of {1} nodes', done, total), 100 / total);
        }),
      ),
    ),
  );
  if (interactive) {
    reportFailures(parts, all.flat(), plans);
  }
  return all;
}

/** While somebody read the question, the settings may have become stricter, or mean another machine. */
function refuseChanged(parts: Parts, { session: { cluster } }: FunctionPlan): void {
  if (!isSame(parts.registry.find(cluster.name), cluster)) {
    throw new UserError(
      vscode.l10n.t('The settings of {0} changed meanwhile, so nothing was run. Start again.', cluster.name),
    );
  }
}

async function runPlan(
  parts: Parts,
  plan: FunctionPlan,
  signal: AbortSignal,
  onDone: () => void,
): Promise<readonly NodeResult[]> {
  const { session, run } = plan;
  const { cluster } = session;
  const id = parts.results.begin({
    cluster: cluster.name,
    plugin: run.plugin,
    function: run.function,
    nodes: run.nodes,
  });
  void parts.showResults();
  const onResult = (result: NodeResult): void => {
    parts.results.add(id, result);
    parts.log(logLine(run.function, result));
    onDone();
  };
  const results = await runFunction(session, run, { signal, onResult });
  rememberKeys(parts, plan, results);
  if (isBackupSync(run.plugin) && (run.write || run.function === 'STATUS')) {
    void parts.states.refresh(parts.registry.find(cluster.name) ?? cluster);
  }
  parts.passwords.used(cluster);
  return results;
}

/** Without the output, which may hold anything. */
function logLine(functionName: string, result: NodeResult): string {
  const outcome = result.error ? `${result.error.kind}: ${result.error.message}` : `status ${result.status ?? '?'}`;
  return `${result.cluster} ${result.node} ${functionName}: ${outcome} (${result.milliseconds} ms)`.replace(
    /\s+/g,
    ' ',
  );
}

function progressTitle(plans: readonly FunctionPlan[]): string {
  const names = plans.map((plan) => plan.session.cluster.name).join(', ');
  return vscode.l10n.t('{0} on {1}', plans[0]?.run.function ?? '', names);
}

function reportFailures(parts: Parts, results: readonly NodeResult[], plans: readonly FunctionPlan[]): void {
  const failed = results.filter((result) => !succeeded(result) && result.error?.kind !== 'cancelled');
  const [first] = failed;
  if (!first) {
    return;
  }
  const functionName = plans[0]?.run.function ?? '';
  const message = vscode.l10n.t(
    '{0} failed on {1} of {2} nodes. {3} {4}: {5}',
    functionName,
    failed.length,
    results.length,
    first.cluster,
    first.node,
    shorten(summarizeResult(first)),
  );
  const show = vscode.l10n.t('Show results');
  void parts.ui.fail(message, show).then((chosen) => (chosen === show ? parts.showResults() : undefined));
}

function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
