import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RemoteCall } from '../../client/src/exaoperation/calls';
import {
  networkError,
  tlsError,
  authError,
  timeoutError,
  type ExaError,
  type Result,
} from '../../client/src/exaoperation/errors';
import { readSnapshot, type Ask, type Snapshot } from '../../client/src/exaoperation/snapshot';
import type { XmlRpcValue } from '../../client/src/exaoperation/values';

const WHERE = { who: 'EDU01', host: '127.0.0.1:443', url: 'https://127.0.0.1/cluster1/', user: 'admin' };
const OLD = 'Administration.BackupSync-1.0.9';
const NEW = 'Administration.BackupSync-1.0.17';

type Answers = Readonly<Record<string, XmlRpcValue | { readonly failed: ExaError }>>;

/** A cluster that answers by method, and for callPlugin by node. */
const CLUSTER: Answers = {
  listMethods: ['listMethods', 'callPlugin', 'getAllArchiveVolumes'],
  getNodeList: ['n0011', 'n0012'],
  showPluginList: [OLD, NEW],
  getDatabaseList: ['exa_db1'],
  getAllArchiveVolumes: ['v0003'],
  getVolumeList: ['v0001', 'v0003'],
  getEXASuiteVersion: '7.1.2',
  n0011: [0, 'activated'],
  n0012: [0, 'not activated'],
};

function cluster(changes: Answers = {}): { ask: Ask; asked: RemoteCall<unknown>[] } {
  const answers: Answers = { ...CLUSTER, ...changes };
  const asked: RemoteCall<unknown>[] = [];
  const ask = <T>(call: RemoteCall<T>): Promise<Result<T>> => {
    asked.push(call);
    const answer = answers[call.subject ?? call.method];
    return Promise.resolve(
      answer !== null && typeof answer === 'object' && 'failed' in answer
        ? { ok: false, error: answer.failed as ExaError }
        : { ok: true, value: call.decode(answer as XmlRpcValue, (text) => text)! },
    );
  };
  return { ask, asked };
}

const read = (changes?: Answers) => readSnapshot(cluster(changes).ask, { name: 'EDU01' });
const failed = (error: ExaError) => ({ failed: error });

describe('a snapshot', () => {
  test('holds nodes with their status, plugins, databases, volumes and version', async () => {
    assert.deepEqual(await read(), {
      name: 'EDU01',
      state: 'ok',
      nodes: [
        { name: 'n0011', status: 'activated', output: 'activated' },
        { name: 'n0012', status: 'not activated', output: 'not activated' },
      ],
      plugins: [OLD, NEW],
      databases: ['exa_db1'],
      volumes: ['v0003'],
      version: '7.1.2',
      problems: [],
    });
  });

  test('asks the newest BackupSync, by number, and only reads', async () => {
    const { ask, asked } = cluster();
    await readSnapshot(ask, { name: 'EDU01' });
    const status = asked.filter(({ method }) => method === 'callPlugin');
    assert.deepEqual(
      status.map(({ params }) => params),
      ['n0011', 'n0012'].map((node) => [NEW, node, 'STATUS', '']),
    );
    assert.ok(asked.every(({ write }) => !write));
  });

  test('asks no node where there is no BackupSync: it is not installed', async () => {
    const { ask, asked } = cluster({ showPluginList: ['Administration.collectd-1.0'] });
    const { nodes } = await readSnapshot(ask, { name: 'EDU01' });
    assert.deepEqual(nodes, [
      { name: 'n0011', status: 'not installed' },
      { name: 'n0012', status: 'not installed' },
    ]);
    assert.ok(asked.every(({ method }) => method !== 'callPlugin'));
  });

  test('takes the volumes of the storage where the cluster does not list archive volumes', async () => {
    assert.deepEqual((await read({ listMethods: ['callPlugin'] })).volumes, ['v0001', 'v0003']);
  });

  test('says which node is unreachable and keeps the others', async () => {
    const { state, nodes } = await read({ n0011: failed(timeoutError(WHERE, 'answer', 30_000)) });
    assert.equal(state, 'ok');
    assert.deepEqual(
      nodes.map(({ status }) => status),
      ['unreachable', 'not activated'],
    );
    assert.equal(nodes[0]!.error?.kind, 'timeout');
  });

  test('keeps the words of a status that it does not know', async () => {
    assert.deepEqual((await read({ n0012: [0, 'started'] })).nodes[1], {
      name: 'n0012',
      status: 'unknown',
      output: 'started',
    });
  });

  const STATES: readonly (readonly [error: ExaError, state: string])[] = [
    [networkError(WHERE, 'refused'), 'unreachable'],
    [timeoutError(WHERE, 'connect', 10_000), 'unreachable'],
    [authError(WHERE), 'unauthorized'],
    [tlsError(WHERE, 'untrusted'), 'untrusted'],
  ];
  for (const [error, state] of STATES) {
    test(`of a cluster that fails with ${error.kind} is ${state}, after one call`, async () => {
      const { ask, asked } = cluster({ listMethods: failed(error) });
      const snapshot = await readSnapshot(ask, { name: 'EDU01' });
      assert.deepEqual([snapshot.state, snapshot.error, asked.length], [state, error, 1]);
    });
  }

  test('refuses a cluster without callPlugin in a sentence about versions', async () => {
    const snapshot = await read({ listMethods: ['listMethods'] });
    assert.equal(snapshot.state, 'unsupported');
    assert.match(`${snapshot.error?.message} ${snapshot.error?.remedy}`, /^EDU01: .*callPlugin.*Exasol 8/);
  });

  test('is shown without databases when only these cannot be read', async () => {
    const error = authError(WHERE);
    const snapshot = await read({ getDatabaseList: failed(error) });
    assert.deepEqual([snapshot.state, snapshot.databases, snapshot.problems], ['ok', [], [error]]);
    assert.equal(snapshot.nodes.length, 2);
  });

  test('is not ok when the plugins cannot be read, and claims no status', async () => {
    const error = authError(WHERE);
    const snapshot = await read({ showPluginList: failed(error) });
    assert.deepEqual([snapshot.state, snapshot.error, snapshot.problems], ['unauthorized', error, []]);
    assert.deepEqual(
      snapshot.nodes.map(({ status }) => status),
      ['unknown', 'unknown'],
    );
  });

  test('grows while it is read', async () => {
    const seen: Snapshot[] = [];
    await readSnapshot(cluster().ask, { name: 'EDU01', onChange: (partial) => seen.push(partial) });
    assert.deepEqual(
      seen.map(({ nodes }) => nodes.map(({ status }) => status).join()),
      ['unknown,unknown', 'activated,unknown', 'activated,not activated'],
    );
  });
});
