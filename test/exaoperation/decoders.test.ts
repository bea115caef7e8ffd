import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  addStorageVolume,
  addUser,
  firstOffered,
  getAllArchiveVolumes,
  getAllLogServices,
  getAllUserLogins,
  getArchiveFilesystems,
  getBackups,
  getCurrentLicenseServer,
  getDatabaseInfo,
  getEXACOSVersion,
  getEXAoperationMaster,
  getHardwareInformation,
  getNodeState,
  getPlugins,
  getProperties,
  getRolesForObject,
  getServiceState,
  getServiceStates,
  getStorageChoices,
  getUserByName,
  getVolumeInfo,
  getVolumeList,
  grantRole,
  havePlugins,
  logEntries,
  logEntriesTagged,
  removePlugin,
  serviceIsOnline,
  type RemoteCall,
} from '../../client/src/exaoperation/calls';
import { createRedactor } from '../../client/src/exaoperation/redact';
import type { XmlRpcValue } from '../../client/src/exaoperation/values';

const NO_DATABASE = {
  state: 'setup',
  connectible: undefined,
  operation: undefined,
  address: undefined,
  activeNodes: undefined,
  failedNodes: undefined,
  reserveNodes: undefined,
  dataVolume: undefined,
};
const BACKUP = {
  id: 'v0003 exa_db1/id_1/level_0 exa_db1',
  backupId: '1',
  database: 'exa_db1',
  volume: 'v0003',
  level: 0,
  usable: true,
  time: '2024-05-01 02:00',
  expires: undefined,
  dependsOn: [],
};
const ENTRY = {
  strtime: '2024-05-01 10:02:01.5',
  system: 'EXAoperation',
  node: 'n0011',
  priority: 'Error',
  message: 'x',
};
const READ_ENTRY = { time: ENTRY.strtime, system: 'EXAoperation', node: 'n0011', priority: 'Error', message: 'x' };
const SECRET = 'marked-secret';

type Row = readonly [title: string, call: RemoteCall<unknown>, value: XmlRpcValue, expected: unknown];

