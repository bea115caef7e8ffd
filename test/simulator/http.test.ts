import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { connect } from 'node:tls';
import { plantedPasswords, startSimulator } from '../../simulator/src/index';
import { call, decode, methodCall, send } from './client';
import { start } from './support';

const title = /<title>EXAoperation<\/title>/;
const emptyAnswer = /<methodResponse><params><param><value><string\/><\/value><\/param><\/params><\/methodResponse>/;

describe('A simulated cluster over HTTP', () => {
  test('answers a call with XML of UTF-8', async (t) => {
    const { edu01 } = await start(t);
    const { status, headers, body } = await send(edu01, { body: methodCall('getNodeList') });
    assert.deepEqual([status, headers['content-type']], [200, 'text/xml;charset=utf-8']);
    assert.deepEqual(decode(body.toString()), ['n0011', 'n0012', 'n0013']);
  });

  for (const path of ['/cluster1', '/cluster1/']) {
    test(`takes calls at ${path}`, async (t) => {
      const { edu01 } = await start(t);
      const { body } = await send(edu01, { path, body: methodCall('getDatabaseList') });
      assert.deepEqual(decode(body.toString()), ['exa_db1']);
    });
  }

  test('has an object at its path and as the first part of a method', async (t) => {
    const { edu01 } = await start(t);
    const { body } = await send(edu01, { path: '/cluster1/storage', body: methodCall('serviceIsOnline') });
    assert.equal(decode(body.toString()), true);
    assert.equal(await call(edu01, 'storage.serviceIsOnline'), true);
    assert.deepEqual(await call(edu01, 'n0012.getNodeState'), { status: 'Running' });
  });

  const pages: readonly (readonly [title: string, request: Parameters<typeof send>[1], status: number])[] = [
    ['a GET', { verb: 'GET' }, 200],
    [
      'another type of content',
      { headers: { 'Content-Type': 'application/xml' }, body: methodCall('getNodeList') },
      200,
    ],
    ['another path', { path: '/RPC2', body: methodCall('getNodeList') }, 404],
    ['a path that only begins alike', { path: '/cluster10', body: methodCall('getNodeList') }, 404],
  ];
  for (const [name, request, status] of pages) {
    test(`answers ${name} with a page`, async (t) => {
      const { edu01 } = await start(t);
      const response = await send(edu01, request);
      assert.deepEqual([response.status, response.headers['content-type']], [status, 'text/html;charset=utf-8']);
      assert.match(response.body.toString(), title);
    });
  }

  const logins: readonly (readonly [title: string, authorization: string])[] = [
    ['no login', ''],
    ['a wrong password', `Basic ${Buffer.from('admin:wrong').toString('base64')}`],
    ['another scheme', 'Bearer abc'],
  ];
  for (const [name, Authorization] of logins) {
    test(`refuses ${name} as Zope does, and does not record the call`, async (t) => {
      const { edu01, simulator } = await start(t);
      const response = await send(edu01, { headers: { Authorization }, body: methodCall('getNodeList') });
      assert.equal(response.status, 401);
      assert.equal(response.headers['www-authenticate'], 'basic realm="Zope"');
      assert.equal(response.headers['content-type'], 'text/xml;charset=utf-8');
      assert.match(response.body.toString(), emptyAnswer);
      assert.deepEqual(simulator.state('EDU01').calls, []);
    });
  }

  test('takes a password that is not ASCII in UTF-8', async (t) => {
    const { edu01 } = await start(t, { passwords: { EDU01: 'pässwörd: 100%' } });
    assert.deepEqual(await call(edu01, 'getDatabaseList'), ['exa_db1']);
  });

  const faults: readonly (readonly [title: string, method: string, params: readonly string[], fault: RegExp])[] = [
    ['a method that is not there', 'nope', [], /^Unexpected Zope exception: NotFound: Object: <.*>, name: u'nope'$/],
    ['a name of every object in JavaScript', 'toString', [], /NotFound/],
    ['an object that is not there', 'db_nope.getDatabaseInfo', [], /NotFound: .* name: u'db_nope'$/],
    ['a node that is not there', 'getNodeState', ['n0099'], /NotFound: .* name: u'n0099'$/],
    ['a parameter too many', 'getNodeList', ['n0011'], /^Unexpected Zope exception: TypeError: /],
    ['a parameter too few', 'callPlugin', ['p', 'n0011'], /^Unexpected Zope exception: TypeError: /],
    [
      'a plugin that is not there',
      'callPlugin',
      ['Nope-1', 'n0011', 'STATUS', ''],
      /UsageError: Plugin 'Nope-1' does not exist$/,
    ],
    ['functions of a plugin that is not there', 'showPluginFunctions', ['Nope-1'], /UsageError/],
    [
      'a plugin on a node that is not there',
      'callPlugin',
      ['Monitoring.collectd-5.5.0', 'n0099', 'STATUS'],
      /UsageError: Node 'n0099' does not exist$/,
    ],
    ['a user that is not there', 'getUserByName', ['nobody'], /UsageError/],
    ['a volume that is not there', 'storage.getVolumeInfo', ['v0099'], /UsageError/],
  ];
  for (const [name, method, params, expected] of faults) {
    test(`answers ${name} with HTTP 200 and fault -1`, async (t) => {
      const { edu01 } = await start(t);
      const { status, body } = await send(edu01, { body: methodCall(method, ...params) });
      const { faultCode, faultString } = decode(body.toString()) as { faultCode: number; faultString: string };
      assert.deepEqual([status, faultCode], [200, -1]);
      assert.match(faultString, expected);
    });
  }

  test('answers what is no XML-RPC with a fault', async (t) => {
    const { edu01 } = await start(t);
    for (const body of ['', 'no XML', '<methodCall></methodCall>', '<methodCall><methodName>getNodeList']) {
      assert.match((await send(edu01, { body })).body.toString(), /ExpatError/, body);
    }
  });

  test('refuses a parameter of type base64, because the plugin wants a string that holds base64', async (t) => {
    const { edu01 } = await start(t);
    const body = methodCall('callPlugin', 'Monitoring.collectd-5.5.0', 'n0011', 'PUT_CONFIG', 'AAAA').replace(
      '<string>AAAA</string>',
      '<base64>AAAA</base64>',
    );
    assert.match((await send(edu01, { body })).body.toString(), /TypeError/);
  });

  test('quotes what XML cannot hold as question marks', async (t) => {
    const { edu01 } = await start(t);
    const body = methodCall('getUserByName', 'a\x1bb');
    assert.match((await send(edu01, { body })).body.toString(), /User 'a\?b'/);
  });

  test('says which methods each of its objects has', async (t) => {
    const { edu01 } = await start(t);
    const names = (await call(edu01, 'listMethods')) as string[];
    assert.ok(['callPlugin', 'getNodeList', 'removePlugin', 'showPluginList'].every((name) => names.includes(name)));
    assert.deepEqual(await call(edu01, 'logservice1.listMethods'), ['listMethods', 'logEntries', 'logEntriesTagged']);
    assert.deepEqual(await call(edu01, 'n0010.listMethods'), ['getNodeState', 'listMethods']);
  });
});

