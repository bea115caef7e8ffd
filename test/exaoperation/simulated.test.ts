import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as calls from '../../client/src/exaoperation/calls';
import type { RemoteCall, Timeouts } from '../../client/src/exaoperation/calls';
import { readSnapshot } from '../../client/src/exaoperation/snapshot';
import { createTransport, type Transport } from '../../client/src/exaoperation/transport';
import { plantedPasswords } from '../../simulator/src/index';
import { start } from '../simulator/support';

const TIMEOUTS: Timeouts = { connect: 20, read: 20, log: 20, write: 20, install: 20 };
const PLUGIN = 'Administration.BackupSync-1.0.17';
const PLUGINS = [PLUGIN, 'Monitoring.collectd-5.5.0'];
const SERVICES = ['Loggingd', 'Lockd', 'Storaged', 'DWAd'].map((name) => ({ name, state: 'OK' }));

const ENTRY = {
  time: '2024-05-01 10:00:00.000000',
  system: 'EXAoperation',
  node: 'n0010',
  priority: 'Notice',
  message: 'Remote volume ftp://FTPBackup:•••@10.60.109.1:2021/v0001 is online',
};

/** Every call and what it is about on the first simulated cluster; those that change something stand where that matters. */
const ROWS: readonly (readonly [call: RemoteCall<unknown>, expected: unknown])[] = [
  [calls.getNodeList(), ['n0011', 'n0012', 'n0013']],
  [calls.getNodeState('n0011'), { status: 'Running' }],
  [calls.getHardwareInformation('n0011'), { online: true }],
  [calls.getServiceState(), SERVICES],
  [calls.getServiceStates(), SERVICES],
  [calls.getCurrentLicenseServer(), 'n0010'],
  [calls.getEXAoperationMaster(), 'n0010'],
  [calls.showPluginList(), PLUGINS],
  [calls.getPlugins(), PLUGINS],
  [calls.havePlugins(), true],
  [calls.callPlugin(PLUGIN, 'n0011', 'STATUS', ''), { status: 0, output: 'not installed' }],
  [calls.getDatabaseList(), ['exa_db1']],
  [
    calls.getDatabaseInfo('exa_db1'),
    {
      state: 'running',
      connectible: true,
      operation: 'None',
      address: '10.60.101.11..13:8563',
      activeNodes: ['n0011', 'n0012', 'n0013'],
      failedNodes: [],
      reserveNodes: [],
      dataVolume: 'v0000',
    },
  ],
  [
    calls.getBackups('exa_db1', { expired: false }),
    [
      {
        id: 'v0003 exa_db1/id_1/level_0 exa_db1',
        backupId: '1',
        database: 'exa_db1',
        volume: 'v0003',
        level: 0,
        usable: true,
        time: '2024-05-01 02:00',
        expires: undefined,
        dependsOn: [],
      },
    ],
  ],
  [calls.serviceIsOnline(), true],
  [calls.getStorageChoices('Nodes'), ['n0011', 'n0012', 'n0013']],
  [
    calls.addStorageVolume({
      type: 'Archive',
      disk: 'd03_storage',
      nodes: ['n0011', 'n0012'],
      redundancy: 2,
      sizeGiB: 50,
      users: ['8'],
    }),
    'v0004',
  ],
  [calls.getVolumeList(), ['v0000', 'v0001', 'v0003', 'v0004']],
  [calls.getAllArchiveVolumes(), ['v0003', 'v0004']],
  [calls.getVolumeInfo('v0004'), { sizeGiB: 50, redundancy: 2, disk: 'd03_storage', nodes: ['n0011', 'n0012'] }],
  [calls.getVolumeInfo('r0001'), { sizeGiB: undefined, redundancy: undefined, disk: undefined, nodes: [] }],
  [
    calls.getArchiveFilesystems(),
    [
      { name: 'v0003', type: 'StorageVolume', id: '3', permissions: 'rw' },
      { name: 'v0004', type: 'StorageVolume', id: '4', permissions: 'rw' },
      { name: 'r0001', type: 'RemoteVolume', id: '10001', permissions: 'rw' },
    ],
  ],
  [calls.addUser({ login: 'Größe "x"', password: 'geheim 42', title: 't', description: '' }), null],
  [calls.getAllUserLogins(), ['admin', 'FTPBackup', 'Größe "x"']],
  [calls.getUserByName('Größe "x"'), { id: '9', login: 'Größe "x"', title: 't' }],
  [calls.grantRole('cluster1', '9', 'Administrator'), null],
  [
    calls.getRolesForObject('cluster1'),
    [
      { user: '1', role: 'Master', isDefault: false },
      { user: '9', role: 'Administrator', isDefault: false },
    ],
  ],
  [calls.getAllLogServices(), [{ name: 'logservice1', services: ['EXAoperation'], priority: 'Information' }]],
  [calls.logEntriesTagged('logservice1', 'a'), [ENTRY]],
  [calls.logEntriesTagged('logservice1', 'a'), []],
  [calls.logEntries('logservice1'), [ENTRY]],
  [
    calls.getProperties(),
    {
      forbidsHttp: false,
      forbidsBackupDownload: false,
      externalNetwork: '10.60.101.0/24',
      version: '7.1.20',
      plugins: PLUGINS,
    },
  ],
  [calls.getEXASuiteVersion(), '7.1.20'],
  [calls.getEXACOSVersion(), '7.1.20'],
  [calls.removePlugin(PLUGIN), null],
  [calls.showPluginList(), PLUGINS.slice(1)],
];

