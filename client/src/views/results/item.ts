import * as vscode from 'vscode';
import { resultUri } from './document';
import { summarizeResult, summarizeRun, type ResultNode, type Run } from './model';

/** How an entry of the view "Results" looks. */
export function resultItem(node: ResultNode, newest: boolean): vscode.TreeItem {
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  switch (node.kind) {
    case 'run': {
      const { run } = node;
      const title = vscode.l10n.t('{0} on {1}', run.function, run.cluster);
      const item = new vscode.TreeItem(title, newest ? Expanded : Collapsed);
      item.id = `run/${run.id}`;
      item.description = `${summarizeRun(run)}, ${run.startedAt.toLocaleTimeString()}`;
      item.iconPath = runIcon(run);
      item.contextValue = run.canRetry ? 'run canRetry' : 'run';
      item.tooltip = `${run.function} · ${run.plugin}\n${run.startedAt.toLocaleString()}`;
      item.accessibilityInformation = { label: `${title}, ${summarizeRun(run)}` };
      return item;
    }
    case 'result': {
      const { run, result } = node;
      const item = new vscode.TreeItem(`${result.cluster} ${result.node}`, None);
      const words = summarizeResult(result);
      item.id = `run/${run.id}/${result.node}`;
      item.description = words;
      item.iconPath =
        result.status === 0
          ? new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed'))
          : new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed'));
      item.contextValue = 'result';
      item.tooltip = words;
      item.accessibilityInformation = { label: `${result.cluster} ${result.node}: ${words.slice(0, 80)}` };
      item.command = {
        command: 'vscode.open',
        title: vscode.l10n.t('Open output'),
        arguments: [resultUri(run, result)],
      };
      return item;
    }
    case 'pending': {
      const item = new vscode.TreeItem(`${node.run.cluster} ${node.node}`, None);
      item.id = `run/${node.run.id}/${node.node}`;
      item.description = vscode.l10n.t('waiting or running…');
      item.iconPath = new vscode.ThemeIcon('loading~spin');
      item.contextValue = 'pending';
      return item;
    }
  }
}

function runIcon(run: Run): vscode.ThemeIcon {
  if (run.results.size < run.nodes.length) {
    return new vscode.ThemeIcon('loading~spin');
  }
  return [...run.results.values()].every((result) => result.status === 0)
    ? new vscode.ThemeIcon('pass-filled', new vscode.ThemeColor('testing.iconPassed'))
    : new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
}
