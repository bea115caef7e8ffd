import * as vscode from 'vscode';
import { FileSecrets } from './clusters/fileSecrets';
import { ClusterRegistry } from './clusters/registry';
import { SavedSecrets } from './clusters/savedSecrets';
import { Passwords } from './clusters/secrets';
import { Sessions, type FactsStore } from './clusters/session';
import { ClusterStates } from './clusters/states';
import type { Parts } from './commands/command';
import { Attempts } from './commands/functions/attempts';
import { CreatedKeys } from './commands/keys';
import { SeenSecrets } from './exaoperation/redact';
import { workspaceFiles } from './files';
import { ConnectionLanguage } from './languageClient';
import { Journals, journalPlace } from './procedure/journal';
import { Locks } from './procedure/lock';
import { clusterSetting, settings } from './settings';
import { vscodeUi } from './ui';
import { ClustersView } from './views/clusters/provider';
import { OUTPUT_SCHEME, OutputDocuments } from './views/results/document';
import { resultRoots, Results } from './views/results/model';
import { ResultsView } from './views/results/provider';

/** Builds everything that the commands work with and hands it to VS Code; it all ends with the extension. */
export function createParts(context: vscode.ExtensionContext): Parts {
  const registry = new ClusterRegistry(clusterSetting);
  const seen = new SeenSecrets();
  const savedSecrets = new SavedSecrets(context.secrets, context.globalState);
  const passwords = new Passwords(savedSecrets, process.env, seen);
  // What the first address of a cluster has shown: another window knows by it whether another address is the same cluster.
  const facts: FactsStore = {
    get: (key) => context.globalState.get(key),
    set: (key, value) => {
      void context.globalState.update(key, value);
    },
  };
  const sessions = new Sessions(registry, passwords, settings, facts);
  const states = new ClusterStates(registry, sessions);
  const results = new Results();
  const output = vscode.window.createOutputChannel('Backup Sync', { log: true });
  const redact = (text: string): string => seen.hide(text);
  const log = (line: string): void => {
    output.info(redact(line));
  };
  const showResults = createViews(context, registry, states, results);
  const language = new ConnectionLanguage({
    extension: context,
    clusters: { registry, states },
    rulesUrl: vscode.Uri.joinPath(context.extensionUri, 'docs/rules.md').toString(),
    load: () => import('./connectionClient'),
  });
  context.subscriptions.push(sessions, states, output, language, watchClusters(registry));
  return {
    extensionUri: context.extensionUri,
    ui: vscodeUi,
    registry,
    passwords,
    fileSecrets: new FileSecrets(savedSecrets, seen),
    savedSecrets,
    redact,
    sessions,
    states,
    results,
    attempts: new Attempts(results),
    locks: new Locks(),
    journals: new Journals(journalPlace(vscode.Uri.joinPath(context.globalStorageUri, 'unfinished').fsPath, log)),
    keys: new CreatedKeys(),
    files: workspaceFiles,
    language,
    showResults: () =>
      showResults().catch((error: unknown) => {
        output.warn(redact(String(error)));
      }),
    showLog: () => {
      output.show();
    },
    log,
  };
}

/** Returns the function that brings the newest result up. */
function createViews(
  context: vscode.ExtensionContext,
  registry: ClusterRegistry,
  states: ClusterStates,
  results: Results,
): () => Promise<void> {
  const clusters = new ClustersView(registry, states);
  const clusterTree = vscode.window.createTreeView('backupSync.clusters', {
    treeDataProvider: clusters,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const resultsView = new ResultsView(results);
  const resultTree = vscode.window.createTreeView('backupSync.results', { treeDataProvider: resultsView });
  const documents = vscode.workspace.registerTextDocumentContentProvider(OUTPUT_SCHEME, new OutputDocuments(results));
  context.subscriptions.push(clusters, clusterTree, resultsView, resultTree, documents);
  return async () => {
    const [newest] = resultRoots(results.runs());
    if (newest) {
      await resultTree.reveal(newest, { select: false, focus: false, expand: true });
    } else {
      await vscode.commands.executeCommand('backupSync.results.focus', { preserveFocus: true });
    }
  };
}

function watchClusters(registry: ClusterRegistry): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('backupSync.clusters')) {
      registry.reload();
    }
  });
}
