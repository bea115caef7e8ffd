import * as l10n from '@vscode/l10n';
import { getNodeList, showPluginList } from '../exaoperation/calls';
import { argumentError, type Result } from '../exaoperation/errors';
import { encodeArgument } from '../exaoperation/payload';
import {
  describeFunction,
  isBackupSync,
  isFunctionName,
  type Encode,
  type PluginFunction,
  type Risk,
} from '../exaoperation/plugin';
import type { FunctionRun, Way } from './runFunction';

/** What somebody wants to run on a cluster. */
export interface FunctionWish {
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
}

/** Calls that are ready to go: everything about them is known and checked. */
export interface FunctionCalls {
  readonly run: FunctionRun;
  readonly row: PluginFunction;
  readonly risk: Risk;
  readonly everyConnection: boolean;
}

/** What a wish means by the table of functions, or why it makes no sense. Nothing is contacted. */
export function describeWish({ function: name, plugin, argument }: FunctionWish): Result<PluginFunction> {
  if (!isFunctionName(name)) {
    const shown = JSON.stringify(name.slice(0, 80));
    return refused(l10n.t('{0} is not the name of a function: letters, digits and _ only.', shown));
  }
  const row = describeFunction(plugin ?? BACKUP_SYNC, name);
  const namesOne = row.argument === 'connection' || (row.argument === 'optionalConnection' && argument !== '');
  return namesOne && !/^\S+$/.test(argument)
    ? refused(l10n.t('{0} needs the name of a connection, without blanks.', row.name))
    : { ok: true, value: row };
}

/** DEACTIVATE without an argument means all connections of the node. */
export function isEveryConnection(row: PluginFunction, argument: string): boolean {
  return row.argument === 'optionalConnection' && argument === '';
}

/** Stands for the version that is to be found. */
const BACKUP_SYNC = 'BackupSync';

/** Turns a wish into calls, or says what is missing. Only reads from the cluster. */
export async function planFunctionCalls(
  way: Way,
  wish: FunctionWish,
  signal?: AbortSignal,
): Promise<Result<FunctionCalls>> {
  const plugin = await findPlugin(way, wish.plugin, signal);
  if (!plugin.ok) {
    return plugin;
  }
  const row = describeWish({ ...wish, plugin: plugin.value });
  if (!row.ok) {
    return row;
  }
  const nodes = await findNodes(way, wish.nodes, signal);
  if (!nodes.ok) {
    return nodes;
  }
  const argument = encodeArgument(wish.argument, wish.encode ?? row.value.encode);
  return argument.ok
    ? { ok: true, value: callsOf(wish, row.value, plugin.value, nodes.value, argument.value) }
    : argument;
}

function callsOf(
  wish: FunctionWish,
  row: PluginFunction,
  plugin: string,
  nodes: readonly string[],
  argument: string,
): FunctionCalls {
  return {
    run: {
      plugin,
      function: row.name,
      nodes,
      argument,
      secrets: wish.secrets ?? [],
      write: row.risk !== 'read',
      deadline: row.deadline,
    },
    row,
    risk: row.risk,
    everyConnection: isEveryConnection(row, wish.argument),
  };
}

/**
 * The plugin of this name, else the only BackupSync: several versions at once are for the person to tell apart. A name
 * that is almost that of BackupSync would pass by what is known of BackupSync, so the cluster must have it.
 */
export async function findPlugin(
  way: Way,
  wanted: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<string>> {
  const list = await way.execute(showPluginList(), signal ? { signal } : {});
  if (!list.ok) {
    return list;
  }
  const { name } = way.cluster;
  if (wanted !== undefined) {
    const known = list.value.length === 0 ? l10n.t('none') : list.value.join(', ');
    return list.value.includes(wanted)
      ? { ok: true, value: wanted }
      : refused(l10n.t('{0} has no plugin {1}. Its plugins: {2}.', name, JSON.stringify(wanted), known));
  }
  const [only, ...others] = list.value.filter(isBackupSync);
  if (only === undefined) {
    return refused(
      l10n.t(
        '{0}: no BackupSync plugin is uploaded. Upload its package in EXAoperation under Configuration > Software first.',
        name,
      ),
    );
  }
  return others.length === 0
    ? { ok: true, value: only }
    : refused(l10n.t('{0} has several BackupSync versions: {1}. Say which one.', name, [only, ...others].join(', ')));
}

/** In the order of the cluster, each once. */
async function findNodes(
  way: Way,
  wanted: readonly string[] | undefined,
  signal: AbortSignal | undefined,
): Promise<Result<readonly string[]>> {
  const list = await way.execute(getNodeList(), signal ? { signal } : {});
  if (!list.ok) {
    return list;
  }
  const { name } = way.cluster;
  if (list.value.length === 0) {
    return refused(l10n.t('{0} has no nodes.', name));
  }
  const unknown = (wanted ?? []).filter((node) => !list.value.includes(node));
  return unknown.length > 0
    ? refused(l10n.t('{0} has no node {1}. Its nodes: {2}.', name, unknown.join(', '), list.value.join(', ')))
    : { ok: true, value: wanted ? list.value.filter((node) => wanted.includes(node)) : list.value };
}

function refused<T>(problem: string): Result<T> {
  return { ok: false, error: argumentError(problem, '') };
}
