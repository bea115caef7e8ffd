import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import {
  callPlugin,
  execute,
  getAllArchiveVolumes,
  getDatabaseList,
  getEXASuiteVersion,
  getNodeList,
  getNodeState,
  getVolumeList,
  listMethods,
  showPluginFunctions,
  showPluginList,
  type RemoteCall,
  type Timeouts,
} from '../../client/src/exaoperation/calls';
import { createRedactor } from '../../client/src/exaoperation/redact';
import type { CallOptions, Transport, XmlRpcValue } from '../../client/src/exaoperation/transport';

const PLUGIN = 'Administration.BackupSync-1.0.17';
const TIMEOUTS: Timeouts = { connect: 10, read: 30, log: 60, write: 120, install: 600 };

/** A transport that answers with one value and remembers how it was asked. */
function answering(
  value: XmlRpcValue,
): Transport & { asked: { object: string; method: string; options: CallOptions }[] } {
  const asked: { object: string; method: string; options: CallOptions }[] = [];
  return {
    name: 'EDU01',
    redact: (text, secrets) => createRedactor(['Geheim42', ...secrets])(text),
    asked,
    call: (object, method, _params, options) => {
      asked.push({ object, method, options });
      return Promise.resolve({ ok: true, value });
    },
    dispose: () => undefined,
  };
}

describe('answers', () => {
  const status = callPlugin(PLUGIN, 'n0011', 'STATUS', '');
  const READ: readonly (readonly [title: string, call: RemoteCall<unknown>, value: XmlRpcValue, expected: unknown])[] =
    [
      ['the nodes', getNodeList(), ['n0011', 'n0012'], ['n0011', 'n0012']],
      ['each node once', getNodeList(), ['n0012', 'n0011', 'n0012'], ['n0012', 'n0011']],
      ['no nodes', getNodeList(), [], []],
      ['a node list with something else in it', getNodeList(), ['n0011', '../x'], undefined],
      ['a node list of numbers', getNodeList(), [11], undefined],
      ['a node list that is a string', getNodeList(), 'n0011', undefined],
      ['plugins', showPluginList(), [PLUGIN], [PLUGIN]],
      ['each plugin once', showPluginList(), [PLUGIN, 'A.x-1', PLUGIN], [PLUGIN, 'A.x-1']],
      [
        'functions with their help',
        showPluginFunctions(PLUGIN),
        { STATUS: 'Show\u001b[1m it', GETLOG: null },
        { STATUS: 'Show it', GETLOG: '' },
      ],
      ['functions as a list', showPluginFunctions(PLUGIN), ['STATUS'], undefined],
      ['functions with a number for help', showPluginFunctions(PLUGIN), { STATUS: 1 }, undefined],
      ['status and output', status, [0, 'activated'], { status: 0, output: 'activated' }],
      ['output and status, the other way round', status, ['activated', 256], { status: 256, output: 'activated' }],
      ['an output that is nil', status, [0, null], { status: 0, output: '' }],
      ['an output with controls', status, [0, 'a\u0007b\r\n'], { status: 0, output: 'ab\n' }],
      ['a negative status', status, [-1, ''], { status: -1, output: '' }],
      ['a status alone', status, [0], undefined],
      ['two statuses', status, [0, 1], undefined],
      ['two outputs', status, ['0', 'activated'], undefined],
      ['a fraction for a status', status, [0.5, ''], undefined],
      ['three parts', status, [0, '', ''], undefined],
      ['an output that is a struct', status, [0, {}], undefined],
      ['nil instead of a pair', status, null, undefined],
      ['methods', listMethods(), ['callPlugin'], ['callPlugin']],
      ['the state of a node', getNodeState('n0011'), { status: 'Running', password: 'geheim' }, { status: 'Running' }],
      ['the state of a node without status', getNodeState('n0011'), {}, undefined],
      ['databases', getDatabaseList(), ['exa_db1'], ['exa_db1']],
      ['the version', getEXASuiteVersion(), ' 7.1.2\n', '7.1.2'],
      ['volumes as a list', getVolumeList(), ['v0001'], ['v0001']],
      ['volumes as a struct', getVolumeList(), { v0001: 'x', r0002: {} }, ['v0001', 'r0002']],
      ['volumes as structs with names', getAllArchiveVolumes(), [{ name: 'v0003', password: 'geheim' }], ['v0003']],
      ['volumes as lists that start with names', getAllArchiveVolumes(), [['v0003', 3]], ['v0003']],
      ['volumes as numbers', getAllArchiveVolumes(), [3], undefined],
      ['volumes as nil', getAllArchiveVolumes(), null, undefined],
    ];
  for (const [title, call, value, expected] of READ) {
    test(`${expected === undefined ? 'refuse' : 'give'} ${title}`, () =>
      assert.deepEqual(
        call.decode(value, (text) => text),
        expected,
      ));
  }
});

