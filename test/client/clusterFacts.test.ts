import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clusterFacts, followClusters, type KnownClusters } from '../../client/src/clusterFacts';
import { readClusters } from '../../client/src/clusters/config';
import { Signal } from '../../client/src/clusters/signal';
import type { ClusterState } from '../../client/src/clusters/states';
import type { Snapshot } from '../../client/src/exaoperation/snapshot';

const EDU01 = {
  name: 'EDU01',
  url: 'https://10.60.101.10/cluster1/',
  user: 'admin',
  nodeAddresses: { n0011: '10.60.101.11' },
};

const SNAPSHOT: Snapshot = {
  name: 'EDU01',
  state: 'ok',
  nodes: [{ name: 'n0011', status: 'unknown' }],
  plugins: ['Administration.BackupSync-1.0.17'],
  databases: ['exa_db1'],
  volumes: ['v0003'],
  problems: [],
};

/** Clusters of a setting that can change, with the states that somebody has read. */
class Clusters implements KnownClusters {
  setting: unknown[] = [EDU01];
  state: ClusterState = { kind: 'unread' };
  readonly registry = { list: () => readClusters(this.setting).clusters, changed: new Signal<undefined>() };
  readonly states = { get: () => this.state, changed: new Signal<string | undefined>() };
}

describe('what the language server is told of the clusters', () => {
  test('is the name, the zone and the addresses of a cluster that nobody has read', () => {
    const clusters = new Clusters();
    clusters.setting = [
      { ...EDU01, timeZone: 'Europe/Berlin' },
      { ...EDU01, name: 'EDU02', nodeAddresses: {} },
    ];
    assert.deepEqual(clusterFacts(clusters), [
      {
        name: 'EDU01',
        timeZone: 'Europe/Berlin',
        addresses: ['10.60.101.11'],
        nodeNames: { '10.60.101.11': 'n0011' },
      },
      { name: 'EDU02' },
    ]);
  });

  test('has nodes, databases and volumes once they were read, and neither user nor address of EXAoperation', () => {
    const clusters = new Clusters();
    clusters.state = { kind: 'reading', snapshot: SNAPSHOT };
    assert.deepEqual(clusterFacts(clusters), [
      {
        name: 'EDU01',
        addresses: ['10.60.101.11'],
        nodeNames: { '10.60.101.11': 'n0011' },
        nodes: ['n0011'],
        databases: ['exa_db1'],
        archiveVolumes: ['v0003'],
      },
    ]);
  });

  test('leaves out what could not be read', () => {
    const clusters = new Clusters();
    clusters.state = { kind: 'read', snapshot: { ...SNAPSHOT, databases: [] } };
    assert.ok(!('databases' in (clusterFacts(clusters)?.[0] ?? {})));
  });

  test('is nothing at all where nobody has named a cluster', () => {
    const clusters = new Clusters();
    clusters.setting = [];
    assert.equal(clusterFacts(clusters), undefined);
  });
});

describe('following the clusters', () => {
  /** Lets the microtask run in which changes go out. */
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  test('sends changes of one moment as one, and nothing where nothing changed', async () => {
    const clusters = new Clusters();
    const sent: unknown[] = [];
    followClusters(clusters, clusterFacts(clusters), (facts) => sent.push(facts));
    clusters.states.changed.emit('EDU01');
    await settled();
    assert.deepEqual(sent, []);
    clusters.state = { kind: 'read', snapshot: SNAPSHOT };
    clusters.states.changed.emit('EDU01');
    clusters.states.changed.emit('EDU01');
    await settled();
    assert.deepEqual(sent, [clusterFacts(clusters)]);
  });

  test('takes a cluster back when its setting is gone', async () => {
    const clusters = new Clusters();
    const sent: unknown[] = [];
    followClusters(clusters, clusterFacts(clusters), (facts) => sent.push(facts));
    clusters.setting = [];
    clusters.registry.changed.emit(undefined);
    await settled();
    assert.deepEqual(sent, [undefined]);
  });

  test('sends at once what changed before it began', async () => {
    const clusters = new Clusters();
    const sent: unknown[] = [];
    followClusters(clusters, undefined, (facts) => sent.push(facts));
    await settled();
    assert.deepEqual(sent, [clusterFacts(clusters)]);
  });

  test('is silent when it was ended', async () => {
    const clusters = new Clusters();
    const sent: unknown[] = [];
    const end = followClusters(clusters, clusterFacts(clusters), (facts) => sent.push(facts));
    clusters.setting = [];
    clusters.registry.changed.emit(undefined);
    end();
    clusters.registry.changed.emit(undefined);
    await settled();
    assert.deepEqual(sent, []);
  });
});
