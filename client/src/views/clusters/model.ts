import * as l10n from '@vscode/l10n';
import type { ClusterConfig } from '../../clusters/config';
import { isPending, type ClusterState } from '../../clusters/states';
import type { ExaError } from '../../exaoperation/errors';
import type { Via } from '../../exaoperation/failover';
import type { Snapshot, NodeSnapshot } from '../../exaoperation/snapshot';
import { describeVia, explainVia } from './via';

/** An entry of the tree. */
export type ClusterNode =
  /** `via`: the address at which it is called, where it has several. */
  | { readonly kind: 'cluster'; readonly cluster: ClusterConfig; readonly state: ClusterState; readonly via?: Via }
  /** `busy`: its status is still being read. */
  | { readonly kind: 'node'; readonly cluster: ClusterConfig; readonly node: NodeSnapshot; readonly busy: boolean }
  | { readonly kind: 'plugins'; readonly cluster: ClusterConfig; readonly plugins: readonly string[] }
  | { readonly kind: 'plugin'; readonly cluster: ClusterConfig; readonly plugin: string }
  | { readonly kind: 'message'; readonly message: TreeMessage };

/** Something that the tree says in words, for example why a cluster has no nodes. */
export interface TreeMessage {
  readonly id: string;
  readonly tone: 'busy' | 'information' | 'warning' | 'error';
  readonly text: string;
  /** More words, as a tooltip and for screen readers. */
  readonly detail?: string;
  /** What a click does. */
  readonly action?: { readonly command: string; readonly title: string; readonly cluster: ClusterConfig };
}

/** The tree's first level: one entry per cluster, and one per unusable entry of the settings. */
export function clusterRoots(
  clusters: readonly ClusterConfig[],
  complaints: readonly string[],
  stateOf: (cluster: ClusterConfig) => ClusterState,
  viaOf: (cluster: ClusterConfig) => Via | undefined = () => undefined,
): ClusterNode[] {
  return [
    ...clusters.map((cluster): ClusterNode => {
      const via = viaOf(cluster);
      return { kind: 'cluster', cluster, state: stateOf(cluster), ...(via && { via }) };
    }),
    ...complaints.map((text, index) => message({ id: `complaint/${index}`, tone: 'warning', text, detail: text })),
  ];
}

/** What is below an entry. */
export function clusterChildren(parent: ClusterNode): ClusterNode[] {
  switch (parent.kind) {
    case 'cluster':
      return belowCluster(parent.cluster, parent.state);
    case 'plugins':
      return parent.plugins.map((plugin) => ({ kind: 'plugin', cluster: parent.cluster, plugin }));
    case 'node':
    case 'plugin':
    case 'message':
      return [];
  }
}

/** The words beside a cluster's name: at which address it is called, if not at the first, and what its nodes say. */
export function describe({ cluster, state, via }: Extract<ClusterNode, { kind: 'cluster' }>): string {
  return [describeVia(cluster, via), summarize(state)].filter((words) => words !== '').join(' · ');
}

/** How many nodes a cluster has, and what they say. */
export function summarize(state: ClusterState): string {
  switch (state.kind) {
    case 'unread':
      return '';
    case 'failed':
      return summarizeError(state.error);
    case 'reading':
      return state.snapshot && !state.snapshot.nodes.some(isPending)
        ? summarizeSnapshot(state.snapshot)
        : l10n.t('reading…');
    case 'read':
      return summarizeSnapshot(state.snapshot);
  }
}

/** An id that stays the same as long as the entry means the same thing, so that the editor keeps its expansion. */
export function idOf(node: ClusterNode): string {
  switch (node.kind) {
    case 'cluster':
    case 'plugins':
      return JSON.stringify([node.kind, node.cluster.name]);
    case 'node':
      return JSON.stringify([node.kind, node.cluster.name, node.node.name]);
    case 'plugin':
      return JSON.stringify([node.kind, node.cluster.name, node.plugin]);
    case 'message':
      return JSON.stringify([node.kind, node.message.id]);
  }
}

/**
 * Everything of the tree that can be seen, as one text. While VS Code draws a tree anew, its menus have no entries to hand
 * over, so it is drawn only when this text changes.
 */
export function fingerprintOf(nodes: readonly ClusterNode[]): string {
  return JSON.stringify(nodes.map((node) => [idOf(node), visiblePart(node), fingerprintOf(clusterChildren(node))]));
}

