import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  BACKUP_SYNC_FUNCTIONS,
  compareVersions,
  describeFunction,
  exitCode,
  isBackupSync,
  isFunctionName,
  newestBackupSync,
  parsePluginName,
  parseStatus,
} from '../../client/src/exaoperation/plugin';

const BACKUP_SYNC = 'Administration.BackupSync-1.0.17';

describe('the functions of BackupSync', () => {
  test('are the nine of the document', () => {
    const names = BACKUP_SYNC_FUNCTIONS.map(({ name }) => name).sort();
    assert.deepEqual(names, [
      'ACTIVATE',
      'DEACTIVATE',
      'GETLOG',
      'INSTALL',
      'SSHKEY',
      'STATUS',
      'UNINSTALL',
      'UPLOAD_CONFIG',
      'UPLOAD_KEY',
    ]);
  });

  test('read only where STATUS and GETLOG are concerned', () => {
    const reading = BACKUP_SYNC_FUNCTIONS.filter(({ risk }) => risk === 'read').map(({ name }) => name);
    assert.deepEqual(reading, ['STATUS', 'GETLOG']);
  });

  test('need a confirmation where they start or stop replication, or replace what nobody can read back', () => {
    const asking = BACKUP_SYNC_FUNCTIONS.filter(({ risk }) => risk === 'destructive').map(({ name }) => name);
    assert.deepEqual(asking, ['UNINSTALL', 'ACTIVATE', 'DEACTIVATE', 'SSHKEY', 'UPLOAD_CONFIG', 'UPLOAD_KEY']);
  });

  test('send files as base64 and nothing else', () => {
    const encoded = BACKUP_SYNC_FUNCTIONS.filter(({ encode }) => encode === 'base64').map(({ name }) => name);
    assert.deepEqual(encoded, ['UPLOAD_CONFIG', 'UPLOAD_KEY']);
  });

  test('are found in any case of letters', () => {
    assert.equal(describeFunction(BACKUP_SYNC, 'upload_config').encode, 'base64');
    assert.equal(describeFunction(BACKUP_SYNC, 'getlog').risk, 'read');
  });

  for (const name of ['HELP', 'GET_CONFIG', 'STATUS ', '\u017fTATUS', 'GETLOG;UNINSTALL', '']) {
    test(`do not hold ${JSON.stringify(name)}, which therefore counts as destructive`, () =>
      assert.equal(describeFunction(BACKUP_SYNC, name).risk, 'destructive'));
  }

  for (const plugin of ['Administration.BackupSync-1.0.17-1', 'Administration.BackupSync-r5', `${BACKUP_SYNC} `]) {
    test(`are those of ${JSON.stringify(plugin)} too`, () =>
      assert.equal(describeFunction(plugin, 'UPLOAD_CONFIG').risk, 'destructive'));
  }
});

describe('a function of another plugin', () => {
  const RISKS: readonly (readonly [name: string, risk: string])[] = [
    ['STATUS', 'read'],
    ['GETLOG', 'read'],
    ['GET_SNMP_CONFIG', 'read'],
    ['SHOW_VERSION', 'read'],
    ['LIST', 'read'],
    ['status', 'read'],
    ['READ_CONF', 'read'],
    ['LISTEN', 'destructive'],
    ['GET_RESTART', 'destructive'],
    ['SHOWDOWN', 'destructive'],
    ['LIST_INSTALL', 'destructive'],
    ['GETLOG_TRUNCATE', 'destructive'],
    ['GETLOG;UNINSTALL', 'destructive'],
    ['\u017fTATUS', 'destructive'],
    ['STATUS ', 'destructive'],
    ['GET_AND_CLEAR', 'destructive'],
    ['GETLOG_RESET', 'destructive'],
    ['STATUS_RESET', 'destructive'],
    ['TARGET', 'destructive'],
    ['UPLOAD_CONFIG', 'destructive'],
    ['RESTART', 'destructive'],
    ['UNINSTALL', 'destructive'],
    ['REMOVE_ALL', 'destructive'],
  ];
  for (const [name, risk] of RISKS) {
    test(`counts ${name} as ${risk}`, () =>
      assert.equal(describeFunction('Administration.collectd-1.0', name).risk, risk));
  }

  test('never has its argument encoded', () => {
    assert.equal(describeFunction('Administration.collectd-1.0', 'UPLOAD_CONFIG').encode, 'none');
  });
});

