import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCluster, type ClusterConfig } from '../../client/src/clusters/config';
import type { Access } from '../../client/src/exaoperation/access';
import type { Risk } from '../../client/src/exaoperation/plugin';
import { gateFor, gateWith, strictest, type ConfirmLevel, type Gate } from '../../client/src/procedure/gate';

function cluster(access: Access, more: object = {}): ClusterConfig {
  const read = readCluster({ name: 'EDU01', url: 'https://a/', user: 'admin', access, ...more });
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

describe('a second entry for the same cluster', () => {
  const PIN = 'AB'.repeat(32);
  const closed = cluster('readOnly', { url: 'https://a/', fingerprint: PIN, nodeAddresses: { n0011: '10.0.0.11' } });

  const same: readonly [string, object][] = [
    ['the same address', { url: 'https://a/cluster1/' }],
    ['no encryption', { url: 'http://A/' }],
    ['the full host name', { url: 'https://a./' }],
    ['one of several addresses', { urls: ['https://b/', 'https://a/'] }],
    ['the address of a node', { url: 'https://10.0.0.11/' }],
    ['a node with the address', { url: 'https://b/', nodeAddresses: { n0012: 'a' } }],
    ['another name with the same certificate', { url: 'https://b/', fingerprint: PIN }],
  ];
  for (const [what, more] of same) {
    test(`with ${what} does not open a door that the first one closes`, () => {
      const open = cluster('full', { name: 'ALIAS', ...more });
      assert.deepEqual(strictest(open, [closed, open]), { name: 'ALIAS', access: 'readOnly', accessOf: 'EDU01' });
    });
  }

  const others: readonly [string, object][] = [
    ['another host', { url: 'https://b/' }],
    ['a port of its own, as a tunnel has', { url: 'https://a:8443/' }],
    ['another certificate', { url: 'https://b/', fingerprint: 'CD'.repeat(32) }],
  ];
  for (const [what, more] of others) {
    test(`is another cluster with ${what}`, () => {
      const open = cluster('full', { name: 'OTHER', ...more });
      assert.deepEqual(strictest(open, [closed, open]), { name: 'OTHER', access: 'full' });
    });
  }

  test('is named in the refusal', () => {
    const gate = gateFor({ name: 'ALIAS', access: 'readOnly', accessOf: 'EDU01' }, 'write', 'never');
    assert.ok(gate.kind === 'refused');
    assert.match(gate.reason, /ALIAS is the same cluster as EDU01/);
  });
});

describe('the gate in front of what makes no sense', () => {
  const open: Gate = { kind: 'open' };
  const senseless = { kind: 'refused', reasons: ['Not installed.'] } as const;

  test('refuses a program and says why', () => {
    assert.deepEqual(gateWith(open, senseless, { interactive: false }), { kind: 'refused', reason: 'Not installed.' });
  });

  test('wants the name of the cluster from a person, whatever else is asked', () => {
    assert.equal(gateWith(open, senseless).kind, 'askByName');
    assert.equal(gateWith({ kind: 'ask' }, senseless).kind, 'askByName');
  });

  test('is still asked by a command line that says "anyway"', () => {
    assert.equal(gateWith(open, senseless, { interactive: false, anyway: true }).kind, 'ask');
  });

  test('never opens what is read-only', () => {
    const closed = gateFor(cluster('readOnly'), 'write', 'never');
    assert.equal(gateWith(closed, senseless, { anyway: true }), closed);
    assert.equal(gateWith(closed, senseless), closed);
  });

  for (const kind of ['confirm', 'nothingToDo'] as const) {
    test(`asks a person where there is a doubt (${kind}), and lets a program go on`, () => {
      const doubt = { kind, reasons: ['Active.'] };
      assert.equal(gateWith(open, doubt).kind, 'ask');
      assert.equal(gateWith({ kind: 'askByName' }, doubt).kind, 'askByName');
      assert.equal(gateWith(open, doubt, { interactive: false }).kind, 'open');
    });
  }
});