function visiblePart(node: ClusterNode): unknown {
  switch (node.kind) {
    case 'cluster':
      return [node.cluster, describe(node), explainVia(node.cluster, node.via, String)];
    case 'node':
      return [node.node, node.busy];
    case 'plugins':
    case 'plugin':
      return undefined;
    case 'message':
      return node.message;
  }
}

function belowCluster(cluster: ClusterConfig, state: ClusterState): ClusterNode[] {
  switch (state.kind) {
    case 'unread':
      return [busy(cluster)];
    case 'failed':
      return [failed(cluster, state.error)];
    case 'reading':
      return state.snapshot ? belowSnapshot(cluster, state.snapshot, true) : [busy(cluster)];
    case 'read':
      return belowSnapshot(cluster, state.snapshot, false);
  }
}

function belowSnapshot(cluster: ClusterConfig, snapshot: Snapshot, reading: boolean): ClusterNode[] {
  if (snapshot.error) {
    return [failed(cluster, snapshot.error)];
  }
  const { name } = cluster;
  const nodes = snapshot.nodes.map((node): ClusterNode => ({
    kind: 'node',
    cluster,
    node,
    busy: reading && isPending(node),
  }));
  const none = message({ id: `${name}/no-nodes`, tone: 'information', text: l10n.t('This cluster has no nodes.') });
  const noPlugins = message({
    id: `${name}/no-plugins`,
    tone: 'information',
    text: l10n.t('No plugin is uploaded.'),
    detail: l10n.t('Upload the plugin package in EXAoperation under Configuration > Software, then refresh.'),
  });
  return [
    ...(nodes.length > 0 ? nodes : [none]),
    snapshot.plugins.length > 0 ? { kind: 'plugins', cluster, plugins: snapshot.plugins } : noPlugins,
  ];
}

function failed(cluster: ClusterConfig, error: ExaError): ClusterNode {
  const detail = [error.message, error.remedy].filter((sentence) => sentence !== '').join('\n\n');
  return message({
    id: `${cluster.name}/error`,
    tone: 'error',
    text: error.message,
    detail,
    action: remedyFor(cluster, error),
  });
}

/** The one click that most likely helps. */
function remedyFor(cluster: ClusterConfig, error: ExaError): NonNullable<TreeMessage['action']> {
  switch (error.kind) {
    case 'auth':
      return { command: 'backupSync.cluster.setPassword', title: l10n.t('Set password'), cluster };
    case 'tls':
      return { command: 'backupSync.cluster.trust', title: l10n.t('Check certificate'), cluster };
    default:
      return { command: 'backupSync.cluster.refresh', title: l10n.t('Try again'), cluster };
  }
}

function busy(cluster: ClusterConfig): ClusterNode {
  return message({ id: `${cluster.name}/busy`, tone: 'busy', text: l10n.t('Reading the nodes…') });
}

function message(content: TreeMessage): ClusterNode {
  return { kind: 'message', message: content };
}

function summarizeError(error: ExaError): string {
  switch (error.kind) {
    case 'auth':
      return l10n.t('no login');
    case 'permission':
      return l10n.t('no permission');
    case 'tls':
      return l10n.t('not trusted');
    case 'unsupported':
    case 'notXmlRpc':
      return l10n.t('not EXAoperation 6 or 7');
    default:
      return l10n.t('cannot reach it');
  }
}

function summarizeSnapshot(snapshot: Snapshot): string {
  if (snapshot.error) {
    return summarizeError(snapshot.error);
  }
  const counts = new Map<string, number>();
  for (const { status } of snapshot.nodes) {
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  if (counts.size === 1) {
    const [status] = counts.keys();
    return l10n.t('{0} nodes, {1}', snapshot.nodes.length, statusWord(status as NodeSnapshot['status']));
  }
  return [...counts].map(([status, count]) => `${count} ${statusWord(status as NodeSnapshot['status'])}`).join(', ');
}

/** A node's status in words. */
export function statusWord(status: NodeSnapshot['status']): string {
  switch (status) {
    case 'activated':
      return l10n.t('activated');
    case 'not activated':
      return l10n.t('not activated');
    case 'not installed':
      return l10n.t('not installed');
    case 'unreachable':
      return l10n.t('unreachable');
    case 'unknown':
      return l10n.t('unknown');
  }
}
