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

export async function writeFile(name: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(workspaceFile(name), new TextEncoder().encode(text));
}

export function problems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'backup-sync');
}

/** Waits for a state of the problems of a file. */
export async function untilProblems(
  uri: vscode.Uri,
  condition: (found: vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  await until(vscode.languages.onDidChangeDiagnostics, () => condition(problems(uri)));
  return problems(uri);
}

/** The id of the rule that a problem comes from. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until a file has a problem of a rule, and returns it. */
export async function untilRule(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  const found = await untilProblems(uri, (all) => all.some((one) => ruleOf(one) === rule));
  const problem = found.find((one) => ruleOf(one) === rule);
  assert.ok(problem);
  return problem;
}

/** Waits until a file has no problem of a rule. */
export async function untilRuleIsGone(uri: vscode.Uri, rule: string): Promise<void> {
  await untilProblems(uri, (all) => !all.some((one) => ruleOf(one) === rule));
}

/** Where a text stands in a document for the first time. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} is not in the file`);
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + text.length));
}

export async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, from), to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** The action at a range whose title matches; the language server is asked as the lightbulb does. */
export async function codeAction(uri: vscode.Uri, range: vscode.Range, title: RegExp): Promise<vscode.CodeAction> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
  );
  const found = actions.find((action) => title.test(action.title));
  assert.ok(found, actions.map((action) => action.title).join(', '));
  return found;
}
