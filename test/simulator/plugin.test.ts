import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import type { ClusterAccess } from '../../simulator/src/index';
import { base64, call, run } from './client';
import type { Received } from './client';
import { start } from './support';
import type { Started } from './support';

const sample = (side: string): string =>
  readFileSync(join(__dirname, '..', 'golden', 'samples', `${side}.cfg`), 'utf8');
const client = base64(sample('client'));
const server = base64(sample('server'));

/** A step of a node's life: the function, its argument, and the status and output that it must answer with. */
type Step = readonly [name: string, argument: string, status: number, output: string | RegExp];

const notInstalled = 'BackupSync is not installed on this node';
const activated = 'BackupSync is activated on this node: deactivate it first';

async function walk(access: ClusterAccess, steps: readonly Step[]): Promise<void> {
  for (const [name, argument, status, output] of steps) {
    const [gotStatus, gotOutput] = (await run(access, 'n0011', name, argument)) as [number, string];
    assert.equal(gotStatus, status, `${name}: ${gotOutput}`);
    if (typeof output === 'string') {
      assert.equal(gotOutput, output, name);
    } else {
      assert.match(gotOutput, output, name);
    }
  }
}

const install: Step = ['INSTALL', '', 0, ''];
const configure: Step = ['UPLOAD_CONFIG', client, 0, ''];
const activate: Step = ['ACTIVATE', 'Connection1', 0, ''];
const status = (text: string): Step => ['STATUS', '', 0, text];

/** A public key of n0011, as a client makes it. */
async function keyOf(access: ClusterAccess): Promise<string> {
  const [, key] = (await run(access, 'n0011', 'SSHKEY', 'Connection1')) as [number, string];
  return key;
}

