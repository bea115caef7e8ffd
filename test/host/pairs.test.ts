import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  codeAction,
  forgetClusters,
  openConnection,
  problems,
  rangeOf,
  setUserSetting,
  until,
  untilProblems,
  untilRule,
  untilRuleIsGone,
  workspaceFile,
  writeFile,
} from './support';

const { Error, Warning } = vscode.DiagnosticSeverity;

/** How long an action of the light bulb is waited for before it is asked for again. */
const ASK_AGAIN_MS = 2_000;

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

suite('files of a workspace', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const folder of ['pair', 'closed', 'alone']) {
      await vscode.workspace.fs
        .delete(workspaceFile(folder), { recursive: true })
        .then(undefined, () => 'there is none');
    }
  });

  test('a name that differs is reported in the open file, and no more when the closed file is put right', async () => {
    await writeFile('pair/client.cfg', client('Pairing1'));
    await writeFile('pair/server.cfg', server('pairing1'));
    const { uri } = await openConnection('pair/client.cfg');
    const problem = await untilRule(uri, 'pair-name-differs');
    assert.equal(problem.severity, Warning);
    assert.deepEqual(
      problem.relatedInformation?.map(({ location }) => location.uri.toString()),
      [workspaceFile('pair/server.cfg').toString()],
    );
    await writeFile('pair/server.cfg', server('Pairing1'));
    await untilRuleIsGone(uri, 'pair-name-differs');
  });

  test('a file that nobody has opened has its problems too, until it is deleted', async () => {
    await openConnection('Connection1/client.cfg');
    await writeFile('closed/client.cfg', client('Closed1').replace('0 2 *', '0 25 *'));
    const uri = workspaceFile('closed/client.cfg');
    assert.equal((await untilRule(uri, 'cron-out-of-range')).severity, Error);
    assert.ok(!vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString()));
    await vscode.workspace.fs.delete(uri);
    await untilProblems(uri, (found) => found.length === 0);
  });

  test('a .cfg file with something else in it has no problems', async () => {
    await openConnection('Connection1/client.cfg');
    await writeFile('closed/other.cfg', '[section]\nSSH = sever\n');
    // What is written afterwards proves that the server has looked.
    await writeFile('closed/server.cfg', server('Closed2').replace('server\n}', 'sever\n}'));
    await untilRule(workspaceFile('closed/server.cfg'), 'ssh-value');
    assert.deepEqual(problems(workspaceFile('closed/other.cfg')), []);
  });

  test('the file of the other side is created by an action, and then nothing is missing', async () => {
    await writeFile('alone/client.cfg', client('Alone1'));
    const document = await openConnection('alone/client.cfg');
    const { range } = await untilRule(document.uri, 'pair-missing-partner');
    const { edit, command } = await codeAction(document.uri, range, /^Create the server file/);
    assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
    const made = vscode.window.activeTextEditor?.document;
    assert.equal(made?.uri.toString(), workspaceFile('alone/server.cfg').toString());
    assert.equal(made.getText(), server('Alone1'));
    await untilRuleIsGone(document.uri, 'pair-missing-partner');
    await made.save();
  });

  test('all that needs no decision is fixed on saving, where the settings say so', async () => {
    const configuration = vscode.workspace.getConfiguration('editor');
    const { Workspace } = vscode.ConfigurationTarget;
    await configuration.update('codeActionsOnSave', { 'source.fixAll.backupSync': 'explicit' }, Workspace);
    await writeFile('alone/server.cfg', 'Alone2\n{\nverbose = true\nSSH = server\n}\n');
    try {
      const document = await openConnection('alone/server.cfg');
      await untilRule(document.uri, 'key-case');
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), '\n');
      await vscode.workspace.applyEdit(edit);
      await document.save();
      assert.equal(document.getText(), '\nAlone2\n{\nVerbose = true\nSSH = server\n}\n');
    } finally {
      await configuration.update('codeActionsOnSave', undefined, Workspace);
    }
  });

  for (const kind of ['quickfix', 'refactor.rewrite', 'source.fixAll']) {
    test(`actions of the kind ${kind} change the line breaks that VS Code keeps apart from the text`, async () => {
      // A file for each, and the first line break where nothing else is wrong: the first action is the one that is meant.
      const file = `breaks/${kind}.cfg`;
      await writeFile(file, '# A comment\r\nAlone3\r\n{\r\nSSH=server\r\n}\r\n');
      const document = await openConnection(file);
      const { range } = await untilRule(document.uri, 'line-breaks');
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document, document);
      editor.selection = new vscode.Selection(range.start, range.start);
      await applyFirst(kind, () => document.eol === vscode.EndOfLine.LF);
      await untilRuleIsGone(document.uri, 'line-breaks');
      await document.save();
      await vscode.workspace.fs.delete(document.uri);
    });
  }
});

