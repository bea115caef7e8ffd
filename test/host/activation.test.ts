import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension, openConnection, until } from './support';

interface ManifestCommand {
  readonly command: string;
}

// The first suite: nothing has touched the extension yet.
suite('activation', () => {
  test('waits until there is something to do', () => {
    assert.equal(extension().isActive, false);
  });

  test('comes with the first Connection file', async () => {
    await openConnection('Connection1/client.cfg');
    assert.equal(extension().isActive, true);
    assert.equal((extension().exports as { version: number }).version, 1);
  });

  test('registers every command of the manifest, and no other', async () => {
    const { contributes } = extension().packageJSON as { contributes: { commands: ManifestCommand[] } };
    const listed = contributes.commands.map(({ command }) => command).sort();
    // VS Code itself registers a few commands for each view.
    const ofViews = /^backupSync\.(clusters|results)\.(focus|open|removeView|resetViewLocation|toggleVisibility)$/;
    const registered = (await vscode.commands.getCommands(true))
      .filter((command) => command.startsWith('backupSync.') && !ofViews.test(command))
      .sort();
    assert.deepEqual(registered, listed);
  });

  test('is cheap', async () => {
    // The figure is for reading; the test only holds that the editor knows it.
    const [load = '', callTime = ''] = await activationTimes();
    console.log(`    activation: load code ${load} ms, call activate ${callTime} ms`);
    assert.match(callTime, /^\d+$/);
  });
});

/** Columns "Load Code" and "Call Activate" of VS Code's own startup report. */
async function activationTimes(): Promise<string[]> {
  await vscode.commands.executeCommand('perfview.show');
  const find = (): string[] | undefined =>
    vscode.workspace.textDocuments
      .find((document) => document.uri.scheme === 'perf')
      ?.getText()
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .find((cells) => cells[1] === extension().id);
  await until(vscode.workspace.onDidChangeTextDocument, () => find() !== undefined);
  const row = find() ?? [];
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  return row.slice(3, 5);
}