describe('BackupSync on a simulated node', () => {
  const lives: readonly (readonly [title: string, steps: readonly Step[]])[] = [
    [
      'goes from not installed over not activated to activated and back',
      [
        status('not installed'),
        install,
        status('not activated'),
        configure,
        activate,
        status('activated'),
        ['DEACTIVATE', 'Connection1', 0, ''],
        status('not activated'),
        ['UNINSTALL', '', 0, ''],
        status('not installed'),
      ],
    ],
    ['takes INSTALL a second time while it is not activated', [install, configure, install, activate]],
    [
      'refuses INSTALL and UNINSTALL while it is activated',
      [
        install,
        configure,
        activate,
        ['INSTALL', '', 256, activated],
        ['UNINSTALL', '', 256, activated],
        status('activated'),
      ],
    ],
    [
      'refuses everything but STATUS and INSTALL before it is installed',
      ['ACTIVATE', 'DEACTIVATE', 'GETLOG', 'SSHKEY', 'UNINSTALL', 'UPLOAD_CONFIG', 'UPLOAD_KEY'].map(
        (name) => [name, '', 256, notInstalled] as const,
      ),
    ],
    [
      'refuses to activate what is not configured',
      [install, ['ACTIVATE', 'Connection1', 256, "Connection 'Connection1' is not configured"]],
    ],
    [
      'refuses to activate on the server side',
      [
        install,
        ['UPLOAD_CONFIG', server, 0, ''],
        ['ACTIVATE', 'Connection1', 256, /SSH = server here: activate it on the client$/],
      ],
    ],
    [
      'refuses a key for what is not configured',
      [install, configure, ['SSHKEY', 'Connection2', 256, "Connection 'Connection2' is not configured"]],
    ],
    [
      'refuses to deactivate what is not configured',
      [install, configure, ['DEACTIVATE', 'Connection2', 256, "Connection 'Connection2' is not configured"]],
    ],
    [
      'deactivates what is not active without complaint',
      [install, configure, ['DEACTIVATE', 'Connection1', 0, ''], ['DEACTIVATE', '', 0, '']],
    ],
    [
      'deactivates all connections for an empty argument',
      [install, configure, activate, ['DEACTIVATE', '', 0, ''], status('not activated')],
    ],
    [
      'deactivates one connection and leaves the other active',
      [
        install,
        ['UPLOAD_CONFIG', base64(sample('client') + sample('client').replace('Connection1', 'Other')), 0, ''],
        activate,
        ['ACTIVATE', 'Other', 0, ''],
        ['DEACTIVATE', 'Connection1', 0, ''],
        status('activated'),
        ['DEACTIVATE', 'Other', 0, ''],
        status('not activated'),
      ],
    ],
    [
      'forgets its configuration with UNINSTALL',
      [install, configure, ['UNINSTALL', '', 0, ''], install, ['ACTIVATE', 'Connection1', 256, /not configured/]],
    ],
    [
      'stops a connection that a new configuration no longer has',
      [
        install,
        configure,
        activate,
        ['UPLOAD_CONFIG', base64(sample('client').replace('Connection1', 'Other')), 0, ''],
        status('not activated'),
      ],
    ],
    [
      'knows functions in any case, as its wrapper does',
      [
        ['status', '', 0, 'not installed'],
        ['Install', '', 0, ''],
      ],
    ],
    [
      'does not know other functions',
      [
        ['NOPE', '', 256, "Unknown function 'NOPE'"],
        ['toString', '', 256, "Unknown function 'toString'"],
      ],
    ],
    [
      'refuses an argument that no program can be given',
      [install, ['UPLOAD_CONFIG', 'A'.repeat(131_072), 256, 'Argument list too long']],
    ],
  ];
  for (const [title, steps] of lives) {
    test(title, async (t) => {
      const { edu01 } = await start(t);
      await walk(edu01, steps);
    });
  }

  test('has the nine functions and the help texts of the document, the wrong one included', async (t) => {
    const { edu01 } = await start(t);
    assert.deepEqual(await call(edu01, 'showPluginFunctions', 'Administration.BackupSync-1.0.17'), {
      ACTIVATE: 'Activate plugin.',
      DEACTIVATE: 'Deactivate plugin.',
      GETLOG: 'Return the log output.',
      INSTALL: 'Install plugin.',
      SSHKEY: 'Prepare public key for ssh.',
      STATUS: 'Show status of plugin (not installed, activated, not activated).',
      UNINSTALL: 'Install plugin.',
      UPLOAD_CONFIG: 'Upload configuration.',
      UPLOAD_KEY: 'Upload public key for ssh',
    });
  });

  test('is another one on every node, the licence server included, and takes short names', async (t) => {
    const { edu01 } = await start(t);
    await run(edu01, 'n11', 'INSTALL');
    await run(edu01, 'n0010', 'INSTALL');
    const answers = await Promise.all(['n0010', 'n0011', 'n0012'].map((node) => run(edu01, node, 'STATUS')));
    assert.deepEqual(answers, [
      [0, 'not activated'],
      [0, 'not activated'],
      [0, 'not installed'],
    ]);
  });

  test('may be called without the last parameter', async (t) => {
    const { edu01 } = await start(t);
    const answer = await call(edu01, 'callPlugin', 'Administration.BackupSync-1.0.17', 'n0011', 'STATUS');
    assert.deepEqual(answer, [0, 'not installed']);
  });

  test('reports its configuration, keys and connections to a test', async (t) => {
    const { simulator, edu01 } = await start(t);
    simulator.setClock(new Date('2027-05-01T10:02:01Z'));
    await walk(edu01, [install, configure]);
    const key = await keyOf(edu01);
    await walk(edu01, [['UPLOAD_KEY', base64(`${key}\n`), 0, ''], activate]);
    const { log, ...report } = simulator.state('EDU01').nodes[0]!;
    assert.deepEqual(report, {
      name: 'n0011',
      status: 'activated',
      config: sample('client'),
      keys: [key],
      connections: [{ name: 'Connection1', side: 'client', active: true }],
    });
    assert.equal(log[0], '2027-05-01 10:02:01 n0011 plugin installed');
    assert.throws(() => simulator.state('EDU03'), TypeError);
  });

  test('records every call with its parameters', async (t) => {
    const { simulator, edu01 } = await start(t);
    await run(edu01, 'n0011', 'STATUS');
    await call(edu01, 'storage.serviceIsOnline');
    assert.deepEqual(simulator.state('EDU01').calls, [
      { object: '', method: 'callPlugin', params: ['Administration.BackupSync-1.0.17', 'n0011', 'STATUS', ''] },
      { object: 'storage', method: 'serviceIsOnline', params: [] },
    ]);
  });
});

