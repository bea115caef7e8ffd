import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCluster, type ClusterConfig } from '../../client/src/clusters/config';
import type { ClusterState } from '../../client/src/clusters/states';
import type { ExaErrorKind } from '../../client/src/exaoperation/errors';
import type { NodeSnapshot, Snapshot } from '../../client/src/exaoperation/snapshot';
import {
  clusterChildren,
  clusterRoots,
  fingerprintOf,
  idOf,
  summarize,
  type ClusterNode,
} from '../../client/src/views/clusters/model';

const read = readCluster({ name: 'EDU01', url: 'https://a/', user: 'admin' });
assert.ok(typeof read !== 'string');
const cluster: ClusterConfig = read;

function snapshot(statuses: readonly NodeSnapshot['status'][], rest: Partial<Snapshot> = {}): Snapshot {
  const nodes = statuses.map((status, index) => ({ name: `n001${index + 1}`, status }));
  return { name: 'EDU01', state: 'ok', nodes, plugins: [], databases: [], volumes: [], problems: [], ...rest };
}

function error(kind: ExaErrorKind): NonNullable<Snapshot['error']> {
  return { kind, message: `EDU01: ${kind}.`, remedy: 'Do this.', outcomeUnknown: false };
}

/** The tree below the cluster as lines, the way a person reads it. */
function outline(state: ClusterState): string[] {
  const [root] = clusterRoots([cluster], [], () => state);
  assert.ok(root);
  const lines = (nodes: readonly ClusterNode[], indent: string): string[] =>
    nodes.flatMap((node) => [`${indent}${textOf(node)}`, ...lines(clusterChildren(node), `${indent}  `)]);
  return lines(clusterChildren(root), '');
}

function textOf(node: ClusterNode): string {
  switch (node.kind) {
    case 'cluster':
      return node.cluster.name;
    case 'node':
      return `${node.node.name} ${node.busy ? '…' : node.node.status}`;
    case 'plugins':
      return 'Plugins';
    case 'plugin':
      return node.plugin;
    case 'message':
      return `(${node.message.text}${node.message.action ? ` -> ${node.message.action.title}` : ''})`;
  }
}

describe('below a cluster', () => {
  test('are its nodes with their status, then its plugins', () => {
    const plugins = ['Administration.BackupSync-1.0.17', 'Monitoring.collectd-5.1'];
    assert.deepEqual(outline({ kind: 'read', snapshot: snapshot(['activated', 'unreachable'], { plugins }) }), [
      'n0011 activated',
      'n0012 unreachable',
      'Plugins',
      '  Administration.BackupSync-1.0.17',
      '  Monitoring.collectd-5.1',
    ]);
  });

  test('words stand where there is nothing else', () => {
    assert.deepEqual(outline({ kind: 'read', snapshot: snapshot([]) }), [
      '(This cluster has no nodes.)',
      '(No plugin is uploaded.)',
    ]);
    assert.deepEqual(outline({ kind: 'unread' }), ['(Reading the nodes…)']);
    assert.deepEqual(outline({ kind: 'reading' }), ['(Reading the nodes…)']);
  });

  test('what was seen before stays while it is read again', () => {
    assert.deepEqual(outline({ kind: 'reading', snapshot: snapshot(['activated'], { plugins: ['A.B-1'] }) }), [
      'n0011 activated',
      'Plugins',
      '  A.B-1',
    ]);
  });

  test('a node that has not answered yet shows that it is being read', () => {
    assert.deepEqual(
      outline({ kind: 'reading', snapshot: snapshot(['activated', 'unknown'], { plugins: ['A.B-1'] }) }),
      ['n0011 activated', 'n0012 …', 'Plugins', '  A.B-1'],
    );
  });

  const remedies: readonly [ExaErrorKind, string][] = [
    ['network', 'Try again'],
    ['timeout', 'Try again'],
    ['auth', 'Set password'],
    ['tls', 'Check certificate'],
  ];
  for (const [kind, title] of remedies) {
    test(`an error of kind ${kind} is said in words, and a click offers "${title}"`, () => {
      const failed = snapshot([], { state: 'failed', error: error(kind) });
      assert.deepEqual(outline({ kind: 'read', snapshot: failed }), [`(EDU01: ${kind}. -> ${title})`]);
      assert.deepEqual(outline({ kind: 'failed', error: error(kind) }), [`(EDU01: ${kind}. -> ${title})`]);
    });
  }
});

describe('beside a cluster', () => {
  test('stands one status if all nodes share it, else how many have which', () => {
    assert.equal(summarize({ kind: 'read', snapshot: snapshot(['activated', 'activated']) }), '2 nodes, activated');
    assert.equal(
      summarize({ kind: 'read', snapshot: snapshot(['activated', 'unreachable', 'activated']) }),
      '2 activated, 1 unreachable',
    );
  });

  test('stands what is wrong in two or three words', () => {
    assert.equal(summarize({ kind: 'failed', error: error('auth') }), 'no login');
    assert.equal(summarize({ kind: 'failed', error: error('unsupported') }), 'not EXAoperation 6 or 7');
  });
});

test('an unusable entry of the settings is shown beside the clusters', () => {
  const roots = clusterRoots([cluster], ['Entry 2 cannot be used.'], () => ({ kind: 'unread' }));
  assert.deepEqual(roots.map(textOf), ['EDU01', '(Entry 2 cannot be used.)']);
});

test('every entry has an id of its own', () => {
  const state: ClusterState = {
    kind: 'read',
    snapshot: snapshot(['activated', 'activated'], { plugins: ['A.B-1', 'A.B-2'] }),
  };
  const roots = clusterRoots([cluster], ['x', 'y'], () => state);
  const all = [...roots, ...roots.flatMap(clusterChildren), ...roots.flatMap(clusterChildren).flatMap(clusterChildren)];
  assert.equal(new Set(all.map(idOf)).size, all.length);
});

describe('the tree is drawn again', () => {
  const seen = (state: ClusterState): string => fingerprintOf(clusterRoots([cluster], [], () => state));
  const before = snapshot(['activated', 'activated']);

  test('when the status of a node changes', () => {
    const after = snapshot(['activated', 'unreachable']);
    assert.notEqual(seen({ kind: 'read', snapshot: before }), seen({ kind: 'read', snapshot: after }));
  });

  test('not while it is read again with the same outcome', () => {
    assert.equal(seen({ kind: 'read', snapshot: before }), seen({ kind: 'reading', snapshot: before }));
    assert.equal(
      seen({ kind: 'read', snapshot: before }),
      seen({ kind: 'read', snapshot: { ...before, databases: ['exa_db1'] } }),
    );
  });
});