const PROPERTIES = {
  disk_password: 'planted-disk-password',
  exacluster_version: '7.1.20',
  external_network: '10.60.101.0/24',
  no_allow_backup_download: false,
  no_allow_http: false,
  plugins: ['Administration.BackupSync-1.0.17', 'Monitoring.collectd-5.5.0'],
  update_password: 'planted-update-password',
};

describe('What a simulated cluster says about itself', () => {
  const answers: readonly (readonly [method: string, params: readonly string[], answer: unknown])[] = [
    ['getNodeState', ['n0011'], { status: 'Running' }],
    [
      'getServiceState',
      [],
      [
        ['Loggingd', 'OK'],
        ['Lockd', 'OK'],
        ['Storaged', 'OK'],
        ['DWAd', 'OK'],
      ],
    ],
    ['showPluginList', [], ['Administration.BackupSync-1.0.17', 'Monitoring.collectd-5.5.0']],
    ['getDatabaseList', [], ['exa_db1']],
    ['getAllDatabases', [], ['db_exa_db1']],
    ['getEXASuiteVersion', [], '7.1.20'],
    ['getEXACOSVersion', [], '7.1.20 simulated'],
    ['getPlugins', [], ['Administration.BackupSync-1.0.17', 'Monitoring.collectd-5.5.0']],
    ['havePlugins', [], true],
    [
      'getUserByName',
      ['FTPBackup'],
      { id: '8', login: 'FTPBackup', title: '4FTPbackup', password: 'planted-user-password' },
    ],
    ['getRolesForObject', ['cluster1', ''], [{ user: '1', role: 'Master', default: false }]],
    ['getRolesForObject', ['cluster1', '8'], []],
    ['storage.getListValues', ['StorageDisks'], ['d03_storage']],
    ['storage.getListValues', ['Users'], ['admin', 'FTPBackup']],
    ['getProperties', [], PROPERTIES],
    ['getAllUserLogins', [], ['admin', 'FTPBackup']],
    ['getCurrentLicenseServer', [], 10],
    ['getEXAoperationMaster', [], 'n0010'],
    ['storage.getVolumeList', [], ['v0000', 'v0001', 'v0003']],
    [
      'storage.getVolumeInfo',
      ['v0003'],
      { size: 100, disk: 'd03_storage', redundancy: 1, segments: [['n0011', 'n0012', 'n0013']] },
    ],
    ['getAllArchiveVolumes', [], ['v0003']],
    ['storage.getArchiveFilesystems', [], { v0003: ['StorageVolume', 3, 'rw'], r0001: ['RemoteVolume', 10001, 'rw'] }],
    ['getAllLogServices', [], [{ name: 'logservice1', services: ['EXAoperation'], priority: 'Information' }]],
  ];
  for (const [method, params, expected] of answers) {
    test(`is right for ${method}`, async (t) => {
      const { edu01 } = await start(t);
      assert.deepEqual(await call(edu01, method, ...params), expected);
    });
  }

  test('holds a marked secret wherever real answers may hold one, which a client must drop or hide', async (t) => {
    const { edu01 } = await start(t);
    const asked = [
      ['getProperties'],
      ['getUserByName', 'FTPBackup'],
      ['getHardwareInformation', 'n0011'],
      ['db_exa_db1.getDatabaseInfo'],
      ['storage.getVolumeInfo', 'r0001'],
      ['logservice1.logEntries'],
    ] as const;
    const answers = await Promise.all(asked.map(([method, ...params]) => call(edu01, method, ...params)));
    const everything = JSON.stringify(answers);
    assert.deepEqual(
      plantedPasswords.filter((secret) => !everything.includes(secret)),
      [],
    );
    assert.equal(plantedPasswords.length, 7);
  });

  test('differs between the clusters in name, archive volume and number of nodes', async (t) => {
    const { simulator, edu01, edu02 } = await start(t, { clusters: 3, nodes: [3, 2] });
    assert.deepEqual(
      simulator.clusters.map(({ name }) => name),
      ['EDU01', 'EDU02', 'EDU03'],
    );
    assert.deepEqual(await call(edu01, 'getAllArchiveVolumes'), ['v0003']);
    assert.deepEqual(await call(edu02, 'getAllArchiveVolumes'), ['v0002']);
    const counts = simulator.clusters.map(({ name }) => simulator.state(name).nodes.length);
    assert.deepEqual(counts, [3, 2, 2]);
  });
});