describe('execute', () => {
  test('gives the decoded value', async () => {
    const result = await execute(answering(['n0011']), getNodeList(), { timeouts: TIMEOUTS });
    assert.deepEqual(result, { ok: true, value: ['n0011'] });
  });

  test('names cluster, node, method and the types of an unexpected answer, not its values', async () => {
    const result = await execute(answering(['geheim', 'geheim']), callPlugin(PLUGIN, 'n0011', 'STATUS', ''), {
      timeouts: TIMEOUTS,
    });
    assert.ok(!result.ok);
    assert.equal(result.error.kind, 'shape');
    assert.equal(result.error.message, 'EDU01 n0011: unexpected answer from callPlugin: [string, string].');
    assert.equal(result.error.outcomeUnknown, false);
  });

  test('says that the outcome of a write with an unexpected answer is unknown', async () => {
    const result = await execute(answering(null), callPlugin(PLUGIN, 'n0011', 'INSTALL', ''), { timeouts: TIMEOUTS });
    assert.ok(!result.ok);
    assert.equal(result.error.outcomeUnknown, true);
  });

  const LIMITS: readonly (readonly [name: string, milliseconds: number, write: boolean])[] = [
    ['STATUS', 30_000, false],
    ['GETLOG', 60_000, false],
    ['ACTIVATE', 120_000, true],
    ['INSTALL', 600_000, true],
    ['SOMETHING', 120_000, true],
  ];
  for (const [name, milliseconds, write] of LIMITS) {
    test(`gives ${name} ${milliseconds / 1000} s, as a ${write ? 'write' : 'read'}`, async () => {
      const transport = answering([0, '']);
      await execute(transport, callPlugin(PLUGIN, 'n0011', name, ''), { timeouts: TIMEOUTS });
      const { timeoutMs, connectTimeoutMs, write: asked, subject } = transport.asked[0]!.options;
      assert.deepEqual([timeoutMs, connectTimeoutMs, asked, subject], [milliseconds, 10_000, write, 'n0011']);
    });
  }

  test('asks the storage for its volumes and a node for its state', async () => {
    const transport = answering([]);
    await execute(transport, getVolumeList(), { timeouts: TIMEOUTS });
    await execute(transport, getNodeState('n0011'), { timeouts: TIMEOUTS });
    assert.deepEqual(
      transport.asked.map(({ object, method }) => [object, method]),
      [
        ['storage', 'getVolumeList'],
        ['n0011', 'getNodeState'],
      ],
    );
  });

  test('hides the account password and the secrets of the call in the output of a plugin', async () => {
    const call = callPlugin(PLUGIN, 'n0011', 'UPLOAD_CONFIG', 'QUJD', ['ftpword']);
    const output = 'Geh\u001b[0meim42, myftpwords, ftp://u:some thing@h/v';
    const result = await execute(answering([0, output]), call, { timeouts: TIMEOUTS });
    assert.deepEqual(result, { ok: true, value: { status: 0, output: '•••, my•••s, ftp://u:•••@h/v' } });
  });

  test('leaves a public key in the output of a plugin as it is', async () => {
    const key = `ssh-rsa ${randomBytes(279).toString('base64')} root@n0011.c0001.exacluster.local\n`;
    for (const name of ['SSHKEY', 'UPLOAD_KEY']) {
      const argument = name === 'SSHKEY' ? 'Connection1' : Buffer.from(key).toString('base64');
      const output = `${key}${argument}\n`;
      const result = await execute(answering([0, output]), callPlugin(PLUGIN, 'n0011', name, argument), {
        timeouts: TIMEOUTS,
      });
      assert.deepEqual(result, { ok: true, value: { status: 0, output } });
    }
  });

  test('passes the secrets inside a file on, with the file', () => {
    assert.deepEqual(callPlugin(PLUGIN, 'n0011', 'UPLOAD_CONFIG', 'QUJD', ['ftpword']).secrets, ['QUJD', 'ftpword']);
    assert.deepEqual(callPlugin(PLUGIN, 'n0011', 'ACTIVATE', 'Connection1', ['ftpword']).secrets, ['ftpword']);
  });

  test('treats every argument as secret but the name of a connection and a public key', () => {
    assert.deepEqual(callPlugin(PLUGIN, 'n0011', 'UPLOAD_CONFIG', 'QUJD').secrets, ['QUJD']);
    assert.deepEqual(callPlugin('A.collectd-1', 'n0011', 'PUT_CONFIG', 'x').secrets, ['x']);
    assert.deepEqual(callPlugin(PLUGIN, 'n0011', 'ACTIVATE', 'Connection1').secrets, []);
    assert.deepEqual(callPlugin(PLUGIN, 'n0011', 'UPLOAD_KEY', 'QUJD').secrets, []);
  });
});