describe('What is uploaded to a simulated node', () => {
  const uploads: readonly (readonly [title: string, name: string, argument: string, output: string])[] = [
    ['a configuration that is not base64', 'UPLOAD_CONFIG', sample('client'), 'The configuration is not valid base64'],
    [
      'base64 in lines',
      'UPLOAD_CONFIG',
      `${client.slice(0, 76)}\n${client.slice(76)}`,
      'The configuration is not valid base64',
    ],
    [
      'base64 without its padding',
      'UPLOAD_CONFIG',
      base64('ab').replace('=', ''),
      'The configuration is not valid base64',
    ],
    ['nothing', 'UPLOAD_CONFIG', '', 'The configuration is not valid base64'],
    [
      'a configuration with a mistake',
      'UPLOAD_CONFIG',
      base64(sample('server').replace('SSH', 'SSL')),
      'The configuration is not valid: line 5: KEY = value with a known key was expected',
    ],
    ['a key that is not base64', 'UPLOAD_KEY', 'ssh-rsa', 'The key file is not valid base64'],
    ['a file without keys', 'UPLOAD_KEY', base64('hello\n'), 'The key file is not valid: line 1 is not a public key'],
    [
      'a private key',
      'UPLOAD_KEY',
      base64('-----BEGIN RSA PRIVATE KEY-----\n'),
      'The key file is not valid: this is a private key; upload public keys only',
    ],
  ];
  for (const [title, name, argument, output] of uploads) {
    test(`is refused when it is ${title}`, async (t) => {
      const { simulator, edu01 } = await start(t);
      await walk(edu01, [install, [name, argument, 256, output]]);
      const [node] = simulator.state('EDU01').nodes;
      assert.deepEqual([node?.config, node?.keys], [undefined, []]);
    });
  }

  test('replaces what was there', async (t) => {
    const { simulator, edu01 } = await start(t);
    await walk(edu01, [install, configure]);
    const key = await keyOf(edu01);
    const [, otherKey] = key.split(' ');
    await walk(edu01, [
      ['UPLOAD_KEY', base64(key), 0, ''],
      ['UPLOAD_KEY', base64(`ssh-rsa ${otherKey ?? ''} again`), 0, ''],
      ['UPLOAD_CONFIG', base64(sample('server').replace('Connection1', 'Other')), 0, ''],
    ]);
    const [node] = simulator.state('EDU01').nodes;
    assert.deepEqual(node?.keys, [`ssh-rsa ${otherKey ?? ''} again`]);
    assert.deepEqual(
      node.connections.map(({ name }) => name),
      ['Other'],
    );
  });
});

describe('SSHKEY on a simulated node', () => {
  test('answers with one line that stays the same, and differs between nodes and connections', async (t) => {
    const { edu01 } = await start(t);
    const two = base64(sample('client') + sample('client').replace('Connection1', 'Other'));
    await Promise.all(['n0011', 'n0012'].map((node) => run(edu01, node, 'INSTALL')));
    await Promise.all(['n0011', 'n0012'].map((node) => run(edu01, node, 'UPLOAD_CONFIG', two)));
    const ask = async (node: string, connection: string): Promise<string> => {
      const [code, line] = (await run(edu01, node, 'SSHKEY', connection)) as [number, string];
      assert.equal(code, 0);
      assert.match(line, new RegExp(`^ssh-rsa [A-Za-z0-9+/]+={0,2} root@${node}\\.c0001\\.exacluster\\.local$`));
      return line;
    };
    const first = await Promise.all([ask('n0011', 'Connection1'), ask('n0011', 'Connection1')]);
    assert.equal(first[0], first[1]);
    const others = [await ask('n0012', 'Connection1'), await ask('n0011', 'Other')];
    assert.equal(new Set([...first, ...others].map((line) => line.split(' ')[1])).size, 3);
  });
});