describe('A simulated cluster over TLS', () => {
  test('shows the certificate whose fingerprint it announced', async (t) => {
    const { edu01, edu02 } = await start(t, { tls: true });
    const { fingerprint } = await send(edu01, { body: methodCall('getNodeList') });
    assert.equal(fingerprint, edu01.fingerprint);
    assert.notEqual(fingerprint, edu02.fingerprint);
  });

  test('speaks TLS 1.2 and nothing older', async (t) => {
    const { edu01 } = await start(t, { tls: true });
    const port = Number(new URL(edu01.url).port);
    const protocolWith = (maxVersion: 'TLSv1.1' | 'TLSv1.2'): Promise<string | null> =>
      new Promise((resolve, reject) => {
        const socket = connect({
          port,
          host: '127.0.0.1',
          rejectUnauthorized: false,
          minVersion: 'TLSv1',
          maxVersion,
          ciphers: 'DEFAULT@SECLEVEL=0',
        });
        socket.once('error', reject);
        socket.once('secureConnect', () => {
          resolve(socket.getProtocol());
          socket.destroy();
        });
      });
    assert.equal(await protocolWith('TLSv1.2'), 'TLSv1.2');
    await assert.rejects(protocolWith('TLSv1.1'), /protocol version/);
  });

  test('is reached under http and has no fingerprint without TLS', async (t) => {
    const { edu01 } = await start(t);
    assert.match(edu01.url, /^http:\/\/127\.0\.0\.1:\d+\/cluster1\/$/);
    assert.equal('fingerprint' in edu01, false);
  });
});

describe('The start of a simulation', () => {
  test('makes other passwords every time, unless they are given', async (t) => {
    const first = await start(t);
    const second = await start(t, { passwords: { EDU02: 'given' } });
    assert.notEqual(first.edu01.password, second.edu01.password);
    assert.match(first.edu01.password, /^[\w-]{16}$/);
    assert.equal(second.edu02.password, 'given');
  });

  test('fails as a whole where a port is taken', async (t) => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    t.after(() => blocker.close());
    const { port } = blocker.address() as AddressInfo;
    await assert.rejects(startSimulator({ ports: [0, port] }), { code: 'EADDRINUSE' });
  });

  test('fails for a fault that is not in the table', () =>
    assert.rejects(startSimulator({ faults: ['gremlins'] }), {
      name: 'TypeError',
      message: /^Unknown fault "gremlins"/,
    }));
});