/** Undefined is what an answer of a form that is not expected decodes to. */
const ROWS: readonly Row[] = [
  ['a node state that is a bare word', getNodeState('n0011'), 'Running', { status: 'Running' }],
  ['hardware that is described', getHardwareInformation('n0011'), `# dmidecode ${SECRET}`, { online: true }],
  ['hardware that is not', getHardwareInformation('n0011'), '', { online: false }],
  ['hardware as a list', getHardwareInformation('n0011'), ['dmidecode'], undefined],
  ['services as pairs', getServiceState(), [['Storaged', 'OK']], [{ name: 'Storaged', state: 'OK' }]],
  ['services as a struct', getServiceStates(), { DWAd: 'not running' }, [{ name: 'DWAd', state: 'not running' }]],
  [
    'services as structs',
    getServiceStates(),
    [{ name: 'Lockd', status: 'OK', secret: SECRET }],
    [{ name: 'Lockd', state: 'OK' }],
  ],
  ['services as names', getServiceState(), ['Storaged'], undefined],
  ['services with numbers', getServiceState(), [['Storaged', 1]], undefined],
  ['the licence server as its number', getCurrentLicenseServer(), 10, 'n0010'],
  ['the licence server as its name', getCurrentLicenseServer(), 'n0010', 'n0010'],
  ['a licence server of half a number', getCurrentLicenseServer(), 1.5, undefined],
  ['the master of EXAoperation', getEXAoperationMaster(), 'n0010\n', 'n0010'],
  ['a master that is a path', getEXAoperationMaster(), '../n0010', undefined],
  ['plugins by their documented name', getPlugins(), ['A.x-1', 'A.x-1'], ['A.x-1']],
  ['whether there are plugins', havePlugins(), true, true],
  ['whether there are plugins, as a number', havePlugins(), 0, false],
  ['whether there are plugins, as a text', havePlugins(), 'perhaps', undefined],
  ['what removing a plugin answers', removePlugin('A.x-1'), null, null],
  [
    'a database',
    getDatabaseInfo('exa_db1'),
    {
      state: 'running',
      connectible: 'Yes',
      operation: 'None',
      'connection string': '10.60.101.11..13:8563',
      'extra params': SECRET,
      nodes: { active: ['n0011'], failed: [], reserve: ['n0012'], password: SECRET },
      'persistent volume': 'v0000',
    },
    {
      state: 'running',
      connectible: true,
      operation: 'None',
      address: '10.60.101.11..13:8563',
      activeNodes: ['n0011'],
      failedNodes: [],
      reserveNodes: ['n0012'],
      dataVolume: 'v0000',
    },
  ],
  ['a database of which only the state is known', getDatabaseInfo('exa_db1'), { state: 'setup' }, NO_DATABASE],
  ['a database without state', getDatabaseInfo('exa_db1'), { name: 'exa_db1' }, undefined],
  [
    'backups',
    getBackups('exa_db1'),
    [
      {
        id: BACKUP.id,
        bid: 1,
        system: 'exa_db1',
        usable: true,
        volume: 'v0003',
        level: 0,
        timestamp: '2024-05-01 02:00',
        expire: '',
        dependencies: [],
        password: SECRET,
      },
    ],
    [BACKUP],
  ],
  [
    'a backup in the words of older versions',
    getBackups('exa_db1'),
    [
      {
        id: BACKUP.id,
        bid: '1',
        system: 'exa_db1',
        usable: 1,
        volume: 'v0003',
        level: '0',
        timestamp: new Date(2024, 4, 1, 2, 0),
        'expire date': '2024-06-01 02:00',
        dependencies: ['v0003 exa_db1/id_0/level_0 exa_db1'],
      },
    ],
    [{ ...BACKUP, expires: '2024-06-01 02:00', dependsOn: ['v0003 exa_db1/id_0/level_0 exa_db1'] }],
  ],
  ['backups without an id', getBackups('exa_db1'), [{ bid: 1 }], undefined],
  ['backups as a text', getBackups('exa_db1'), 'none', undefined],
  ['whether the storage is online', serviceIsOnline(), true, true],
  [
    'a volume',
    getVolumeInfo('v0003'),
    {
      size: 100,
      disk: 'd03_storage',
      redundancy: 2,
      segments: [
        ['n0011', 'n0012'],
        ['n0012', 'n0011'],
      ],
      key: SECRET,
    },
    { sizeGiB: 100, redundancy: 2, disk: 'd03_storage', nodes: ['n0011', 'n0012'] },
  ],
  [
    'a remote volume, with nothing of what it logs in with',
    getVolumeInfo('r0001'),
    { url: 'ftp://h/v0001', user: 'u', password: SECRET },
    { sizeGiB: undefined, redundancy: undefined, disk: undefined, nodes: [] },
  ],
  [
    'a volume whose size is a text and whose nodes stand in one list',
    getVolumeInfo('v0003'),
    { size: ' 100 ', segments: ['n0011'] },
    { sizeGiB: 100, redundancy: undefined, disk: undefined, nodes: ['n0011'] },
  ],
  ['a volume as a list', getVolumeInfo('v0003'), [100], undefined],
  [
    'the volumes that the user may use',
    getArchiveFilesystems(),
    { v0003: ['StorageVolume', 3, 'rw'], r0001: [] },
    [
      { name: 'v0003', type: 'StorageVolume', id: '3', permissions: 'rw' },
      { name: 'r0001', type: undefined, id: undefined, permissions: undefined },
    ],
  ],
  ['the same as a text', getArchiveFilesystems(), 'v0003', undefined],
  ['disks to choose from', getStorageChoices('StorageDisks'), ['d03_storage'], ['d03_storage']],
  ['nodes to choose from, each with a title', getStorageChoices('Nodes'), [['n0011', 'n11']], ['n0011']],
  ['the name of a new volume', addStorageVolume(volume()), 'v0004', 'v0004'],
  ['the number of a new volume', addStorageVolume(volume()), 4, 'v0004'],
  ['a new volume without a name', addStorageVolume(volume()), null, undefined],
  ['logins', getAllUserLogins(), ['admin', 'FTPBackup'], ['admin', 'FTPBackup']],
  [
    'a user',
    getUserByName('FTPBackup'),
    { id: 8, login: 'FTPBackup', title: '4FTPbackup', password: SECRET },
    { id: '8', login: 'FTPBackup', title: '4FTPbackup' },
  ],
  ['a user whose login is not repeated', getUserByName('x'), { id: '8' }, { id: '8', login: 'x', title: undefined }],
  ['no user', getUserByName('x'), null, null],
  ['a user without id', getUserByName('x'), { login: 'x' }, undefined],
  [
    'roles',
    getRolesForObject('cluster1'),
    [{ user: 8, role: 'Administrator', default: false }, ['1', 'Master']],
    [
      { user: '8', role: 'Administrator', isDefault: false },
      { user: '1', role: 'Master', isDefault: false },
    ],
  ],
  ['roles without users', getRolesForObject('cluster1'), [{ role: 'Master' }], undefined],
  ['what granting answers', grantRole('cluster1', '8', 'Administrator'), 'anything', null],
  [
    'log services',
    getAllLogServices(),
    [{ name: 'logservice1', exaclusteros_services: ['EXAoperation'], priority: 'Notice', secret: SECRET }],
    [{ name: 'logservice1', services: ['EXAoperation'], priority: 'Notice' }],
  ],
  [
    'log services by name alone',
    getAllLogServices(),
    ['logservice1'],
    [{ name: 'logservice1', services: undefined, priority: undefined }],
  ],
  ['log services without names', getAllLogServices(), [{ priority: 'Notice' }], undefined],
  ['a log', logEntries('logservice1'), ['', 0, [{ ...ENTRY, other: SECRET }]], [READ_ENTRY]],
  ['the entries of a log alone', logEntriesTagged('logservice1', 'tag'), [ENTRY], [READ_ENTRY]],
  ['an empty log', logEntries('logservice1'), ['', '', []], []],
  ['a log as a text', logEntries('logservice1'), 'line', undefined],
  [
    'a log with a password in a URL',
    logEntries('logservice1'),
    ['', '', [{ ...ENTRY, message: `ftp://u:${SECRET}@h/v0001 is online` }]],
    [{ ...READ_ENTRY, message: 'ftp://u:•••@h/v0001 is online' }],
  ],
  ['the version of the system', getEXACOSVersion(), '7.1.20 (build 5)\n', '7.1.20'],
  [
    'properties, of which most are dropped',
    getProperties(),
    {
      no_allow_http: true,
      no_allow_backup_download: 'False',
      external_network: '10.60.101.0/24',
      disk_password: SECRET,
    },
    {
      forbidsHttp: true,
      forbidsBackupDownload: false,
      externalNetwork: '10.60.101.0/24',
      version: undefined,
      plugins: undefined,
    },
  ],
  ['properties that are nil', getProperties(), null, undefined],
];

