import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCluster, type ClusterConfig } from '../../client/src/clusters/config';
import type { Access } from '../../client/src/exaoperation/access';
import type { Risk } from '../../client/src/exaoperation/plugin';
import { gateFor, strictestAccess, type ConfirmLevel, type Gate } from '../../client/src/procedure/gate';

function cluster(access: Access): ClusterConfig {
  const read = readCluster({ name: 'EDU01', url: 'https://a/', user: 'admin', access });
  assert.ok(typeof read !== 'string');
  return read;
}

const rows: readonly [Access, Risk, ConfirmLevel, Gate['kind']][] = [
  ['full', 'read', 'always', 'open'],
  ['full', 'write', 'always', 'ask'],
  ['full', 'write', 'destructive', 'open'],
  ['full', 'destructive', 'destructive', 'ask'],
  ['full', 'destructive', 'never', 'open'],
  ['protected', 'read', 'never', 'open'],
  ['protected', 'write', 'destructive', 'askByName'],
  ['protected', 'destructive', 'never', 'askByName'],
  ['readOnly', 'read', 'always', 'open'],
  ['readOnly', 'write', 'never', 'refused'],
  ['readOnly', 'destructive', 'always', 'refused'],
];

describe('the gate in front of every call', () => {
  for (const [access, risk, confirm, kind] of rows) {
    test(`${access} cluster, ${risk} call, confirm "${confirm}": ${kind}`, () => {
      assert.equal(gateFor(cluster(access), risk, confirm).kind, kind);
    });
  }

  test('a program that nobody can be asked for is refused on a protected cluster', () => {
    const gate = gateFor(cluster('protected'), 'write', 'never', { interactive: false });
    assert.ok(gate.kind === 'refused', gate.kind);
    assert.match(gate.reason, /EDU01 is protected/);
  });

  test('all connections at once ask for the name of the cluster even where nothing else asks', () => {
    assert.equal(gateFor(cluster('full'), 'destructive', 'never', { everyConnection: true }).kind, 'askByName');
  });
});

test('a second entry for the same address does not open a door that the first one closes', () => {
  const closed = cluster('readOnly');
  const open = { ...cluster('full'), name: 'ALIAS' };
  assert.equal(strictestAccess(open, [closed, open]), 'readOnly');
  assert.equal(strictestAccess(open, [{ ...closed, urls: ['https://other/'] }, open]), 'full');
});
