import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { namedConnection } from '../../client/src/commands/functions/argument';
import { forgetClusters, openConnection, setUserSetting, workspaceFile, writeFile } from './support';

const client = [
  'Lens1',
  '{',
  'DATABASE_NAME = exa_db1',
  'START_CYCLE = 0 2 * * *',
  'LOCAL_URL = ftp://FTPbackup:${secret:SOURCE}@%s/v0103',
  'REMOTE_URL = ftp://FTPbackup:${secret:TARGET}@%s/v0102',
  'REMOTE_NODES = 10.60.102.11; 10.60.102.12',
  'SSH = client',
  '}',
  '',
].join('\n');

const clusters = [
  { name: 'LENS01', url: 'https://127.0.0.1:1/cluster1/', user: 'admin', timeZone: 'Asia/Tokyo' },
  {
    name: 'LENS02',
    url: 'https://127.0.0.1:2/cluster1/',
    user: 'admin',
    nodeAddresses: { n0011: '10.60.102.11' },
  },
];

/** Asks again until the answer is the right one: the server may be about to hear of a setting or a file. */
async function untilAnswered<T>(ask: () => Promise<T>, isRight: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) {
      return answer;
    }
  }
}

async function lensesOf(uri: vscode.Uri): Promise<readonly vscode.Command[]> {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 20);
  return lenses.flatMap(({ command }) => command ?? []);
}

async function hintsOf(document: vscode.TextDocument): Promise<readonly unknown[]> {
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new vscode.Range(0, 0, document.lineCount, 0),
  );
  return hints.map(({ label }) => label);
}

suite('lenses and hints', () => {
  suiteSetup(async () => {
    await setUserSetting('clusters', clusters);
    await setUserSetting('connections', [{ name: 'Lens1', client: 'LENS01', server: 'LENS02' }]);
    await writeFile('lens/client.cfg', client);
    await writeFile('lens/server.cfg', '\nLens1\n{\nSSH = server\n}\n');
  });

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(workspaceFile('lens'), { recursive: true });
    await setUserSetting('connections', undefined);
    await forgetClusters();
  });

  test('hints that are switched off in the settings are gone, and come back', async () => {
    const document = await openConnection('lens/client.cfg');
    const isNode = (label: unknown) => JSON.stringify(label).includes('n0011');
    await untilAnswered(
      () => hintsOf(document),
      (all) => all.some(isNode),
    );
    await setUserSetting('inlayHints.nodes', false);
    await untilAnswered(
      () => hintsOf(document),
      (all) => all.length > 0 && !all.some(isNode),
    );
    await setUserSetting('inlayHints.nodes', undefined);
    await untilAnswered(
      () => hintsOf(document),
      (all) => all.some(isNode),
    );
  });

  test('the lens of the other side opens it at its name', async () => {
    const { uri } = await openConnection('lens/client.cfg');
    const lenses = await untilAnswered(
      () => lensesOf(uri),
      (all) => all.some(({ command }) => command === 'backupSync.partner.show'),
    );
    const lens = lenses.find(({ command }) => command === 'backupSync.partner.show');
    assert.ok(lens);
    assert.equal(lens.title, 'Other side: lens/server.cfg');
    await vscode.commands.executeCommand(lens.command, ...((lens.arguments ?? []) as unknown[]));
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.toString(), workspaceFile('lens/server.cfg').toString());
    assert.equal(editor.selection.active.line, 1);
  });

  test('lenses know the zone of the source cluster, and offer only commands that there are', async () => {
    const { uri } = await openConnection('lens/client.cfg');
    const lenses = await untilAnswered(
      () => lensesOf(uri),
      (all) => all.some(({ title }) => title.includes('(Asia/Tokyo)')),
    );
    const offered = lenses.flatMap(({ command }) => (command === '' ? [] : [command]));
    assert.deepEqual(offered, ['backupSync.partner.show', 'backupSync.config.upload', 'backupSync.plugin.activate']);
    const known = await vscode.commands.getCommands(true);
    assert.deepEqual(
      offered.filter((command) => !known.includes(command)),
      [],
    );
  });

  test('hints say a schedule in words and name the node of an address', async () => {
    const document = await openConnection('lens/client.cfg');
    const hints = await untilAnswered(
      () => hintsOf(document),
      (all) => all.length > 1,
    );
    assert.deepEqual(hints, ['Every day at 02:00', 'LENS02 n0011']);
  });
});

suite('the name of a connection that a lens passes to a command', () => {
  test('is the argument, so that nobody is asked which connection is meant', () => {
    assert.deepEqual(namedConnection('Nightly'), { text: 'Nightly', shown: 'Nightly' });
  });

  for (const [what, entry] of [
    ['nothing, as from the palette', undefined],
    ['an entry of the tree', { kind: 'node' }],
    ['no name at all', ''],
    ['more than one word', 'Nightly Weekly'],
    ['more than one line', 'Nightly\nWeekly'],
  ] as const) {
    test(`is asked for where a command gets ${what}`, () => assert.equal(namedConnection(entry), undefined));
  }
});
