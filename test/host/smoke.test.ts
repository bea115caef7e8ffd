import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('the extension in the editor', () => {
  test('is found under its identifier', () => {
    assert.ok(vscode.extensions.getExtension('backup-sync.backup-sync-for-exasol'));
  });

  test('activates', async () => {
    const extension = vscode.extensions.getExtension('backup-sync.backup-sync-for-exasol');
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });
});
