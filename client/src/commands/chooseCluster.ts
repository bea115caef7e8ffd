import * as vscode from 'vscode';
import type { ClusterConfig } from '../clusters/config';
import type { ClusterNode } from '../views/clusters/model';
import { answered, isArgumentObject, UserError, type Parts } from './command';

/** The cluster that a command is about: of the tree entry, of the argument object, or the one that is picked. */
export async function chooseCluster(parts: Parts, entry: unknown, title: string): Promise<ClusterConfig> {
  if (isArgumentObject(entry)) {
    return namedCluster(parts, entry['cluster']);
  }
  const node = entry as ClusterNode | undefined;
  if (node !== undefined && node.kind !== 'message') {
    return namedCluster(parts, node.cluster.name);
  }
  const clusters = parts.registry.list();
  if (clusters.length === 0) {
    throw new UserError(vscode.l10n.t('No cluster is known yet. Add one with the command "Add cluster".'));
  }
  const choices = clusters.map((cluster) => ({ label: cluster.name, description: cluster.urls[0], value: cluster }));
  const [only] = clusters;
  return clusters.length === 1 && only
    ? only
    : answered(await parts.ui.pick(title, vscode.l10n.t('Which cluster?'), choices));
}

/** The cluster of this name, or a UserError that lists the known ones. */
export function namedCluster(parts: Parts, name: unknown): ClusterConfig {
  if (typeof name !== 'string' || name === '') {
    throw new UserError(vscode.l10n.t('The argument needs "cluster", the name of a cluster.'));
  }
  const cluster = parts.registry.find(name);
  if (!cluster) {
    const known = parts.registry.list().map((one) => one.name);
    throw new UserError(
      known.length === 0
        ? vscode.l10n.t('There is no cluster named {0}. Add it with the command "Add cluster".', name)
        : vscode.l10n.t('There is no cluster named {0}. Known clusters: {1}.', name, known.join(', ')),
    );
  }
  return cluster;
}
