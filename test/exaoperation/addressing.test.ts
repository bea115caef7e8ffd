import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withBothForms, type CallObject } from '../../client/src/exaoperation/addressing';
import {
  authError,
  cancelledError,
  faultError,
  notXmlRpcError,
  type ExaError,
} from '../../client/src/exaoperation/errors';

const WHERE = { who: 'EDU01', host: 'h:443', url: 'https://h/cluster1/', user: 'admin' };
const NOT_FOUND = faultError(WHERE, "NotFound: Object: <NodeCluster object at 0x7f>, name: u'storage'", '', -1);
const NO_PAGE = notXmlRpcError(WHERE, 404);
const READ = { write: false };
const WRITE = { write: true };

/** A server that knows some of the addresses, written as object and method; others are answered with the error. */
function server(known: Readonly<Record<string, string | ExaError>>, otherwise: ExaError) {
  const asked: string[] = [];
  const call: CallObject<{ write: boolean }> = (object, method) => {
    const address = `${object}|${method}`;
    asked.push(address);
    const answer = known[address] ?? otherwise;
    return Promise.resolve(typeof answer === 'string' ? { ok: true, value: answer } : { ok: false, error: answer });
  };
  return { call: withBothForms(call), asked };
}

describe('an object of a cluster', () => {
  test('is asked under its own URL', async () => {
    const { call, asked } = server({ 'storage|getVolumeList': 'yes' }, NOT_FOUND);
    assert.deepEqual(await call('storage', 'getVolumeList', [], READ), { ok: true, value: 'yes' });
    assert.deepEqual(asked, ['storage|getVolumeList']);
  });

  for (const [title, refusal] of [
    ['the server does not find the object', NOT_FOUND],
    ['there is no XML-RPC at that URL', NO_PAGE],
  ] as const) {
    test(`is asked by a dotted method where ${title}, and only so from then on`, async () => {
      const { call, asked } = server({ '|storage.getVolumeList': 'yes', '|n0011.getNodeState': 'up' }, refusal);
      assert.deepEqual(await call('storage', 'getVolumeList', [], READ), { ok: true, value: 'yes' });
      assert.deepEqual(await call('n0011', 'getNodeState', [], READ), { ok: true, value: 'up' });
      assert.deepEqual(asked, ['storage|getVolumeList', '|storage.getVolumeList', '|n0011.getNodeState']);
    });
  }

  test('that is found neither way gives the first answer, and the next one is asked under its URL again', async () => {
    const { call, asked } = server({ '|n0099.getNodeState': faultError(WHERE, 'NotFound: n0099', '') }, NOT_FOUND);
    assert.deepEqual(await call('n0099', 'getNodeState', [], READ), { ok: false, error: NOT_FOUND });
    await call('n0011', 'getNodeState', [], READ);
    assert.deepEqual(asked.slice(0, 3), ['n0099|getNodeState', '|n0099.getNodeState', 'n0011|getNodeState']);
  });

  test('is not asked twice where the server refuses for another reason', async () => {
    const { call, asked } = server({}, authError(WHERE));
    assert.deepEqual(await call('storage', 'getVolumeList', [], READ), { ok: false, error: authError(WHERE) });
    assert.equal(asked.length, 1);
  });

  test('is not written to twice, and by a dotted method where a read has found it so', async () => {
    const { call, asked } = server({ '|storage.addStorageVolume': 'v0004', '|storage.getVolumeList': 'yes' }, NO_PAGE);
    assert.deepEqual(await call('storage', 'addStorageVolume', [], WRITE), { ok: false, error: NO_PAGE });
    assert.equal(asked.length, 1);
    await call('storage', 'getVolumeList', [], READ);
    assert.deepEqual(await call('storage', 'addStorageVolume', [], WRITE), { ok: true, value: 'v0004' });
  });

  test('whose second call is cancelled says so', async () => {
    const { call } = server({ '|storage.getVolumeList': cancelledError('EDU01') }, NO_PAGE);
    assert.deepEqual(await call('storage', 'getVolumeList', [], READ), { ok: false, error: cancelledError('EDU01') });
  });

  test('may have any name: in the URL it is encoded', async () => {
    const { call, asked } = server({}, authError(WHERE));
    await call('db_Größe "x" ?#', 'getDatabaseInfo', [], READ);
    assert.deepEqual(asked, ['db_Gr%C3%B6%C3%9Fe%20%22x%22%20%3F%23|getDatabaseInfo']);
  });
});

test('the cluster itself has one address', async () => {
  const { call, asked } = server({}, NO_PAGE);
  assert.deepEqual(await call('', 'getNodeList', [], READ), { ok: false, error: NO_PAGE });
  assert.deepEqual(asked, ['|getNodeList']);
});
