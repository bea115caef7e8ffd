import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { faultTable, parseFault } from '../../simulator/src/faults';
import type { ClusterAccess } from '../../simulator/src/index';
import { base64, call, decode, methodCall, run, send } from './client';
import { start } from './support';
import type { Started } from './support';

const getNodeList = { body: methodCall('getNodeList') };
const status = (access: ClusterAccess, node = 'n0011') => run(access, node, 'STATUS');

/** The text of a rejection, with Node's code where it has one. */
async function rejection(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return `${code} ${message}`;
  }
  return '';
}

/** Gives a call up once the cluster has it and has answered later ones, so that to see "never" takes no waiting. */
async function isLeftWithoutAnswer({ simulator }: Started, access: ClusterAccess, node: string): Promise<boolean> {
  const giveUp = new AbortController();
  const body = methodCall('callPlugin', 'Administration.BackupSync-1.0.17', node, 'STATUS', '');
  const pending = send(access, { body, signal: giveUp.signal }).then(
    () => false,
    () => true,
  );
  while (!simulator.state(access.name).calls.some(({ params }) => params[1] === node)) {
    await call(access, 'getNodeList');
  }
  await call(access, 'getNodeList');
  giveUp.abort();
  return pending;
}

/** What each fault does, by its name in the table; the next test makes sure that none is forgotten. */
const proofs: Readonly<Record<string, (t: TestContext) => Promise<void>>> = {
  unauthorized: async (t) => {
    const { edu01 } = await start(t, { faults: ['unauthorized'] });
    const { status: code, headers } = await send(edu01, getNodeList);
    assert.deepEqual([code, headers['www-authenticate']], [401, 'basic realm="Zope"']);
  },
  'unauthorized-after-N': async (t) => {
    const { edu01, simulator } = await start(t);
    await simulator.setFault('unauthorized-after-2');
    const codes = [];
    for (let count = 0; count < 4; count += 1) {
      codes.push((await send(edu01, getNodeList)).status);
    }
    assert.deepEqual(codes, [200, 200, 401, 401]);
  },
  'dotted-only': async (t) => {
    const { edu01 } = await start(t, { faults: ['dotted-only@EDU01'] });
    const object = await send(edu01, { path: '/cluster1/storage', body: methodCall('getVolumeList') });
    assert.equal(object.status, 404);
    assert.deepEqual(await call(edu01, 'storage.getVolumeList'), ['v0000', 'v0001', 'v0003']);
  },
  html: async (t) => {
    const { edu01 } = await start(t, { faults: ['html'] });
    const { status: code, headers, body } = await send(edu01, getNodeList);
    assert.deepEqual([code, headers['content-type']], [200, 'text/html;charset=utf-8']);
    assert.match(body.toString(), /<title>EXAoperation</);
  },
  'http-500': async (t) => {
    const { edu01 } = await start(t, { faults: ['http-500'] });
    assert.equal((await send(edu01, getNodeList)).status, 500);
  },
  reset: async (t) => {
    for (const tls of [false, true]) {
      const { edu01 } = await start(t, { faults: ['reset'], tls });
      assert.match(await rejection(send(edu01, getNodeList)), /^ECONNRESET/);
    }
  },
  truncated: async (t) => {
    const { edu01 } = await start(t, { faults: ['truncated'] });
    assert.match(await rejection(send(edu01, getNodeList)), /aborted/);
  },
  huge: async (t) => {
    const { edu01 } = await start(t, { faults: ['huge'] });
    const { body } = await send(edu01, getNodeList);
    assert.equal((decode(body.toString()) as string).length, 32 * 1024 * 1024);
  },
  version8: async (t) => {
    const { edu01 } = await start(t, { faults: ['version8'] });
    const methods = (await call(edu01, 'listMethods')) as string[];
    assert.ok(methods.includes('getNodeList'));
    assert.deepEqual(
      methods.filter((name) => /plugin/i.test(name)),
      [],
    );
    await assert.rejects(status(edu01), /NotFound: .* name: u'callPlugin'$/);
  },
  'no-plugin': async (t) => {
    const { edu01 } = await start(t, { faults: ['no-plugin'] });
    assert.deepEqual(await call(edu01, 'showPluginList'), ['Monitoring.collectd-5.5.0']);
    await assert.rejects(status(edu01), /UsageError/);
    const { plugins } = (await call(edu01, 'getProperties')) as { plugins: string[] };
    assert.deepEqual(plugins, ['Monitoring.collectd-5.5.0']);
  },
  'changed-certificate': async (t) => {
    const { simulator, edu01, edu02 } = await start(t, { tls: true, faults: ['changed-certificate@EDU01'] });
    const shown = async (access: ClusterAccess) => (await send(access, getNodeList)).fingerprint;
    const changed = await shown(edu01);
    assert.match(changed ?? '', /^[0-9A-F]{64}$/);
    assert.notEqual(changed, edu01.fingerprint);
    assert.equal(await shown(edu02), edu02.fingerprint);
    await simulator.setFault('html@EDU02');
    assert.equal(await shown(edu01), changed);
    await simulator.clearFaults();
    assert.equal(await shown(edu01), edu01.fingerprint);
  },
  'dead-node': async (t) => {
    const started = await start(t, { faults: ['dead-node@EDU01/n0012'] });
    const { edu01 } = started;
    assert.equal(await isLeftWithoutAnswer(started, edu01, 'n0012'), true);
    assert.deepEqual(await status(edu01, 'n0011'), [0, 'not installed']);
    assert.deepEqual(await call(edu01, 'getNodeState', 'n0012'), { status: 'Unknown' });
    assert.deepEqual(await call(edu01, 'getNodeState', 'n0011'), { status: 'Running' });
  },
  'slow-node': async (t) => {
    const { edu01 } = await start(t, { faults: ['slow-node@EDU01/n0012'] });
    const finished: string[] = [];
    await Promise.all(
      ['n0012', 'n0011', 'n0013'].map(async (node) => {
        await status(edu01, node);
        finished.push(node);
      }),
    );
    assert.equal(finished.at(-1), 'n0012');
  },
  'fail-node': async (t) => {
    const { edu01 } = await start(t, { faults: ['fail-node@EDU01/n0012'] });
    assert.deepEqual(await run(edu01, 'n0012', 'INSTALL'), [256, 'install: simulated failure on n0012']);
    assert.deepEqual(await run(edu01, 'n0011', 'INSTALL'), [0, '']);
  },
  'fail-call-N': async (t) => {
    const { edu01 } = await start(t, { faults: ['fail-call-2@EDU01'] });
    await call(edu01, 'getNodeList');
    const codes = [];
    for (const node of ['n0011', 'n0012', 'n0013']) {
      codes.push(((await status(edu01, node)) as [number, string])[0]);
    }
    assert.deepEqual(codes, [0, 256, 0]);
  },
  'fault-node': async (t) => {
    const { edu01 } = await start(t, { faults: ['fault-node@EDU01/n0012'] });
    await assert.rejects(status(edu01, 'n0012'), /^Error: Unexpected Zope exception: UsageError: Node 'n0012'/);
    assert.deepEqual(await status(edu01), [0, 'not installed']);
  },
  'empty-status': async (t) => {
    const { edu01 } = await start(t, { faults: ['empty-status'] });
    assert.deepEqual(await status(edu01), [0, '']);
    assert.deepEqual(await run(edu01, 'n0011', 'NOPE'), [256, "Unknown function 'NOPE'"]);
  },
  'unknown-status': async (t) => {
    const { edu01 } = await start(t, { faults: ['unknown-status'] });
    assert.deepEqual(await status(edu01), [0, 'rebuilding the index (37 %)']);
  },
  'control-bytes': async (t) => {
    const { edu01 } = await start(t, { faults: ['control-bytes'] });
    const body = methodCall('callPlugin', 'Administration.BackupSync-1.0.17', 'n0011', 'STATUS', '');
    const answer = (await send(edu01, { body })).body;
    assert.ok(answer.includes(Buffer.from('not installed\x1b[31m\x07\xe4\xf6\xff\x1b[0m</string>', 'latin1')));
  },
  swapped: async (t) => {
    const { edu01 } = await start(t, { faults: ['swapped'] });
    assert.deepEqual(await status(edu01), ['not installed', 0]);
  },
  'rotate-keys': async (t) => {
    const { simulator, edu01 } = await start(t);
    await configure(edu01, 'Connection1');
    const first = await run(edu01, 'n0011', 'SSHKEY', 'Connection1');
    await simulator.setFault('rotate-keys');
    const second = await run(edu01, 'n0011', 'SSHKEY', 'Connection1');
    assert.notDeepEqual(second, first);
    await simulator.clearFaults();
    assert.deepEqual(await run(edu01, 'n0011', 'SSHKEY', 'Connection1'), second);
  },
  'append-keys': async (t) => {
    const { simulator, edu01 } = await start(t, { faults: ['append-keys'] });
    await configure(edu01, 'Connection1');
    const [, key] = (await run(edu01, 'n0011', 'SSHKEY', 'Connection1')) as [number, string];
    const lines = [`${key}-one`, `${key}-two`];
    for (const line of [...lines, ...lines]) {
      await run(edu01, 'n0011', 'UPLOAD_KEY', base64(line));
    }
    assert.deepEqual(simulator.state('EDU01').nodes[0]?.keys, lines);
  },
  'merge-config': async (t) => {
    const { simulator, edu01 } = await start(t, { faults: ['merge-config'] });
    const texts = [await configure(edu01, 'First'), await configure(edu01, 'Second'), await configure(edu01, 'First')];
    const [node] = simulator.state('EDU01').nodes;
    assert.deepEqual(
      node?.connections.map(({ name }) => name),
      ['Second', 'First'],
    );
    assert.equal(node.config, texts.join('\n'));
  },
};

