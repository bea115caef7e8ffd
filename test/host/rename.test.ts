import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openConnection, rangeOf, untilRule, untilRuleIsGone, workspaceFile, writeFile } from './support';

const client = (name: string): string =>
  [
    name,
    '{',
    'DATABASE_NAME = exa_db1',
    'START_CYCLE = 0 2 * * *',
    'LOCAL_URL = ftp://FTPbackup:${secret:SOURCE}@%s/v0103',
    'REMOTE_URL = ftp://FTPbackup:${secret:TARGET}@%s/v0102',
    'REMOTE_NODES = 10.60.102.11; 10.60.102.12',
    'Verbose = true',
    'SSH = client',
    '}',
    '',
  ].join('\n');
const server = (name: string): string => `${name}\n{\nVerbose = true\nSSH = server\n}\n`;

const entry = {
  id: 'Before1@EDU01',
  name: 'Before1',
  client: 'EDU01',
  server: 'EDU02',
  clientFile: 'renamed/client.cfg',
  serverFile: 'renamed/server.cfg',
};

suite('renaming a connection', () => {
  const settingsFile = workspaceFile('.vscode/settings.json');
  const configuration = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('backupSync');
  const rename = (document: vscode.TextDocument, newName: string): Thenable<vscode.WorkspaceEdit> =>
    vscode.commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      rangeOf(document, 'Before1').start,
      newName,
    );
  /** As the dialog does it: then the editor saves all files that changed. */
  const apply = async (edit: vscode.WorkspaceEdit): Promise<void> => {
    assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
  };
  const onDisk = async (name: string): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(workspaceFile(name)));
  let document: vscode.TextDocument;

  setup(async () => {
    await configuration().update('connections', [entry], vscode.ConfigurationTarget.Workspace);
    await writeFile('renamed/client.cfg', client('Before1'));
    document = await openConnection('renamed/client.cfg');
    // Seen in this order, the problem and its end prove that the server knows the settings and both files.
    await untilRule(settingsFile, 'setting-missing-file');
    await writeFile('renamed/server.cfg', server('Before1'));
    await untilRuleIsGone(settingsFile, 'setting-missing-file');
  });

  teardown(async () => {
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await configuration().update('connections', undefined, vscode.ConfigurationTarget.Workspace);
    await vscode.workspace.fs.delete(workspaceFile('renamed'), { recursive: true });
  });

  test('changes the open file, the closed one, and the settings', async () => {
    await apply(await rename(document, 'After1'));
    assert.equal(await onDisk('renamed/client.cfg'), client('After1'));
    assert.equal(await onDisk('renamed/server.cfg'), server('After1'));
    const settings = JSON.parse(await onDisk('.vscode/settings.json')) as Record<string, unknown>;
    assert.deepEqual(settings['backupSync.connections'], [{ ...entry, id: 'After1@EDU01', name: 'After1' }]);
  });

  test('is refused with a sentence where it cannot be', async () => {
    await assert.rejects(Promise.resolve(rename(document, 'After-1')), /"-" cannot be in the name/);
    const atKey = rangeOf(document, 'SSH').start;
    await assert.rejects(
      Promise.resolve(vscode.commands.executeCommand('vscode.prepareRename', document.uri, atKey)),
      /Only the name of a connection can be renamed/,
    );
  });

  test('waits for settings to be saved, because their text is read from the disk', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(settingsFile, new vscode.Position(0, 0), '// A comment\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await assert.rejects(Promise.resolve(rename(document, 'After1')), /settings\.json would change too.*Save it/);
    const settings = await vscode.workspace.openTextDocument(settingsFile);
    await settings.save();
    await apply(await rename(document, 'After1'));
    assert.match(await onDisk('.vscode/settings.json'), /^\/\/ A comment\n[^]*"name": "After1"/);
  });

  test('leads to the other side, which is found without being open', async () => {
    const at = rangeOf(document, 'Before1').start;
    const other = workspaceFile('renamed/server.cfg').toString();
    const definitions = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      at,
    );
    assert.deepEqual(
      definitions.map(({ targetUri, targetRange }) => [targetUri.toString(), targetRange.end.character]),
      [[other, 7]],
    );
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      at,
    );
    assert.deepEqual(references.map(({ uri }) => uri.toString()).sort(), [document.uri.toString(), other].sort());
    const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'bfr1',
    );
    assert.deepEqual(symbols.map(({ name, containerName }) => `${name} ${containerName}`).sort(), [
      'Before1 EDU01 · client',
      'Before1 EDU02 · server',
    ]);
  });
});
