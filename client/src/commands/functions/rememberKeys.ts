import type { NodeResult } from '../../procedure/runFunction';
import { isBackupSync } from '../../exaoperation/plugin';
import { extractPublicKey, formatPublicKey } from '../../exaoperation/sshKeys';
import type { Parts } from '../command';
import type { FunctionPlan } from './plan';

/** Keeps the public keys that SSHKEY printed, so that "Upload SSH key" can offer them. */
export function rememberKeys(parts: Parts, plan: FunctionPlan, results: readonly NodeResult[]): void {
  if (plan.run.function !== 'SSHKEY' || !isBackupSync(plan.run.plugin)) {
    return;
  }
  const lines = new Map<string, string>();
  for (const { node, status, output } of results) {
    const found = status === 0 ? extractPublicKey(output) : undefined;
    if (found?.ok) {
      lines.set(node, formatPublicKey(found.key));
    }
  }
  if (lines.size > 0) {
    parts.keys.add(plan.session.cluster.name, plan.run.argument, lines);
  }
}
