import * as vscode from 'vscode';
import type { Session } from '../../clusters/session';
import { sameName, type ClusterConfig } from '../../clusters/config';
import { showPluginList, type RemoteCall } from '../../exaoperation/calls';
import type { ExaError } from '../../exaoperation/errors';
import { isBackupSync, type PluginFunction } from '../../exaoperation/plugin';
import { planFunctionCalls, type FunctionCalls, type FunctionWish } from '../../procedure/functionPlan';
import { readNodeStates } from '../../procedure/nodeStates';
import type { FunctionRun } from '../../procedure/runFunction';
import { ALLOWED, isTransition, judgeFunction, refuse, type Judgement } from '../../procedure/transitions';
import { settings } from '../../settings';
import { Cancelled, UserError, type Parts } from '../command';

/** What somebody wants to run, in their words. */
export interface FunctionRequest extends FunctionWish {
  readonly cluster: ClusterConfig;
  /** How the argument is shown in a question where the text itself is no help, for example a file's name. */
  readonly shownArgument?: string;
  /** What must be known before it runs, one sentence each. With such it is always asked for. */
  readonly notes?: readonly string[];
}

/** Calls that are ready to go: everything about them is known and checked. */
export interface FunctionPlan extends FunctionCalls {
  /** What it was made of. */
  readonly request: FunctionRequest;
  readonly session: Session;
  /** Whether it makes sense on these nodes and this cluster. */
  readonly judgement: Judgement;
  readonly shownArgument: string;
}

/** Turns a wish into calls, or throws a UserError that says what is missing. Only reads from the cluster. */
export async function planFunction(
  parts: Parts,
  request: FunctionRequest,
  signal?: AbortSignal,
): Promise<FunctionPlan> {
  const session = await openSession(parts, request.cluster);
  const plugin = request.plugin ?? (await findBackupSync(session, signal));
  const planned = await planFunctionCalls(session, { ...request, plugin }, signal);
  if (!planned.ok) {
    throw asUserError(planned.error);
  }
  const { run, row } = planned.value;
  return {
    request,
    session,
    ...planned.value,
    judgement: isBackupSync(plugin) ? await judge(parts, session, request, row, run) : ALLOWED,
    shownArgument: request.shownArgument ?? request.argument,
  };
}

/** Looks at the nodes, because what makes sense on them depends on the state that they are in now. */
async function judge(
  parts: Parts,
  session: Session,
  request: FunctionRequest,
  row: PluginFunction,
  { plugin, nodes }: Pick<FunctionRun, 'plugin' | 'nodes'>,
): Promise<Judgement> {
  if (!isTransition(row.name)) {
    return ALLOWED;
  }
  const { name } = session.cluster;
  const seen = await parts.ui.progress(vscode.l10n.t('Reading the state of {0}', name), (_, signal) =>
    readNodeStates(session, plugin, nodes, signal).then((states) => (signal.aborted ? undefined : states)),
  );
  if (!seen) {
    throw new Cancelled();
  }
  const judged = judgeFunction(row.name, seen);
  const wrong = whyWrongSide(request, row);
  return wrong === undefined ? judged : refuse(judged, wrong);
}

/** A schedule belongs to the source cluster: activating the other one is refused where the settings tell them apart. */
function whyWrongSide({ cluster, argument }: FunctionRequest, row: PluginFunction): string | undefined {
  const isServer = settings
    .connections()
    .some(
      ({ name, client, server }) =>
        name === argument && sameName(server, cluster.name) && !sameName(client, cluster.name),
    );
  return row.name === 'ACTIVATE' && isServer
    ? vscode.l10n.t(
        '{0} is the server of {1}. Only its client is activated: the cluster that owns the schedule.',
        cluster.name,
        argument,
      )
    : undefined;
}

export async function openSession(parts: Parts, cluster: ClusterConfig): Promise<Session> {
  const opened = await parts.sessions.open(cluster.name);
  if (!opened.ok) {
    throw asUserError(opened.error);
  }
  return opened.value;
}

/** A read that the command cannot do without. */
export async function need<T>(session: Session, call: RemoteCall<T>, signal?: AbortSignal): Promise<T> {
  const result = await session.execute(call, signal ? { signal } : {});
  if (!result.ok) {
    throw asUserError(result.error);
  }
  return result.value;
}

export function asUserError(error: ExaError): UserError {
  return new UserError([error.message, error.remedy].filter((sentence) => sentence !== '').join(' '));
}

/** The only BackupSync plugin of a cluster; several versions at once are for the person to tell apart. */
export async function findBackupSync(session: Session, signal?: AbortSignal): Promise<string> {
  const { name } = session.cluster;
  const found = (await need(session, showPluginList(), signal)).filter(isBackupSync);
  const [only] = found;
  if (only === undefined) {
    throw new UserError(
      vscode.l10n.t(
        '{0}: no BackupSync plugin is uploaded. Upload its package in EXAoperation under Configuration > Software first.',
        name,
      ),
    );
  }
  if (found.length > 1) {
    throw new UserError(
      vscode.l10n.t(
        '{0} has several BackupSync versions: {1}. Right-click the one you mean and use "Run function…".',
        name,
        found.join(', '),
      ),
    );
  }
  return only;
}