describe('names of plugins', () => {
  test('fall into category, name and version', () => {
    assert.deepEqual(parsePluginName(BACKUP_SYNC), {
      category: 'Administration',
      name: 'BackupSync',
      version: '1.0.17',
    });
  });
  test('may hold hyphens and digits before the version', () => {
    assert.equal(parsePluginName('Administration.SuperDoctor-5.5.0-1.0.2')?.version, '1.0.2');
    assert.equal(parsePluginName('Administration.SuperDoctor-5.5.0-1.0.2')?.name, 'SuperDoctor-5.5.0');
  });
  for (const text of [
    '',
    'BackupSync',
    'Administration.BackupSync',
    'Administration.BackupSync-',
    '.BackupSync-1',
    'A.B C-1',
  ]) {
    test(`are not "${text}"`, () => assert.equal(parsePluginName(text), undefined));
  }
  for (const text of [
    BACKUP_SYNC,
    'Administration.BackupSync-1.0.17-1',
    'Administration.BackupSync-r5',
    `${BACKUP_SYNC} `,
    'administration.BACKUPSYNC-1.0.17',
    'BackupSync',
    'Administration.BackupSyncTest-1.0',
  ]) {
    test(`mean BackupSync in ${JSON.stringify(text)}`, () => assert.ok(isBackupSync(text)));
  }
  test('mean another plugin where nothing in them says BackupSync', () =>
    assert.ok(!isBackupSync('Administration.collectd-1.0')));
});

describe('names of functions', () => {
  for (const text of ['STATUS', 'upload_config', 'X2', 'A'.repeat(64)]) {
    test(`may be "${text}"`, () => assert.ok(isFunctionName(text)));
  }
  for (const text of ['', 'STATUS ', 'STATUS\n', 'GET-LOG', 'GETLOG;UNINSTALL', '\u017fTATUS', 'A'.repeat(65)]) {
    test(`are not ${JSON.stringify(text)}`, () => assert.ok(!isFunctionName(text)));
  }
});

describe('versions', () => {
  const ORDER = ['1', '1.0.1', '1.0.9', '1.0.17', '1.0.17b', '1.1', '1.10', '2'];
  test('are compared by number', () => assert.deepEqual([...ORDER].reverse().sort(compareVersions), ORDER));
  test('are equal where only zeros are missing', () => assert.equal(compareVersions('1.0', '1.0.0'), 0));
  test('decide which plugin is asked', () => {
    const plugins = [
      'Administration.BackupSync-1.0.9',
      BACKUP_SYNC,
      'Administration.collectd-9.9',
      'Administration.BackupSync-1.0.1',
    ];
    assert.equal(newestBackupSync(plugins), BACKUP_SYNC);
    assert.equal(newestBackupSync(['Administration.collectd-9.9']), undefined);
  });
  test('with a build at their end decide it too', () => {
    const rebuilt = `${BACKUP_SYNC}-1`;
    assert.equal(newestBackupSync(['Administration.BackupSync-1.0.9', rebuilt, BACKUP_SYNC]), rebuilt);
    assert.equal(newestBackupSync(['Administration.BackupSyncTest-9.9', BACKUP_SYNC]), BACKUP_SYNC);
  });
});

describe('exitCode', () => {
  for (const [status, code] of [
    [0, 0],
    [1, 1],
    [255, 255],
    [256, 1],
    [512, 2],
    [32512, 127],
    [-1, -1],
  ] as const) {
    test(`of status ${status} is ${code}`, () => assert.equal(exitCode(status), code));
  }
});

describe('parseStatus', () => {
  const READ: readonly (readonly [status: number, output: string, expected: string])[] = [
    [0, 'activated', 'activated'],
    [0, ' Not Activated.\n', 'not activated'],
    [0, 'not  installed', 'not installed'],
    [256, 'not installed', 'not installed'],
    [0, 'Checking …\nStatus: activated\n', 'activated'],
    [0, 'activated\nactivated', 'activated'],
    [0, 'activated\nnot activated', 'unknown'],
    [256, 'Error: Connection1 could not be activated', 'unknown'],
    [0, 'deactivated', 'unknown'],
    [0, 'started', 'unknown'],
    [0, '', 'unknown'],
  ];
  for (const [status, output, expected] of READ) {
    test(`reads ${JSON.stringify(output)} with status ${status} as ${expected}`, () =>
      assert.equal(parseStatus({ status, output }), expected));
  }
});