const connect = (target: { name: string; url: string; user: string; password: string }): Transport =>
  createTransport({ ...target, fingerprints: [] }, { maxSockets: 2 });

describe('every call is understood by a simulated cluster, and its answer by us', () => {
  for (const [title, faults] of [
    ['under the URL of each object', []],
    ['by dotted methods, where no object has a URL', ['dotted-only']],
  ] as const) {
    test(title, async (t) => {
      const { edu01 } = await start(t, { faults });
      const transport = connect(edu01);
      t.after(() => transport.dispose());
      const results = [];
      for (const [call] of ROWS) {
        results.push([call.method, await calls.execute(transport, call, { timeouts: TIMEOUTS })]);
      }
      assert.deepEqual(
        results,
        ROWS.map(([{ method }, value]) => [method, { ok: true, value }]),
      );
      const everything = JSON.stringify(results);
      assert.deepEqual(
        plantedPasswords.filter((secret) => everything.includes(secret)),
        [],
      );
      const objects = faults.length === 0 ? ['storage', 'n0011', 'db_exa_db1', 'logservice1'] : [];
      for (const object of objects) {
        const known = await calls.execute(transport, calls.listMethods(object), { timeouts: TIMEOUTS });
        assert.ok(known.ok && known.value.includes('listMethods'), object);
      }
    });
  }

  test('no call is forgotten above', () => {
    const tried = new Set(ROWS.map(([{ method }]) => method));
    const helpers = ['execute', 'firstOffered', 'getStorageChoices', 'listMethods', 'showPluginFunctions'];
    assert.deepEqual(
      Object.keys(calls).filter((name) => !tried.has(name) && !helpers.includes(name)),
      [],
    );
  });
});

describe('a simulated cluster refuses as the real one does, by a fault,', () => {
  const volume = {
    type: 'Archive',
    disk: 'd03_storage',
    nodes: ['n0011'],
    redundancy: 1,
    sizeGiB: 50,
    users: [],
  } as const;
  const user = { login: 'FTPBackup', password: 'geheim', title: 't', description: '' };
  const REFUSED: readonly (readonly [title: string, call: RemoteCall<unknown>])[] = [
    ['a volume with more copies than nodes', calls.addStorageVolume({ ...volume, redundancy: 2 })],
    ['a volume on a disk that is not there', calls.addStorageVolume({ ...volume, disk: 'd09' })],
    ['a volume on a node that is not there', calls.addStorageVolume({ ...volume, nodes: ['n0099'] })],
    ['a volume without size', calls.addStorageVolume({ ...volume, sizeGiB: 0 })],
    ['a user that exists', calls.addUser(user)],
    ['a user without a password', calls.addUser({ ...user, login: 'new', password: '' })],
    ['a role for a user that is not there', calls.grantRole('cluster1', '99', 'Administrator')],
  ];
  for (const [title, call] of REFUSED) {
    test(title, async (t) => {
      const { edu01 } = await start(t);
      const transport = connect(edu01);
      t.after(() => transport.dispose());
      const result = await calls.execute(transport, call, { timeouts: TIMEOUTS });
      assert.deepEqual([result.ok || result.error.kind, result.ok || result.error.outcomeUnknown], ['fault', false]);
    });
  }
});

test('an Exasol of version 8 is refused in one sentence that says why, and asked nothing else', async (t) => {
  const { simulator, edu01 } = await start(t, { faults: ['version8'] });
  const transport = connect(edu01);
  t.after(() => transport.dispose());
  const snapshot = await readSnapshot((call) => calls.execute(transport, call, { timeouts: TIMEOUTS }), {
    name: 'EDU01',
  });
  assert.equal(snapshot.state, 'unsupported');
  assert.equal(snapshot.error?.message, 'EDU01: this is no EXAoperation with plugins: it offers no method callPlugin.');
  assert.match(snapshot.error.remedy, /6\.x to 7\.1\. Exasol 8 has neither/);
  assert.deepEqual(
    simulator.state('EDU01').calls.map(({ method }) => method),
    ['listMethods'],
  );
});