/** Brings both clusters to where the document's step 10 begins; `connect` leaves out what a test wants missing. */
async function prepare(t: TestContext, connect: (started: Started, key: string) => Promise<void>): Promise<Started> {
  const started = await start(t, { nodes: [1, 2] });
  const { edu01, edu02 } = started;
  for (const [access, node, config] of [
    [edu01, 'n0011', client],
    [edu02, 'n0011', server],
    [edu02, 'n0012', server],
  ] as const) {
    await run(access, node, 'INSTALL');
    assert.deepEqual(await run(access, node, 'UPLOAD_CONFIG', config), [0, '']);
  }
  await connect(started, await keyOf(edu01));
  assert.deepEqual(await run(edu01, 'n0011', 'ACTIVATE', 'Connection1'), [0, '']);
  return started;
}

async function logsOf({ edu01 }: Started): Promise<{ getLog: string; service: Received }> {
  const [, getLog] = (await run(edu01, 'n0011', 'GETLOG')) as [number, string];
  const [, , entries] = (await call(edu01, 'logservice1.logEntries')) as [string, string, Record<string, string>[]];
  const service = entries.map(({ priority = '', message = '' }) => `${priority}: ${message}`);
  return { getLog, service: service.filter((line) => line.includes('BackupSync')) };
}

describe('After ACTIVATE the logs of a simulated client', () => {
  test('say that it is connected to every remote node that has its key', async (t) => {
    const started = await prepare(t, async ({ edu02 }, key) => {
      for (const node of ['n0011', 'n0012']) {
        await run(edu02, node, 'UPLOAD_KEY', base64(`${key}\n`));
        await run(edu02, node, 'SSHKEY', 'Connection1');
      }
    });
    const { getLog, service } = await logsOf(started);
    assert.match(getLog, /10\.60\.102\.11: connected\n.*10\.60\.102\.12: connected$/);
    assert.deepEqual(service, [
      'Information: BackupSync Connection1 10.60.102.12: connected',
      'Information: BackupSync Connection1 10.60.102.11: connected',
    ]);
  });

  test('say which remote node refuses its key, because it was not uploaded or not taken over there', async (t) => {
    const started = await prepare(t, async ({ edu02 }, key) => {
      await run(edu02, 'n0011', 'UPLOAD_KEY', base64(key));
      await run(edu02, 'n0012', 'SSHKEY', 'Connection1');
    });
    const { service } = await logsOf(started);
    assert.deepEqual(service, [
      'Error: BackupSync Connection1 10.60.102.12: Permission denied (publickey)',
      'Error: BackupSync Connection1 10.60.102.11: Permission denied (publickey)',
    ]);
  });

  test('say which address belongs to no node', async (t) => {
    const nowhere = sample('client').replace('10.60.102.11; 10.60.102.12', '10.60.102.99');
    const started = await prepare(t, async ({ edu01 }) => {
      await run(edu01, 'n0011', 'UPLOAD_CONFIG', base64(nowhere));
    });
    assert.deepEqual((await logsOf(started)).service, ['Error: BackupSync Connection1 10.60.102.99: No route to host']);
  });

  test('keep a connection without Verbose to errors in the log service', async (t) => {
    const quiet = sample('client').replace('Verbose = true\n', '').replace('; 10.60.102.12', '; 10.60.102.99');
    const started = await prepare(t, async ({ edu01, edu02 }, key) => {
      await run(edu01, 'n0011', 'UPLOAD_CONFIG', base64(quiet));
      await run(edu02, 'n0011', 'UPLOAD_KEY', base64(key));
      await run(edu02, 'n0011', 'SSHKEY', 'Connection1');
    });
    const { getLog, service } = await logsOf(started);
    assert.match(getLog, /10\.60\.102\.11: connected/);
    assert.deepEqual(service, ['Error: BackupSync Connection1 10.60.102.99: No route to host']);
  });

  test('give a tag only what is new for it', async (t) => {
    const { edu01 } = await prepare(t, () => Promise.resolve());
    const entries = async (tag: string): Promise<number> =>
      ((await call(edu01, 'logservice1.logEntriesTagged', tag)) as Received[][])[2]?.length ?? 0;
    assert.deepEqual([await entries('a'), await entries('a'), await entries('b')], [3, 0, 3]);
    await run(edu01, 'n0011', 'ACTIVATE', 'Connection1');
    assert.deepEqual([await entries('a'), await entries('b')], [2, 2]);
  });
});

