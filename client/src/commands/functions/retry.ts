import * as vscode from 'vscode';
import { passwordKey } from '../../clusters/secrets';
import type { ClusterConfig } from '../../clusters/config';
import { describeFunction, isBackupSync } from '../../exaoperation/plugin';
import { readNodeStates } from '../../procedure/nodeStates';
import { namedCluster } from '../chooseCluster';
import { UserError, type Parts } from '../command';
import { ensureLogin } from '../password';
import type { Attempt } from './attempts';
import { checkGivenConfig } from './config';
import { carryOut } from './execute';
import { openSession, planFunction, type FunctionPlan } from './plan';

/** Which nodes: all that failed or were not run, or only the latter, past the one that failed. */
export type RetryScope = 'failed' | 'notRun';

/** Plans, asks and runs anew what is left of runs, on the nodes that are left. */
export async function retryRuns(parts: Parts, ids: readonly number[], scope: RetryScope): Promise<void> {
  const plans: FunctionPlan[] = [];
  const left = ids.flatMap((id) => parts.attempts.get(id) ?? []).filter((attempt) => attempt[scope].length > 0);
  if (left.length === 0) {
    throw new UserError(
      vscode.l10n.t('There is nothing left to retry: it was retried already, or the results were cleared.'),
    );
  }
  for (const attempt of left) {
    plans.push(await planAgain(parts, attempt, scope));
  }
  await carryOut(parts, plans, {
    interactive: true,
    carryOn: scope === 'notRun',
    // What is left after it belongs to the new run.
    onBegin: () => {
      ids.forEach((id) => parts.attempts.forget(id, parts.attempts.get(id)?.[scope] ?? []));
    },
  });
}

async function planAgain(parts: Parts, attempt: Attempt, scope: RetryScope): Promise<FunctionPlan> {
  const { request } = attempt;
  const cluster = sameCluster(parts, request.cluster);
  await ensureLogin(parts, cluster, request.function);
  const nodes = attempt[scope];
  const notes = await notesOn(parts, cluster, attempt, nodes);
  return planFunction(parts, {
    ...request,
    ...(isConfig(request) ? checkGivenConfig(cluster, request.argument) : {}),
    cluster,
    nodes,
    ...(notes.length > 0 ? { notes } : {}),
  });
}

/** An argument that was made for one machine goes to no other, whatever its name stands for by now. */
function sameCluster(parts: Parts, before: ClusterConfig): ClusterConfig {
  const cluster = namedCluster(parts, before.name);
  if (passwordKey(cluster) !== passwordKey(before)) {
    throw new UserError(
      vscode.l10n.t('{0} has another address, user or certificate in the settings by now. Start again.', cluster.name),
    );
  }
  return cluster;
}

/** The settings may know the sides better than when it was uploaded first. */
function isConfig({ plugin, function: name }: Attempt['request']): boolean {
  return isBackupSync(plugin) && describeFunction(plugin, name).argument === 'config';
}

/** Where a write may have taken effect, the question says so, with what STATUS says now. */
async function notesOn(
  parts: Parts,
  cluster: ClusterConfig,
  { request, unknown }: Attempt,
  nodes: readonly string[],
): Promise<readonly string[]> {
  const doubtful = nodes.filter((node) => unknown.includes(node));
  if (doubtful.length === 0) {
    return [];
  }
  if (!isBackupSync(request.plugin)) {
    return doubtful.map((node) =>
      vscode.l10n.t('{0} {1}: it is not known whether {2} took effect before.', cluster.name, node, request.function),
    );
  }
  const session = await openSession(parts, cluster);
  const seen = await parts.ui.progress(vscode.l10n.t('Reading the state of {0}', cluster.name), (_, signal) =>
    readNodeStates(session, request.plugin, doubtful, signal),
  );
  return seen.map(({ name, status }) =>
    vscode.l10n.t(
      '{0}: it is not known whether {1} took effect before. STATUS now: {2}.',
      name,
      request.function,
      status,
    ),
  );
}