/** Installs the plugin on n0011 and uploads a connection of the server side; returns its text. */
async function configure(access: ClusterAccess, name: string): Promise<string> {
  const text = `${name}\n{\nSSH = server\n}\n`;
  await run(access, 'n0011', 'INSTALL');
  assert.deepEqual(await run(access, 'n0011', 'UPLOAD_CONFIG', base64(text)), [0, '']);
  return text;
}

describe('The fault', () => {
  for (const [kind, { text }] of faultTable) {
    test(`${kind} does what its line says: ${text}`, async (t) => {
      const proof = proofs[kind];
      assert.ok(proof, 'there is no proof for this fault');
      await proof(t);
    });
  }
});

describe('A fault', () => {
  test('concerns its cluster only', async (t) => {
    const { edu01, edu02 } = await start(t, { faults: ['http-500@EDU02'] });
    const codes = [(await send(edu01, getNodeList)).status, (await send(edu02, getNodeList)).status];
    assert.deepEqual(codes, [200, 500]);
  });

  test('with a node concerns plugin calls on that node only, also by its short name', async (t) => {
    const { edu01 } = await start(t, { faults: ['swapped@EDU01', 'html@EDU01/n0012'] });
    assert.deepEqual(await call(edu01, 'getDatabaseList'), ['exa_db1']);
    assert.deepEqual(await status(edu01, 'n0011'), ['not installed', 0]);
    const body = methodCall('callPlugin', 'Administration.BackupSync-1.0.17', 'n12', 'STATUS', '');
    assert.equal((await send(edu01, { body })).headers['content-type'], 'text/html;charset=utf-8');
  });

  test('adds to others, until all are cleared', async (t) => {
    const { simulator, edu01 } = await start(t, { faults: ['swapped'] });
    await simulator.setFault('unknown-status');
    assert.deepEqual(await status(edu01), ['rebuilding the index (37 %)', 0]);
    await simulator.clearFaults();
    assert.deepEqual(await status(edu01), [0, 'not installed']);
  });

  test('that is not known is refused and changes nothing', async (t) => {
    const { simulator, edu01 } = await start(t);
    await assert.rejects(simulator.setFault('gremlins'), TypeError);
    assert.match(simulator.faultProblem('gremlins') ?? '', /^Unknown fault/);
    assert.equal(simulator.faultProblem('html'), undefined);
    assert.deepEqual(await status(edu01), [0, 'not installed']);
  });
});