function volume() {
  return {
    type: 'Archive',
    disk: 'd03_storage',
    nodes: ['n0011', 'n0012'],
    redundancy: 1,
    sizeGiB: 100,
    users: ['8'],
  } as const;
}

describe('an answer', () => {
  for (const [title, call, value, expected] of ROWS) {
    test(`${expected === undefined ? 'is refused that has' : 'gives'} ${title}`, () => {
      const decoded = call.decode(value, createRedactor([]));
      assert.deepEqual(decoded, expected);
      assert.ok(!JSON.stringify(decoded ?? '').includes(SECRET));
    });
  }
});

describe('a call that changes something', () => {
  test('is marked so, with its risk', () => {
    const calls = [
      removePlugin('A.x-1'),
      addStorageVolume(volume()),
      addUser({ login: 'a', password: 'b', title: 'c', description: 'd' }),
      grantRole('cluster1', '8', 'Administrator'),
    ];
    assert.deepEqual(
      calls.map(({ method, risk, write }) => [method, risk, write]),
      [
        ['removePlugin', 'destructive', true],
        ['addStorageVolume', 'destructive', true],
        ['addUser', 'write', true],
        ['grantRole', 'destructive', true],
      ],
    );
  });

  test('names the members that EXAoperation documents', () => {
    assert.deepEqual(addStorageVolume(volume()).params, [
      {
        allowed_users: ['8'],
        hdd_type: 'd03_storage',
        masternodes: 2,
        nodes_list: ['n0011', 'n0012'],
        redundancy: 1,
        size: 100,
        volume_type: 'Archive',
      },
    ]);
    const user = addUser({ login: 'FTPBackup', password: 'geheim', title: '4FTPbackup', description: '' });
    assert.deepEqual(user.params, [
      { user_login: 'FTPBackup', password: 'geheim', user_title: '4FTPbackup', user_description: '' },
    ]);
    assert.deepEqual(user.secrets, ['geheim']);
  });
});

test('of two names for a call the one is made that the server has, the last where it has none', () => {
  const pick = (methods: readonly string[]) =>
    firstOffered<readonly string[]>(methods, getAllArchiveVolumes(), getVolumeList()).method;
  assert.deepEqual(
    [pick(['getVolumeList', 'getAllArchiveVolumes']), pick(['getVolumeList']), pick([])],
    ['getAllArchiveVolumes', 'getVolumeList', 'getVolumeList'],
  );
});
