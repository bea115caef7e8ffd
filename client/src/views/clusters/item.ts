import * as vscode from 'vscode';
import type { ClusterConfig } from '../../clusters/config';
import type { NodeSnapshot } from '../../exaoperation/snapshot';
import { describe, idOf, statusWord, type ClusterNode, type TreeMessage } from './model';
import { explainVia } from './via';

/** How an entry looks. Icons differ by shape, not only by colour. */
export function clusterItem(node: ClusterNode): vscode.TreeItem {
  const item = itemFor(node);
  item.id = idOf(node);
  return item;
}

function itemFor(node: ClusterNode): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  switch (node.kind) {
    case 'cluster': {
      const item = new vscode.TreeItem(node.cluster.name, Expanded);
      item.description = describe(node);
      item.iconPath = new vscode.ThemeIcon(node.cluster.access === 'full' ? 'server-environment' : 'lock');
      item.contextValue = `cluster.${node.cluster.access}`;
      item.tooltip = [describeCluster(node.cluster), ...explainVia(node.cluster, node.via, timeOf)].join('\n\n');
      item.accessibilityInformation = { label: `${node.cluster.name}, ${describe(node)}` };
      return item;
    }
    case 'node':
      return nodeItem(node.cluster, node.node, node.busy);
    case 'plugins': {
      const item = new vscode.TreeItem(vscode.l10n.t('Plugins'), Collapsed);
      item.description = String(node.plugins.length);
      item.iconPath = new vscode.ThemeIcon('extensions');
      item.contextValue = 'plugins';
      return item;
    }
    case 'plugin': {
      const item = new vscode.TreeItem(node.plugin, None);
      item.iconPath = new vscode.ThemeIcon('package');
      item.contextValue = 'plugin';
      item.tooltip = vscode.l10n.t(
        '{0}. Right-click to run one of its functions on all nodes of {1}.',
        node.plugin,
        node.cluster.name,
      );
      return item;
    }
    case 'message':
      return messageItem(node.message);
  }
}

function nodeItem(cluster: ClusterConfig, node: NodeSnapshot, busy: boolean): vscode.TreeItem {
  const word = busy ? vscode.l10n.t('reading…') : statusWord(node.status);
  const item = new vscode.TreeItem(node.name, vscode.TreeItemCollapsibleState.None);
  item.description = word;
  item.iconPath = busy ? new vscode.ThemeIcon('loading~spin') : statusIcon(node.status);
  item.contextValue = 'node';
  const detail = node.error?.message ?? node.output ?? '';
  const head = vscode.l10n.t('{0} {1}: BackupSync is {2}', cluster.name, node.name, word);
  item.tooltip = detail === '' || detail === node.status ? head : `${head}\n\n${detail}`;
  item.accessibilityInformation = { label: `${cluster.name} ${node.name}, ${word}` };
  return item;
}

function statusIcon(status: NodeSnapshot['status']): vscode.ThemeIcon {
  const icon = (id: string, color?: string): vscode.ThemeIcon =>
    new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
  switch (status) {
    case 'activated':
      return icon('pass-filled', 'testing.iconPassed');
    case 'not activated':
      return icon('circle-large-outline');
    case 'not installed':
      return icon('circle-slash', 'disabledForeground');
    case 'unreachable':
      return icon('error', 'testing.iconFailed');
    case 'unknown':
      return icon('question', 'list.warningForeground');
  }
}

function messageItem(message: TreeMessage): vscode.TreeItem {
  const item = new vscode.TreeItem(message.text, vscode.TreeItemCollapsibleState.None);
  item.iconPath = new vscode.ThemeIcon(
    { busy: 'loading~spin', information: 'info', warning: 'warning', error: 'error' }[message.tone],
  );
  item.contextValue = 'message';
  item.tooltip = message.detail ?? message.text;
  if (message.action) {
    const { command, title, cluster } = message.action;
    item.command = { command, title, arguments: [{ kind: 'cluster', cluster }] };
    item.tooltip = `${item.tooltip}\n\n${vscode.l10n.t('Click: {0}', title)}`;
  }
  return item;
}

function timeOf(at: number): string {
  return new Date(at).toLocaleString(vscode.env.language);
}

/** Plain text: names and addresses come from settings and clusters and are not Markdown. */
function describeCluster(cluster: ClusterConfig): string {
  const access = {
    full: '',
    protected: vscode.l10n.t('Protected: changes are confirmed by typing its name'),
    readOnly: vscode.l10n.t('Read-only: nothing is ever changed'),
  }[cluster.access];
  return [cluster.urls.join('\n'), vscode.l10n.t('User {0}', cluster.user), access]
    .filter((line) => line !== '')
    .join('\n');
}
