import * as l10n from '@vscode/l10n';
import { isBackupSync } from '../../../client/src/exaoperation/plugin';
import { planFunctionCalls, type FunctionCalls } from '../../../client/src/procedure/functionPlan';
import { gateWith } from '../../../client/src/procedure/gate';
import { describeHeld, describeTakenOver, Locks, type Lock } from '../../../client/src/procedure/lock';
import { readNodeStates } from '../../../client/src/procedure/nodeStates';
import { runFunction, type NodeResult } from '../../../client/src/procedure/runFunction';
import { ALLOWED, isTransition, judgeFunction, type Judgement } from '../../../client/src/procedure/transitions';
import type { Refusal } from '../result';
import type { Terminal } from '../terminal';
import type { Order } from './order';
import { refusalOf } from './trouble';
import type { OpenWay } from './way';

export interface Done {
  /** In node order. */
  readonly results: readonly NodeResult[];
}

/** Looks at the cluster, and runs what was ordered if nothing there speaks against it. */
export async function carryOut(
  way: OpenWay,
  { address, wish, gate, anyway, carryOn }: Order,
  { complain }: Terminal,
  signal: AbortSignal,
): Promise<Done | Refusal> {
  const planned = await planFunctionCalls(way, wish, signal);
  if (!planned.ok) {
    return refusalOf(planned.error);
  }
  const calls = planned.value;
  const judgement = await judge(way, calls, signal);
  const decided = gateWith(gate, judgement, { interactive: false, anyway });
  if (decided.kind === 'refused') {
    return { refusal: decided.reason, details: [l10n.t('Add --anyway to run it all the same.')] };
  }
  judgement.reasons.forEach(complain);
  return underLock(address.urls, calls, way.cluster.name, complain, async () => ({
    results: await runFunction(way, calls.run, { signal, carryOn }),
  }));
}

async function judge(way: OpenWay, { run }: FunctionCalls, signal: AbortSignal): Promise<Judgement> {
  return isBackupSync(run.plugin) && isTransition(run.function)
    ? judgeFunction(run.function, await readNodeStates(way, run.plugin, run.nodes, signal))
    : ALLOWED;
}

/** Changes of several nodes wait for nobody: who else changes the cluster is named, and comes first. */
async function underLock(
  urls: readonly string[],
  { run }: FunctionCalls,
  cluster: string,
  complain: (sentence: string) => void,
  work: () => Promise<Done>,
): Promise<Done | Refusal> {
  if (!run.write) {
    return work();
  }
  const locks = new Locks();
  if (run.nodes.length === 1) {
    const held = await locks.look(urls);
    return held ? { refusal: describeHeld(cluster, held) } : work();
  }
  const what = l10n.t('{0} on {1} nodes of {2}', run.function, run.nodes.length, cluster);
  const lock: Lock = await locks.take(urls, what);
  if (lock.kind === 'held') {
    return { refusal: describeHeld(cluster, lock) };
  }
  if (lock.kind === 'unavailable') {
    complain(
      l10n.t('No lock file could be made ({0}), so nobody else is kept from changing the cluster.', lock.reason),
    );
    return work();
  }
  lock.takenOver.forEach((holder) => complain(describeTakenOver(cluster, holder)));
  return work().finally(() => lock.release());
}
