import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { addCluster, call, forgetClusters, setUserSetting, startSimulator, workspaceFile } from './support';
import type { Simulator } from '../support/simulator';

interface NodeResult {
  readonly cluster: string;
  readonly node: string;
  readonly status: number | null;
  readonly exitCode: number | null;
  readonly output: string;
  readonly error?: { readonly kind: string; readonly message: string };
}

interface Snapshot {
  readonly name: string;
  readonly state: string;
  readonly error?: { readonly message: string; readonly remedy: string };
  readonly nodes: readonly { readonly name: string; readonly status: string }[];
  readonly plugins: readonly string[];
  readonly databases: readonly string[];
}

const run = (argument: object): Promise<NodeResult[]> => call('backupSync.plugin.run', argument);
const refresh = (cluster: string): Promise<Snapshot> => call('backupSync.cluster.refresh', { cluster });
const outcomes = (results: readonly NodeResult[]): string[] =>
  results.map(({ node, status, output, error }) => `${node} ${status ?? error?.kind ?? ''} ${output}`.trim());

suite('clusters', () => {
  let simulator: Simulator;

  suiteSetup(async () => {
    await setUserSetting('confirm', 'never');
    simulator = await startSimulator();
  });

  suiteTeardown(async () => {
    await simulator.stop();
    await setUserSetting('confirm', undefined);
  });

  setup(async () => {
    await simulator.fault('none');
    await addCluster(simulator.clusters[0]);
    await addCluster(simulator.clusters[1]);
  });

  teardown(forgetClusters);

  test('a snapshot has the nodes with their status, the plugins and the databases', async () => {
    const seen = await refresh('EDU01');
    assert.equal(seen.state, 'ok');
    assert.deepEqual(
      seen.nodes.map(({ name, status }) => `${name} ${status}`),
      ['n0011 not installed', 'n0012 not installed', 'n0013 not installed'],
    );
    assert.ok(seen.plugins.includes('Administration.BackupSync-1.0.17'));
    assert.ok(seen.databases.length > 0);
  });

  test('the steps of the document run from end to end', async function () {
    this.timeout(60_000);
    assert.deepEqual(
      outcomes(await run({ cluster: 'EDU01', function: 'INSTALL' })).map((line) => line.slice(0, 7)),
      ['n0011 0', 'n0012 0', 'n0013 0'],
    );
    await run({ cluster: 'EDU02', function: 'INSTALL' });
    await upload('ours/client.cfg', 'EDU01', sample('client'));
    await upload('ours/server.cfg', 'EDU02', sample('server'));
    const keys = await run({ cluster: 'EDU01', function: 'SSHKEY', argument: 'Connection1' });
    const argument = keys.map(({ output }) => output).join('\n');
    assert.equal(keys.filter(({ output }) => output.startsWith('ssh-rsa ')).length, 3);
    await run({ cluster: 'EDU02', function: 'UPLOAD_KEY', argument });
    await run({ cluster: 'EDU02', function: 'SSHKEY', argument: 'Connection1' });
    await run({ cluster: 'EDU01', function: 'UPLOAD_KEY', argument });
    const activated = await run({ cluster: 'EDU01', function: 'ACTIVATE', argument: 'Connection1' });
    assert.deepEqual(
      activated.map(({ status }) => status),
      [0, 0, 0],
      JSON.stringify(activated),
    );
    assert.deepEqual(
      (await refresh('EDU01')).nodes.map(({ status }) => status),
      ['activated', 'activated', 'activated'],
    );
    await run({ cluster: 'EDU01', function: 'DEACTIVATE', argument: 'Connection1' });
    assert.deepEqual(outcomes(await run({ cluster: 'EDU01', function: 'STATUS' })), [
      'n0011 0 not activated',
      'n0012 0 not activated',
      'n0013 0 not activated',
    ]);
  });

  test('a write that fails on the first node does not go to the others', async () => {
    await simulator.fault('fail-node@EDU01/n0011');
    const results = await run({ cluster: 'EDU01', function: 'INSTALL' });
    assert.equal(results[0]?.exitCode, 1);
    assert.deepEqual(
      results.slice(1).map(({ error }) => error?.kind),
      ['notRun', 'notRun'],
    );
    assert.match(results[1]?.error?.message ?? '', /EDU01 n0011/);
  });

  test('a dead node costs its own time and hides nobody', async () => {
    await simulator.fault('dead-node@EDU01/n0012');
    // Only here: a busy machine needs more for answers that do come.
    await setUserSetting('timeouts.read', 5);
    const results = await run({ cluster: 'EDU01', function: 'STATUS' });
    await setUserSetting('timeouts.read', undefined);
    assert.deepEqual(
      results.map(({ error }) => error?.kind),
      [undefined, 'timeout', undefined],
    );
    assert.match(results[1]?.error?.message ?? '', /EDU01 n0012/);
  });

  test('functions of another plugin run as well', async () => {
    const plugin = (await refresh('EDU01')).plugins.find((name) => !name.includes('BackupSync'));
    assert.ok(plugin);
    const results = await run({ cluster: 'EDU01', plugin, function: 'STATUS', nodes: ['n0013', 'n0011'] });
    assert.deepEqual(
      results.map(({ node, status }) => `${node} ${status ?? ''}`),
      ['n0011 0', 'n0013 0'],
    );
  });

  const refused: readonly [string, object, RegExp][] = [
    ['an unknown cluster', { cluster: 'EDU09', function: 'STATUS' }, /no cluster named EDU09.*EDU01, EDU02/],
    ['no function', { cluster: 'EDU01' }, /"function"/],
    ['an unknown node', { cluster: 'EDU01', function: 'STATUS', nodes: ['n0099'] }, /no node n0099.*n0011/],
    ['nodes that are no list', { cluster: 'EDU01', function: 'STATUS', nodes: 'n0011' }, /"nodes" must be a list/],
    [
      'text that is no public key',
      { cluster: 'EDU02', function: 'UPLOAD_KEY', argument: 'hello' },
      /keys cannot be uploaded/,
    ],
    [
      'a configuration with a mistake',
      { cluster: 'EDU02', function: 'UPLOAD_CONFIG', argument: 'Connection1\n{\nSSH = sever\n}\n' },
      /Line 3/,
    ],
    [
      'the same, encoded already',
      {
        cluster: 'EDU02',
        function: 'UPLOAD_CONFIG',
        encode: 'none',
        argument: Buffer.from('Connection1\n{\nSSH = sever\n}\n').toString('base64'),
      },
      /Line 3/,
    ],
  ];
  for (const [what, argument, message] of refused) {
    test(`${what} is refused with one sentence`, async () => {
      await assert.rejects(run(argument), message);
    });
  }

  test("the document's file is refused with its example password", async () => {
    const argument = { uri: workspaceFile('Connection1/client.cfg').toString(), cluster: 'EDU01' };
    await assert.rejects(
      call('backupSync.config.upload', argument),
      /client\.cfg cannot be uploaded to EDU01\. Line 6: .*password/i,
    );
  });

  test('a file for the other side is refused where the settings know the sides', async () => {
    const connections = [{ name: 'Connection1', client: 'EDU01', server: 'EDU02' }];
    await vscode.workspace
      .getConfiguration('backupSync')
      .update('connections', connections, vscode.ConfigurationTarget.Workspace);
    try {
      await assert.rejects(upload('ours/wrong.cfg', 'EDU02', sample('client')), /EDU02 is the server of Connection1/);
      await assert.rejects(
        run({ cluster: 'EDU02', function: 'ACTIVATE', argument: 'Connection1' }),
        /EDU02 is the server/,
      );
    } finally {
      await vscode.workspace
        .getConfiguration('backupSync')
        .update('connections', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('a read-only cluster refuses changes and answers questions', async () => {
    await forgetClusters();
    await addCluster(simulator.clusters[0], { access: 'readOnly' });
    await assert.rejects(run({ cluster: 'EDU01', function: 'INSTALL' }), /EDU01 is read-only/);
    assert.equal((await run({ cluster: 'EDU01', function: 'STATUS' })).length, 3);
  });

  test('a protected cluster refuses a program that nobody can be asked for', async () => {
    await forgetClusters();
    await addCluster(simulator.clusters[0], { access: 'protected' });
    await assert.rejects(run({ cluster: 'EDU01', function: 'INSTALL' }), /EDU01 is protected/);
  });

  const bad: readonly [string, () => Promise<void>, string, RegExp][] = [
    ['a wrong password', () => reAdd({ password: 'wrong' }), 'unauthorized', /EDU01.*refused the login/],
    ['a page of something else', () => simulator.fault('html@EDU01'), 'misconfigured', /EDU01/],
    ['a cluster of version 8', () => simulator.fault('version8@EDU01'), 'unsupported', /EDU01/],
    [
      'another certificate than the pinned one',
      () => reAdd({ fingerprint: 'AB'.repeat(32) }),
      'untrusted',
      /EDU01.*certificate/,
    ],
    ['a certificate that nobody confirmed', () => reAdd({ fingerprint: undefined }), 'untrusted', /EDU01.*certificate/],
    [
      'a port that nobody listens on',
      () => reAdd({ url: 'https://127.0.0.1:1/cluster1/' }),
      'unreachable',
      /EDU01.*127\.0\.0\.1/,
    ],
  ];
  for (const [what, make, state, message] of bad) {
    test(`${what} gives one sentence with what to do`, async () => {
      await make();
      const seen = await refresh('EDU01');
      assert.equal(seen.state, state, JSON.stringify(seen.error));
      assert.match(seen.error?.message ?? '', message);
      assert.match(seen.error?.remedy ?? '', /\w+ \w+/);
      assert.equal((await refresh('EDU02')).state, 'ok');
    });
  }

  test('without the plugin a function says where to upload it', async () => {
    await simulator.fault('no-plugin@EDU01');
    assert.deepEqual(
      (await refresh('EDU01')).nodes.map(({ status }) => status),
      Array(3).fill('not installed'),
    );
    await assert.rejects(
      run({ cluster: 'EDU01', function: 'INSTALL' }),
      /EDU01: no BackupSync plugin is uploaded.*Software/,
    );
  });

  test('an added cluster never has its password in the settings', () => {
    const raw = JSON.stringify(vscode.workspace.getConfiguration('backupSync').inspect('clusters'));
    assert.ok(raw.includes('EDU01'));
    assert.ok(!raw.includes(simulator.clusters[0].password));
  });

  test('a workspace can neither add nor change a cluster', async () => {
    const entry = { name: 'EVIL', url: 'https://127.0.0.1:1/', user: 'x' };
    const settings = vscode.Uri.joinPath(workspaceFile('.vscode'), 'settings.json');
    await vscode.workspace.fs.writeFile(
      settings,
      new TextEncoder().encode(JSON.stringify({ 'backupSync.clusters': [entry] })),
    );
    await assert.rejects(refresh('EVIL'), /no cluster named EVIL/);
    await vscode.workspace.fs.delete(settings);
  });

  async function reAdd(change: object): Promise<void> {
    await forgetClusters();
    await addCluster(simulator.clusters[0], change);
    await addCluster(simulator.clusters[1]);
  }
});

function sample(side: 'client' | 'server'): string {
  return side === 'server'
    ? 'Connection1\n{\nVerbose = true\nSSH = server\n}\n'
    : [
        'Connection1',
        '{',
        'DATABASE_NAME = exa_db1',
        'START_CYCLE = 0 2 * * *',
        'LOCAL_URL = ftp://FTPbackup:Abc123@%s/v0003',
        'REMOTE_URL = ftp://FTPbackup:Def456@%s/v0002',
        'REMOTE_NODES = 10.60.102.11; 10.60.102.12',
        'Verbose = true',
        'SSH = client',
        '}',
        '',
      ].join('\n');
}

async function upload(name: string, cluster: string, text: string): Promise<void> {
  const uri = workspaceFile(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const results = await call<NodeResult[]>('backupSync.config.upload', { uri: uri.toString(), cluster });
  assert.ok(
    results.every(({ status }) => status === 0),
    JSON.stringify(results),
  );
}