describe('removePlugin on a simulated cluster', () => {
  const name = 'Administration.BackupSync-1.0.17';

  test('takes a plugin off the list that is installed on no node, and answers with nothing', async (t) => {
    const { edu01 } = await start(t);
    assert.equal(await call(edu01, 'removePlugin', name), null);
    assert.deepEqual(await call(edu01, 'showPluginList'), ['Monitoring.collectd-5.5.0']);
    await assert.rejects(run(edu01, 'n0011', 'STATUS'), /UsageError/);
    await assert.rejects(call(edu01, 'removePlugin', name), /UsageError/);
  });

  for (const node of ['n0012', 'n0010']) {
    test(`is refused while the plugin is installed on ${node}`, async (t) => {
      const { edu01 } = await start(t);
      await run(edu01, node, 'INSTALL');
      await assert.rejects(
        call(edu01, 'removePlugin', name),
        new RegExp(`UsageError: .* installed on node '${node}'$`),
      );
    });
  }
});

describe('The other plugin of a simulated cluster', () => {
  const collectd = 'Monitoring.collectd-5.5.0';
  const ask = (access: ClusterAccess, name: string, argument = ''): Promise<Received> =>
    call(access, 'callPlugin', collectd, 'n0011', name, argument);

  test('has functions of its own', async (t) => {
    const { edu01 } = await start(t);
    const functions = (await call(edu01, 'showPluginFunctions', collectd)) as Record<string, string>;
    assert.deepEqual(Object.keys(functions), [
      'GET_CONFIG',
      'INSTALL',
      'PUT_CONFIG',
      'START',
      'STATUS',
      'STOP',
      'UNINSTALL',
    ]);
  });

  test('runs from the start and says so in two lines', async (t) => {
    const { edu01 } = await start(t);
    assert.deepEqual(await ask(edu01, 'STATUS'), [
      0,
      'collectdmon (pid  2781) is running...\ncollectd (pid  2782) is running...',
    ]);
  });

  test('answers with exit code 3 once it is stopped, until it is started', async (t) => {
    const { edu01 } = await start(t);
    assert.deepEqual(await ask(edu01, 'STOP'), [0, 'Stopping collectd: [  OK  ]']);
    assert.deepEqual(await ask(edu01, 'STATUS'), [768, 'collectdmon is stopped\ncollectd is stopped']);
    await ask(edu01, 'START');
    assert.match(((await ask(edu01, 'STATUS')) as [number, string])[1], /running/);
  });

  test('keeps a configuration as it is sent, until it is uninstalled', async (t) => {
    const { edu01 } = await start(t);
    const config = 'LoadPlugin cpu\n<Plugin "df">\n</Plugin> & ]]>\n';
    assert.deepEqual(await ask(edu01, 'PUT_CONFIG', config), [0, '']);
    assert.deepEqual(await ask(edu01, 'GET_CONFIG'), [0, config]);
    await ask(edu01, 'UNINSTALL');
    assert.deepEqual(await ask(edu01, 'GET_CONFIG'), [256, 'not installed']);
    await ask(edu01, 'INSTALL');
    assert.deepEqual(await ask(edu01, 'GET_CONFIG'), [0, '']);
  });
});
