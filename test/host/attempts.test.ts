/** Attempts to get around the gate that only the editor can show; each title reads "attempt → what comes of it". */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addCluster, call, forgetClusters, setUserSetting, startSimulator, workspaceFile, writeFile } from './support';
import type { Simulator } from '../support/simulator';

interface NodeResult {
  readonly node: string;
  readonly status: number | null;
  readonly output: string;
}

const PLUGIN = 'Administration.BackupSync-1.0.17';
const CONFIG = 'Connection1\n{\nVerbose = true\nSSH = server\n}\n';
const BROKEN = CONFIG.replace('server', 'sever');

const run = (more: object): Promise<NodeResult[]> => call('backupSync.plugin.run', { cluster: 'EDU01', ...more });
const statuses = async (): Promise<string[]> =>
  (await run({ function: 'STATUS' })).map(({ node, output }) => `${node} ${output}`);
const base64 = (text: string): string => Buffer.from(text).toString('base64');

suite('attempts to get around the gate', () => {
  let simulator: Simulator;

  suiteSetup(async () => {
    await setUserSetting('confirm', 'never');
    simulator = await startSimulator();
  });

  suiteTeardown(async () => {
    await simulator.stop();
    await setUserSetting('confirm', undefined);
  });

  setup(() => addCluster(simulator.clusters[0]));

  teardown(forgetClusters);

  const NOT_INSTALLED = ['n0011 not installed', 'n0012 not installed', 'n0013 not installed'];
  const refused: readonly [string, object, RegExp][] = [
    ['activate what is not installed', { function: 'ACTIVATE', argument: 'C1' }, /not installed on EDU01 n0011/],
    ['the same in lower case', { function: 'activate', argument: 'C1' }, /not installed on EDU01 n0011/],
    [
      'the same by the name of the plugin',
      { plugin: PLUGIN, function: 'ACTIVATE', argument: 'C1' },
      /not installed on/,
    ],
    ['make a key before the plugin is there', { function: 'SSHKEY', argument: 'C1' }, /Install it first/],
    ['upload before the plugin is there', { function: 'UPLOAD_CONFIG', argument: CONFIG }, /Install it first/],
    ['stop what is not installed', { function: 'DEACTIVATE' }, /not installed on EDU01 n0011/],
    ['a function with a blank', { function: 'UNINSTALL ' }, /not the name of a function/],
    ['a function with a command behind it', { function: 'STATUS;reboot' }, /not the name of a function/],
    ['a plugin in lower case', { plugin: PLUGIN.toLowerCase(), function: 'INSTALL' }, /has no plugin/],
    ['a plugin with a blank', { plugin: `${PLUGIN} `, function: 'INSTALL' }, /has no plugin/],
    [
      'a plugin with a letter that only looks like its own',
      { plugin: PLUGIN.replace('y', 'у'), function: 'INSTALL' },
      /has no plugin/,
    ],
    ['a node by its short name', { function: 'INSTALL', nodes: ['n11'] }, /no node n11/],
    ['all connections by a blank', { function: 'DEACTIVATE', argument: ' ' }, /name of a connection, without blanks/],
    ['two connections in one', { function: 'ACTIVATE', argument: 'C1 C2' }, /name of a connection, without blanks/],
    ['a broken file', { function: 'UPLOAD_CONFIG', argument: BROKEN }, /Line 4: /],
    [
      'a broken file that is encoded already',
      { function: 'UPLOAD_CONFIG', encode: 'none', argument: base64(BROKEN) },
      /Line 4: /,
    ],
    ['a broken file as it is', { function: 'UPLOAD_CONFIG', encode: 'none', argument: BROKEN }, /cannot be uploaded/],
    ['a file that is encoded twice', { function: 'UPLOAD_CONFIG', argument: base64(CONFIG) }, /cannot be uploaded/],
    [
      'a private key',
      { function: 'upload_key', argument: '-----BEGIN OPENSSH PRIVATE KEY-----' },
      /keys cannot be uploaded/,
    ],
  ];
  for (const [what, argument, message] of refused) {
    test(`${what} → refused with the reason, and nothing has changed`, async () => {
      await assert.rejects(run(argument), message);
      assert.deepEqual(await statuses(), NOT_INSTALLED);
    });
  }

  test('a second entry for the same address with full access → refused, and the first one is named', async () => {
    await forgetClusters();
    await addCluster(simulator.clusters[0], { access: 'readOnly' });
    await addCluster(simulator.clusters[0], { name: 'ALIAS', access: 'full' });
    await assert.rejects(run({ cluster: 'ALIAS', function: 'INSTALL' }), /ALIAS is the same cluster as EDU01/);
  });

  test('settings of the workspace switch questions and rules off → neither counts', async () => {
    const folder = workspaceFile('.vscode');
    await vscode.workspace.fs.createDirectory(folder);
    const rules = { 'ssh-value': 'off', 'url-placeholder-password': 'off' };
    await writeFile(
      '.vscode/settings.json',
      JSON.stringify({ 'backupSync.confirm': 'always', 'backupSync.rules': rules }),
    );
    try {
      assert.equal(vscode.workspace.getConfiguration('backupSync').get('confirm'), 'never');
      await assert.rejects(run({ function: 'UPLOAD_CONFIG', argument: BROKEN }), /Line 4: /);
    } finally {
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'settings.json'));
    }
  });

  test('a program uploads a file with a secret that was never given to this folder → refused, nobody is asked', async () => {
    await writeFile(
      'theirs/client.cfg',
      'Connection1\n{\nDATABASE_NAME = exa_db1\nSTART_CYCLE = 0 2 * * *\nLOCAL_URL = ftp://u:${secret:EDU01_FTP}@%s/v0003\nREMOTE_URL = ftp://u:Def456@%s/v0002\nREMOTE_NODES = 10.60.102.11\nSSH = client\n}\n',
    );
    const uri = workspaceFile('theirs/client.cfg').toString();
    await assert.rejects(call('backupSync.config.upload', { uri, cluster: 'EDU01' }), /EDU01_FTP has no value/);
  });

  test('a node twice → it is called once', async () => {
    const results = await run({ function: 'INSTALL', nodes: ['n0012', 'n0011', 'n0012'] });
    assert.deepEqual(
      results.map(({ node, status }) => `${node} ${status ?? ''}`),
      ['n0011 0', 'n0012 0'],
    );
  });

  test('one node of several is not ready → no node is called, and that one is named', async () => {
    await assert.rejects(run({ function: 'UPLOAD_CONFIG', argument: CONFIG }), /not installed on EDU01 n0013\./);
    const ready = { function: 'UPLOAD_CONFIG', argument: CONFIG, nodes: ['n0011', 'n0012'] };
    assert.deepEqual(
      (await run(ready)).map(({ status }) => status),
      [0, 0],
    );
  });
});