suite('what the language server is told', () => {
  const { Workspace } = vscode.ConfigurationTarget;
  const entry = {
    name: 'Told1',
    client: 'EDU01',
    server: 'EDU09',
    clientFile: 'told/client.cfg',
    serverFile: 'told/missing.cfg',
  };

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await setUserSetting('connections', undefined);
    await vscode.workspace.getConfiguration('backupSync').update('connections', undefined, Workspace);
    await forgetClusters();
    await vscode.workspace.fs.delete(workspaceFile('told'), { recursive: true });
  });

  test("a person's connections count, also where a workspace has an empty list", async () => {
    await writeFile('told/client.cfg', client('Told1'));
    await vscode.workspace.getConfiguration('backupSync').update('connections', [], Workspace);
    await setUserSetting('connections', [entry]);
    const { uri } = await openConnection('told/client.cfg');
    await untilRule(uri, 'setting-missing-file');
  });

  test('names of clusters are checked once there is a cluster, and no more when it is gone', async () => {
    await writeFile('told/client.cfg', client('Told1'));
    await setUserSetting('connections', [entry]);
    const { uri } = await openConnection('told/client.cfg');
    await untilRule(uri, 'setting-missing-file');
    assert.ok(!problems(uri).some(({ message }) => message.includes('EDU09')));
    await setUserSetting('clusters', [{ name: 'EDU01', url: 'https://127.0.0.1:1/', user: 'admin' }]);
    assert.match((await untilRule(uri, 'setting-unknown-cluster')).message, /EDU09/);
    await forgetClusters();
    await untilRuleIsGone(uri, 'setting-unknown-cluster');
  });
});

suite('passwords that move', () => {
  const PASSWORD = 'Zx9Zx9Zx9';
  const text = client('Moving1').replace('${secret:TARGET}', PASSWORD);

  setup(() => writeFile('moving/client.cfg', text));

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(workspaceFile('moving'), { recursive: true });
  });

  const move = (document: vscode.TextDocument, more: object = {}, password = PASSWORD): Thenable<{ name: string }> =>
    vscode.commands.executeCommand('backupSync.secret.move', {
      uri: document.uri.toString(),
      version: document.version,
      range: rangeOf(document, password),
      name: 'MOVED',
      ...more,
    });

  test('leave a reference behind, by the action that the editor offers', async () => {
    const document = await openConnection('moving/client.cfg');
    const { command } = await codeAction(document.uri, rangeOf(document, PASSWORD), /^Move the password to/);
    assert.ok(command);
    assert.ok(!JSON.stringify(command).includes(PASSWORD));
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
    assert.equal(document.getText(), text.replace(PASSWORD, '${secret:Moving1_REMOTE_PASSWORD}'));
  });

  test('get the same name again, and another password another name', async () => {
    const document = await openConnection('moving/client.cfg');
    assert.deepEqual(await move(document), { name: 'MOVED' });
    await vscode.commands.executeCommand('undo');
    assert.deepEqual(await move(document), { name: 'MOVED' });
    const other = new vscode.WorkspaceEdit();
    other.replace(document.uri, rangeOf(document, '${secret:MOVED}'), 'Other77');
    await vscode.workspace.applyEdit(other);
    assert.deepEqual(await move(document, {}, 'Other77'), { name: 'MOVED_2' });
    assert.ok(document.getText().includes('${secret:MOVED_2}'));
  });

  const refused: readonly [string, (document: vscode.TextDocument) => object, RegExp][] = [
    ['of another version', ({ version }) => ({ version: version - 1 }), /has changed meanwhile/],
    ['that is none', (document) => ({ range: rangeOf(document, 'FTPbackup') }), /no password at that place/],
    ['of a file that is closed', () => ({ uri: workspaceFile('moving/other.cfg').toString() }), /is not open/],
    ['to a name that is none', () => ({ name: 'a b' }), /"name"/],
  ];
  for (const [what, change, message] of refused) {
    test(`stay when the command is about one ${what}`, async () => {
      const document = await openConnection('moving/client.cfg');
      await assert.rejects(Promise.resolve(move(document, change(document))), message);
      assert.equal(document.getText(), text);
    });
  }
});

suite('pages and paths', () => {
  test('the page of the rules is shown rendered', async () => {
    await vscode.commands.executeCommand('backupSync.rule.show', { rule: 'cron-often' });
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(input instanceof vscode.TabInputCustom);
    assert.match(input.uri.path, /docs\/rules\.md$/);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});

/**
 * Applies the first action of a kind at the caret as the light bulb does it: what the command for programs returns has
 * lost the line breaks. VS Code drops a request when its own look for a light bulb comes in between, as it does on a
 * busy machine, and tells nobody: then it is asked for again, as a person would.
 */
async function applyFirst(kind: string, isDone: () => boolean): Promise<void> {
  const done = until(vscode.workspace.onDidChangeTextDocument, isDone).then(() => true);
  do {
    await vscode.commands.executeCommand('editor.action.codeAction', { kind, apply: 'first' });
  } while (!(await Promise.race([done, new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))])));
}
