import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startSimulator as startProcess, type SimulatedCluster, type Simulator } from '../support/simulator';

const EXTENSION_ID = 'backup-sync.backup-sync-for-exasol';

export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(EXTENSION_ID);
  assert.ok(found, `${EXTENSION_ID} is not installed`);
  return found;
}

/** The extension host may be Electron, which is Node only when it is told so. */
export function startSimulator(): Promise<Simulator> {
  return startProcess(extension().extensionPath, { ELECTRON_RUN_AS_NODE: '1' });
}

/** Calls a command with an argument object, as another extension would. */
export async function call<T>(command: string, argument: object): Promise<T> {
  return vscode.commands.executeCommand<T>(command, argument);
}

export async function addCluster(
  { name, url, user, password, fingerprint }: SimulatedCluster,
  more: object = {},
): Promise<void> {
  await call('backupSync.cluster.add', { name, url, user, password, fingerprint, ...more });
}

export async function setUserSetting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('backupSync').update(name, value, vscode.ConfigurationTarget.Global);
}

export async function forgetClusters(): Promise<void> {
  await setUserSetting('clusters', undefined);
}

/** Resolves as soon as `condition` holds after an event, or holds already. */
export function until(event: vscode.Event<unknown>, condition: () => boolean): Promise<void> {
  if (condition()) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const listener = event(() => {
      if (condition()) {
        listener.dispose();
        resolve();
      }
    });
  });
}

export function workspaceFile(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens a file of the workspace and waits until it is a Connection file. */
export async function openConnection(name: string): Promise<vscode.TextDocument> {
  const uri = workspaceFile(name);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  await until(vscode.workspace.onDidOpenTextDocument, () => find(uri)?.languageId === 'backup-sync');
  const document = find(uri);
  assert.ok(document);
  return document;
}

function find(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}
