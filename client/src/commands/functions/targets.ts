import * as vscode from 'vscode';
import { sameName, type ClusterConfig } from '../../clusters/config';
import type { ClusterNode } from '../../views/clusters/model';
import { chooseCluster, namedCluster } from '../chooseCluster';
import { answered, isArgumentObject, UserError, type Parts } from '../command';

/** Nodes of one cluster that an action is for; without `nodes` it is for all. */
export interface Target {
  readonly cluster: ClusterConfig;
  readonly nodes?: readonly string[];
}

/** What an action is for: the selected entries of the tree, or what is picked. */
export async function chooseTargets(
  parts: Parts,
  entry: unknown,
  selection: unknown,
  title: string,
): Promise<readonly Target[]> {
  if (isArgumentObject(entry)) {
    throw new UserError(
      vscode.l10n.t('This command asks its questions itself. With an argument object, use backupSync.plugin.run.'),
    );
  }
  const entries = chosenEntries(entry, selection);
  if (entries.length > 0) {
    return groupByCluster(parts, entries);
  }
  const cluster = await chooseCluster(parts, undefined, title);
  return [await chooseNodes(parts, cluster, title)];
}

/** The selection counts when the menu was opened on a part of it; otherwise the entry under the menu does. */
function chosenEntries(entry: unknown, selection: unknown): readonly ClusterNode[] {
  const clicked = entry as ClusterNode | undefined;
  if (clicked?.kind !== 'cluster' && clicked?.kind !== 'node') {
    return [];
  }
  const selected = Array.isArray(selection) ? (selection as ClusterNode[]) : [];
  const usable = selected.filter((node) => node.kind === 'cluster' || node.kind === 'node');
  return usable.length > 0 ? usable : [clicked];
}

function groupByCluster(parts: Parts, entries: readonly ClusterNode[]): readonly Target[] {
  const byCluster = new Map<string, Set<string> | 'all'>();
  for (const entry of entries) {
    if (entry.kind === 'cluster') {
      byCluster.set(entry.cluster.name, 'all');
    } else if (entry.kind === 'node') {
      const nodes = byCluster.get(entry.cluster.name) ?? new Set<string>();
      byCluster.set(entry.cluster.name, nodes === 'all' ? nodes : nodes.add(entry.node.name));
    }
  }
  return [...byCluster].map(([name, nodes]) => ({
    cluster: namedCluster(parts, name),
    ...(nodes === 'all' ? {} : { nodes: [...nodes].sort() }),
  }));
}

async function chooseNodes(parts: Parts, cluster: ClusterConfig, title: string): Promise<Target> {
  const state = parts.states.get(cluster);
  const known = state.kind === 'read' ? state.snapshot.nodes : [];
  if (known.length < 2) {
    return { cluster };
  }
  const choices = known.map((node) => ({
    label: `${cluster.name} ${node.name}`,
    description: node.status,
    value: node.name,
  }));
  const nodes = answered(await parts.ui.pickMany(title, vscode.l10n.t('On which nodes?'), choices));
  return nodes.length === known.length ? { cluster } : { cluster, nodes };
}

/** The plugin under the menu, if there is one. */
export function chosenPlugin(entry: unknown): { readonly cluster: ClusterConfig; readonly plugin: string } | undefined {
  const node = entry as ClusterNode | undefined;
  return node?.kind === 'plugin' ? { cluster: node.cluster, plugin: node.plugin } : undefined;
}

/** Whether two targets are of one cluster. */
export function isOneCluster(targets: readonly Target[]): boolean {
  const [first] = targets;
  return first !== undefined && targets.every((target) => sameName(target.cluster.name, first.cluster.name));
}
