import * as vscode from 'vscode';
import { isSame } from '../../clusters/session';
import { isBackupSync } from '../../exaoperation/plugin';
import { keepableArgument, type Journal } from '../../procedure/journal';
import { runFunction, type NodeResult } from '../../procedure/runFunction';
import { UserError, type Parts } from '../command';
import { wasNotRun } from './attempts';
import { confirmPlan } from './confirm';
import { lockClusters } from './exclusive';
import { reportOutcomes } from './outcomes';
import { rememberKeys } from './rememberKeys';
import type { FunctionPlan } from './plan';

export interface CarryOutOptions {
  readonly interactive: boolean;
  /** A write goes on after a failure, unless its first node failed. */
  readonly carryOn?: boolean;
  /** When all is confirmed and nothing is sent yet. */
  readonly onBegin?: () => void;
}

/** What came of one plan. */
interface Outcome {
  /** Of the run in the view. */
  readonly id: number;
  readonly results: readonly NodeResult[];
  readonly unknown: readonly string[];
}

/** Asks what must be asked, then runs plans of one or several clusters at the same time, with progress and cancel. */
export async function carryOut(
  parts: Parts,
  plans: readonly FunctionPlan[],
  options: CarryOutOptions,
): Promise<readonly (readonly NodeResult[])[]> {
  for (const plan of plans) {
    await confirmPlan(parts, plan, options.interactive);
  }
  const unlock = await lockClusters(parts, plans);
  let outcomes: readonly Outcome[];
  try {
    for (const plan of plans) {
      refuseChanged(parts, plan);
    }
    options.onBegin?.();
    outcomes = await runPlans(parts, plans, options);
  } finally {
    await unlock();
  }
  if (options.interactive) {
    void reportOutcomes(parts, summarize(plans, outcomes));
  }
  return outcomes.map(({ results }) => results);
}

async function runPlans(
  parts: Parts,
  plans: readonly FunctionPlan[],
  options: CarryOutOptions,
): Promise<readonly Outcome[]> {
  const total = plans.reduce((sum, plan) => sum + plan.run.nodes.length, 0);
  let done = 0;
  return parts.ui.progress(progressTitle(plans), (report, signal) => {
    const onDone = (): void => {
      done += 1;
      report(vscode.l10n.t('{0} of {1} nodes', done, total), 100 / total);
    };
    return Promise.all(plans.map((plan) => runPlan(parts, plan, { ...options, signal, onDone })));
  });
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
  { signal, carryOn = false, onDone }: CarryOutOptions & { readonly signal: AbortSignal; readonly onDone: () => void },
): Promise<Outcome> {
  const { session, run, request } = plan;
  const { cluster } = session;
  const { plugin, nodes, write } = run;
  const id = parts.results.begin({ cluster: cluster.name, plugin, function: run.function, nodes });
  void parts.showResults();
  const journal = write ? await beginJournal(parts, plan) : undefined;
  const unknown: string[] = [];
  const results = await runFunction(session, run, {
    signal,
    carryOn,
    onUnknown: (node) => unknown.push(node),
    ...(journal ? { onStart: (node) => journal.started(node) } : {}),
    onResult: (result) => {
      void journal?.done(result.node);
      parts.results.add(id, result);
      parts.log(logLine(run.function, result));
      onDone();
    },
  });
  await journal?.end();
  parts.attempts.keep(id, { ...request, plugin }, results, unknown);
  rememberKeys(parts, plan, results);
  if (isBackupSync(plugin) && (write || run.function === 'STATUS')) {
    void parts.states.refresh(parts.registry.find(cluster.name) ?? cluster);
  }
  return { id, results, unknown };
}

function beginJournal(parts: Parts, { session: { cluster }, run, request }: FunctionPlan): Promise<Journal> {
  return parts.journals.begin({
    cluster: cluster.name,
    address: new URL(cluster.urls[0]).origin,
    plugin: run.plugin,
    function: run.function,
    ...keepableArgument(run.plugin, run.function, request.argument),
    nodes: run.nodes,
    at: new Date().toISOString(),
  });
}

function summarize(plans: readonly FunctionPlan[], outcomes: readonly Outcome[]): Parameters<typeof reportOutcomes>[1] {
  const isNotRun = ({ results, unknown }: Outcome) => results.filter((result) => wasNotRun(result, unknown)).length;
  return {
    function: plans[0]?.run.function ?? '',
    write: plans.some(({ run }) => run.write),
    runs: outcomes.map(({ id }) => id),
    results: outcomes.flatMap(({ results }) => results),
    notRun: outcomes.reduce((sum, outcome) => sum + isNotRun(outcome), 0),
    unknown: outcomes.reduce((sum, outcome) => sum + outcome.unknown.length, 0),
  };
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
