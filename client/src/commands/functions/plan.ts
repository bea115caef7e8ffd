import * as vscode from 'vscode';
import type { FunctionRun } from '../../procedure/runFunction';
import type { Session } from '../../clusters/session';
import { sameName, type ClusterConfig } from '../../clusters/config';
import { getNodeList, showPluginList, type RemoteCall } from '../../exaoperation/calls';
import type { ExaError } from '../../exaoperation/errors';
import { encodeArgument } from '../../exaoperation/payload';
import {
  describeFunction,
  isBackupSync,
  isFunctionName,
  type Encode,
  type PluginFunction,
  type Risk,
} from '../../exaoperation/plugin';
import { readNodeStates } from '../../procedure/nodeStates';
import { ALLOWED, isTransition, judgeFunction, refuse, type Judgement } from '../../procedure/transitions';
import { settings } from '../../settings';
import { Cancelled, UserError, type Parts } from '../command';

/** What somebody wants to run, in their words. */
export interface FunctionRequest {
  readonly cluster: ClusterConfig;
  readonly function: string;
  /** All nodes without it. */
  readonly nodes?: readonly string[];
  /** The only BackupSync version without it. */
  readonly plugin?: string;
  /** As text, not encoded. */
  readonly argument: string;
  /** Passwords in the argument: nobody gets to see them in an answer. */
  readonly secrets?: readonly string[];
  /** How the argument is sent; by the table of functions without it. */
  readonly encode?: Encode;
  /** How the argument is shown in a question where the text itself is no help, for example a file's name. */
  readonly shownArgument?: string;
  /** What must be known before it runs, one sentence each. With such it is always asked for. */
  readonly notes?: readonly string[];
}

/** Calls that are ready to go: everything about them is known and checked. */
export interface FunctionPlan {
  /** What it was made of. */
  readonly request: FunctionRequest;
  readonly session: Session;
  readonly run: FunctionRun;
  readonly risk: Risk;
  /** DEACTIVATE without an argument means every connection. */
  readonly everyConnection: boolean;
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
  await refuseUnknownPlugin(session, plugin, signal);
  refuseOddFunction(request.function);
  const row = describeFunction(plugin, request.function);
  refuseOddConnection(request, row);
  const nodes = await resolveNodes(session, request.nodes, signal);
  const argument = encode(request, row);
  return {
    request,
    session,
    run: {
      plugin,
      function: row.name,
      nodes,
      argument,
      secrets: request.secrets ?? [],
      write: row.risk !== 'read',
      deadline: row.deadline,
    },
    risk: row.risk,
    judgement: isBackupSync(plugin) ? await judge(parts, session, request, row, { plugin, nodes }) : ALLOWED,
    everyConnection: isBackupSync(plugin) && row.argument === 'optionalConnection' && request.argument === '',
    shownArgument: request.shownArgument ?? request.argument,
  };
}

/** A name that is almost that of BackupSync would pass by what is known of BackupSync. */
async function refuseUnknownPlugin(session: Session, plugin: string, signal: AbortSignal | undefined): Promise<void> {
  const plugins = await need(session, showPluginList(), signal);
  if (!plugins.includes(plugin)) {
    const known = plugins.length === 0 ? vscode.l10n.t('none') : plugins.join(', ');
    throw new UserError(
      vscode.l10n.t('{0} has no plugin {1}. Its plugins: {2}.', session.cluster.name, JSON.stringify(plugin), known),
    );
  }
}

function refuseOddFunction(name: string): void {
  if (!isFunctionName(name)) {
    throw new UserError(
      vscode.l10n.t(
        '{0} is not the name of a function: letters, digits and _ only.',
        JSON.stringify(name.slice(0, 80)),
      ),
    );
  }
}

function refuseOddConnection({ argument, function: name }: FunctionRequest, row: PluginFunction): void {
  const isOne = /^\S+$/.test(argument);
  if (row.argument === 'connection' ? !isOne : row.argument === 'optionalConnection' && argument !== '' && !isOne) {
    throw new UserError(vscode.l10n.t('{0} needs the name of a connection, without blanks.', name));
  }
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

async function resolveNodes(
  session: Session,
  wanted: readonly string[] | undefined,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const all = await need(session, getNodeList(), signal);
  if (all.length === 0) {
    throw new UserError(vscode.l10n.t('{0} has no nodes.', session.cluster.name));
  }
  if (wanted === undefined) {
    return all;
  }
  const unknown = wanted.filter((node) => !all.includes(node));
  if (unknown.length > 0) {
    const { name } = session.cluster;
    throw new UserError(
      vscode.l10n.t('{0} has no node {1}. Its nodes: {2}.', name, unknown.join(', '), all.join(', ')),
    );
  }
  return all.filter((node) => wanted.includes(node));
}

function encode(request: FunctionRequest, row: PluginFunction): string {
  const encoded = encodeArgument(request.argument, request.encode ?? row.encode);
  if (!encoded.ok) {
    throw asUserError(encoded.error);
  }
  return encoded.value;
}
