import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as vscode from 'vscode';

/** A simulated cluster, as dist/simulator.js announces it. */
export interface SimulatedCluster {
  readonly name: string;
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly fingerprint: string;
}

export interface Simulator {
  readonly clusters: readonly [SimulatedCluster, SimulatedCluster];
  /** Takes effect before it resolves. */
  fault(fault: string): Promise<void>;
  stop(): Promise<void>;
}

const EXTENSION_ID = 'backup-sync.backup-sync-for-exasol';

export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(EXTENSION_ID);
  assert.ok(found, `${EXTENSION_ID} is not installed`);
  return found;
}

export async function startSimulator(): Promise<Simulator> {
  const child = spawn(
    process.execPath,
    [path.join(extension().extensionPath, 'dist/simulator.js'), '--tls', '--nodes', '3,2'],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  );
  const answers = createInterface({ input: child.stderr });
  const [line] = await firstLine(child);
  const { clusters } = JSON.parse(line) as { clusters: [SimulatedCluster, SimulatedCluster] };
  return {
    clusters,
    fault: async (fault) => {
      const answered = new Promise<string>((resolve) => answers.once('line', resolve));
      child.stdin.write(`${JSON.stringify({ fault })}\n`);
      assert.doesNotMatch(await answered, /error/i);
    },
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await ended;
    },
  };
}

async function firstLine(child: ChildProcessWithoutNullStreams): Promise<[string]> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => {
      resolve([line]);
    });
    child.once('exit', (code) => {
      reject(new Error(`the simulator ended with ${code ?? 'a signal'}`));
    });
  });
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