describe('A written fault', () => {
  const places = new Map([['EDU01', ['n0011', 'n0012']]]);

  test('is read with its count, cluster and node', () => {
    assert.deepEqual(
      ['html', 'http-500@EDU01', 'fail-call-12@EDU01/n0012'].map((text) => parseFault(text, places)),
      [
        { ok: true, fault: { kind: 'html', count: 0 } },
        { ok: true, fault: { kind: 'http-500', count: 0, cluster: 'EDU01' } },
        { ok: true, fault: { kind: 'fail-call-N', count: 12, cluster: 'EDU01', node: 'n0012' } },
      ],
    );
  });

  const refused: readonly (readonly [text: string, message: RegExp])[] = [
    ['', /^Unknown fault ""/],
    ['html-2', /^Unknown fault "html-2"/],
    ['fail-call', /^Unknown fault "fail-call"/],
    ['fail-call-N', /^Unknown fault "fail-call-N"/],
    ['html@', /^Unknown fault "html@"/],
    ['html@EDU09', /^Unknown cluster "EDU09" in fault "html@EDU09". Clusters: EDU01$/],
    ['html@EDU01/n0099', /^Unknown node "n0099" in fault "html@EDU01\/n0099". Nodes: n0011, n0012$/],
    ['version8@EDU01/n0011', /^"version8" concerns a whole cluster; leave "\/n0011" out$/],
  ];
  for (const [text, message] of refused) {
    test(`is refused when it is "${text}"`, () => {
      const result = parseFault(text, places);
      assert.match(result.ok ? 'taken' : result.message, message);
    });
  }
});
