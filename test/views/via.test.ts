import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCluster, type ClusterConfig } from '../../client/src/clusters/config';
import type { Via } from '../../client/src/exaoperation/failover';
import { clusterRoots, describe as describeCluster, fingerprintOf } from '../../client/src/views/clusters/model';
import { describeVia, explainVia } from '../../client/src/views/clusters/via';

const [LICENCE, FIRST, SECOND] = [
  'https://10.60.101.10/cluster1/',
  'https://10.60.101.11/cluster1/',
  'https://[2001:db8::12]:4443/cluster1/',
];
const nodeAddresses = { n0011: '10.60.101.11', n0012: '2001:DB8::12' };

function cluster(more: object = {}): ClusterConfig {
  const read = readCluster({ name: 'EDU01', urls: [LICENCE, FIRST, SECOND], user: 'admin', nodeAddresses, ...more });
  assert.ok(typeof read !== 'string');
  return read;
}

function via(url: string, ...silent: string[]): Via {
  const error = { kind: 'network', message: 'EDU01: no connection.', remedy: '', outcomeUnknown: false } as const;
  return { url, silent: silent.map((one) => ({ url: one, since: 1000, error })) };
}

describe('beside the name of a cluster', () => {
  const rows: readonly [title: string, via: Via | undefined, expected: string][] = [
    ['stands no address if it has only one, or was not called yet', undefined, ''],
    ['stands no address while the first one is used', via(LICENCE), ''],
    ['stands no address if only one that is not needed is silent', via(LICENCE, FIRST), ''],
    [
      'stands the node whose address is used, and what does not answer',
      via(FIRST, LICENCE),
      'via n0011 (10.60.101.10 does not answer)',
    ],
    [
      'stand all addresses that do not answer',
      via(SECOND, LICENCE, FIRST),
      'via n0012 (10.60.101.10, n0011 do not answer)',
    ],
    ['stands the address alone if those before it answer again', via(FIRST), 'via n0011'],
  ];
  for (const [title, used, expected] of rows) {
    test(title, () => assert.equal(describeVia(cluster(), used), expected));
  }

  test('stands the host where the settings name no node for it', () => {
    const used = via(SECOND, LICENCE);
    assert.equal(
      describeVia(cluster({ nodeAddresses: {} }), used),
      'via [2001:db8::12]:4443 (10.60.101.10 does not answer)',
    );
  });

  test('the address comes before what the nodes say', () => {
    const [node] = clusterRoots(
      [cluster()],
      [],
      () => ({ kind: 'reading' }),
      () => via(FIRST, LICENCE),
    );
    assert.ok(node?.kind === 'cluster');
    assert.equal(describeCluster(node), 'via n0011 (10.60.101.10 does not answer) · reading…');
  });
});

describe('the tooltip of a cluster', () => {
  const time = (at: number): string => `T${at}`;

  test('says of each silent address since when, and why', () => {
    assert.deepEqual(explainVia(cluster(), via(FIRST, LICENCE, SECOND), time), [
      '10.60.101.10 has not answered since T1000: EDU01: no connection.',
      'n0012 has not answered since T1000: EDU01: no connection.',
    ]);
  });

  test('warns of an address that shows another cluster', () => {
    const used = { ...via(FIRST), difference: 'its nodes are n0021, not n0011' };
    assert.deepEqual(explainVia(cluster(), used, time), [
      'n0011 may be another cluster: its nodes are n0021, not n0011. Nothing is changed there.',
    ]);
  });
});

test('the tree is drawn again when a cluster is called at another address', () => {
  const seen = (used: Via): string =>
    fingerprintOf(
      clusterRoots(
        [cluster()],
        [],
        () => ({ kind: 'unread' }),
        () => used,
      ),
    );
  assert.notEqual(seen(via(LICENCE)), seen(via(FIRST, LICENCE)));
});
