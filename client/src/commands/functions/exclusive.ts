import * as vscode from 'vscode';
import { describeHeld, describeTakenOver, type Taken } from '../../procedure/lock';
import { UserError, type Parts } from '../command';
import type { FunctionPlan } from './plan';

/**
 * Keeps other windows and the command line away from the clusters that are about to change; returns what lets them in
 * again. A change of one node alone takes no lock, but respects that of others. Throws who holds it.
 */
export async function lockClusters(parts: Parts, plans: readonly FunctionPlan[]): Promise<() => Promise<void>> {
  const taken: Taken[] = [];
  const release = async (): Promise<void> => {
    await Promise.all(taken.map((lock) => lock.release()));
  };
  try {
    for (const plan of plans.filter(({ run }) => run.write)) {
      taken.push(...(await lockCluster(parts, plan)));
    }
  } catch (error) {
    await release();
    throw error;
  }
  return release;
}

async function lockCluster(parts: Parts, { session: { cluster }, run }: FunctionPlan): Promise<readonly Taken[]> {
  const { name, urls } = cluster;
  if (run.nodes.length === 1) {
    const held = await parts.locks.look(urls);
    if (held) {
      throw new UserError(describeHeld(name, held));
    }
    return [];
  }
  const lock = await parts.locks.take(
    urls,
    vscode.l10n.t('{0} on {1} nodes of {2}', run.function, run.nodes.length, name),
  );
  switch (lock.kind) {
    case 'held':
      throw new UserError(describeHeld(name, lock));
    case 'unavailable':
      parts.log(`${name}: no lock file: ${lock.reason}`);
      return [];
    case 'taken':
      for (const holder of lock.takenOver) {
        void parts.ui.warn(describeTakenOver(name, holder));
      }
      return [lock];
  }
}
