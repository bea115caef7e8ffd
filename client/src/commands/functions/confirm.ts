import * as vscode from 'vscode';
import { gateFor, gateWith, strictest } from '../../procedure/gate';
import { settings } from '../../settings';
import { Cancelled, UserError, type Parts } from '../command';
import { consequence } from './consequences';
import type { FunctionPlan } from './plan';

/** Calls that are listed in a question; the rest is counted. */
const LISTED = 16;

/** Asks what must be asked before a plan's calls run. Ends the command when the person says no or the cluster refuses. */
export async function confirmPlan(parts: Parts, plan: FunctionPlan, interactive: boolean): Promise<void> {
  const { everyConnection, risk, judgement, session } = plan;
  const guarded = strictest(session.cluster, parts.registry.list());
  const options = { everyConnection, interactive };
  const gate = gateWith(gateFor(guarded, risk, settings.confirm(), options), judgement, options);
  switch (gate.kind) {
    case 'open':
      if (plan.request.notes) {
        await confirmOnce(parts, plan);
      }
      return;
    case 'refused':
      throw new UserError(gate.reason);
    case 'ask':
      await confirmOnce(parts, plan);
      return;
    case 'askByName':
      await confirmByName(parts, plan);
  }
}

async function confirmOnce(parts: Parts, plan: FunctionPlan): Promise<void> {
  if (!(await parts.ui.confirm({ message: question(plan), detail: detail(plan), action: plan.run.function }))) {
    throw new Cancelled();
  }
}

/** First the whole list, then the name: the name alone would hide what is about to happen. */
async function confirmByName(parts: Parts, plan: FunctionPlan): Promise<void> {
  const { name } = plan.session.cluster;
  const confirmed = await parts.ui.confirm({
    message: question(plan),
    detail: detail(plan),
    action: vscode.l10n.t('Continue'),
  });
  const typed =
    confirmed &&
    (await parts.ui.ask({
      title: question(plan),
      prompt:
        plan.judgement.kind === 'refused'
          ? vscode.l10n.t('Type {0} to run it anyway', name)
          : vscode.l10n.t('Type {0} to run it', name),
      validate: (answer) => (answer === name ? undefined : vscode.l10n.t('Type {0}, the name of the cluster.', name)),
    }));
  if (typed !== name) {
    throw new Cancelled();
  }
}

function question({ session, run }: FunctionPlan): string {
  const [only] = run.nodes;
  return run.nodes.length === 1 && only
    ? vscode.l10n.t('Run {0} on {1} {2}?', run.function, session.cluster.name, only)
    : vscode.l10n.t('Run {0} on {1} nodes of {2}?', run.function, run.nodes.length, session.cluster.name);
}

/** On one line and short: an argument must not be able to write the rest of the question. */
function shorten(argument: string): string {
  const line = /[\p{C}\p{Zl}\p{Zp}]/u.test(argument) ? JSON.stringify(argument) : argument;
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function detail(plan: FunctionPlan): string {
  const { run, session } = plan;
  const nodes = run.nodes.map((node) => `${session.cluster.name} ${node}`);
  const rest = nodes.length - LISTED;
  return [
    ...(plan.request.notes ?? []),
    ...plan.judgement.reasons,
    plan.everyConnection ? vscode.l10n.t('All connections on these nodes are deactivated, not only one.') : undefined,
    consequence(run.function),
    '',
    ...nodes
      .slice(0, LISTED)
      .map((node) => `${node}: ${run.plugin} ${run.function} ${shorten(plan.shownArgument)}`.trimEnd()),
    rest > 0 ? vscode.l10n.t('… and {0} more', rest) : undefined,
  ]
    .filter((line) => line !== undefined)
    .join('\n')
    .trim();
}
