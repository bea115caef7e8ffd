import * as vscode from 'vscode';
import { createApi, type BackupSyncApi } from './api';
import { ClusterRegistry } from './clusters/registry';
import { Signal } from './clusters/signal';
import { registerWebCommands } from './commands/web';
import { detectConnectionFiles } from './detectFiles';
import { ConnectionLanguage } from './languageClient';
import { provideRulesPage, rulesPageUri } from './rulesPage';
import { clusterSetting } from './settings';
import { useTranslations } from './translations';

/** In a browser: the language, and for all that calls clusters a word about where it works. */
export function activate(context: vscode.ExtensionContext): BackupSyncApi {
  useTranslations();
  const registry = new ClusterRegistry(clusterSetting);
  const language = new ConnectionLanguage({
    extension: context,
    // What the settings say is known; nobody can look at a cluster.
    clusters: { registry, states: { get: () => ({ kind: 'unread' }), changed: new Signal() } },
    rulesUrl: rulesPageUri().toString(),
    load: () => import('./connectionClient.web'),
  });
  context.subscriptions.push(
    language,
    provideRulesPage(context.extensionUri),
    registerWebCommands(context.extension, language),
    emptyView('backupSync.clusters'),
    detectConnectionFiles(context.workspaceState),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('backupSync.clusters')) {
        registry.reload();
      }
    }),
  );
  return createApi(registry, language);
}

/** A view that only has its welcome text, which the manifest gives it. */
function emptyView(id: string): vscode.Disposable {
  const nothing = { getChildren: () => [], getTreeItem: () => new vscode.TreeItem('') };
  return vscode.window.registerTreeDataProvider(id, nothing);
}
