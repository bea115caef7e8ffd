import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { compareClusters, factIn, type ClusterFacts } from '../../client/src/exaoperation/clusterFacts';

const KNOWN: ClusterFacts = { nodes: ['n0011', 'n0012'], plugins: ['A.B-1'], network: ['10.60.101.0/24'] };

describe('two looks at clusters', () => {
  const rows: readonly [title: string, known: ClusterFacts, seen: ClusterFacts, expected: string][] = [
    ['with the same nodes, plugins and network saw the same one', KNOWN, { ...KNOWN }, 'same'],
    ['that list the same in another order saw the same one', KNOWN, { ...KNOWN, nodes: ['n0012', 'n0011'] }, 'same'],
    ['saw the same one, whichever order came first', { ...KNOWN, nodes: ['n0012', 'n0011'] }, KNOWN, 'same'],
    [
      'saw the same one if only one of them was told the network',
      KNOWN,
      { nodes: KNOWN.nodes!, plugins: KNOWN.plugins! },
      'same',
    ],
    ['with another node saw two', KNOWN, { ...KNOWN, nodes: ['n0011'] }, 'its nodes are n0011, not n0011, n0012'],
    ['with no plugin saw two', KNOWN, { ...KNOWN, plugins: [] }, 'its plugins are none, not A.B-1'],
    [
      'with the same nodes and plugins in another network saw two',
      KNOWN,
      { ...KNOWN, network: ['10.60.102.0/24'] },
      'its network is 10.60.102.0/24, not 10.60.101.0/24',
    ],
    ['prove nothing without the nodes', { plugins: ['A.B-1'] }, KNOWN, 'unknown'],
    ['prove nothing without the plugins', KNOWN, { nodes: KNOWN.nodes!, network: KNOWN.network! }, 'unknown'],
    ['prove nothing if the first has seen nothing', {}, KNOWN, 'unknown'],
  ];
  for (const [title, known, seen, expected] of rows) {
    test(title, () => {
      const compared = compareClusters(known, seen);
      assert.equal(compared.kind === 'different' ? compared.difference : compared.kind, expected);
    });
  }

  test('name only the first of many nodes', () => {
    const nodes = Array.from({ length: 5000 }, (_, index) => `n${1000 + index}`);
    const compared = compareClusters({ nodes }, { nodes: ['n0011'] });
    assert.ok(compared.kind === 'different');
    assert.equal(compared.difference, 'its nodes are n0011, not n1000, n1001, n1002, n1003, n1004, …');
  });
});

test('of the properties of a cluster only its network is kept: others are passwords', () => {
  const properties = { disk_password: 'Geheim42', external_network: '10.60.101.0/24' };
  assert.deepEqual(factIn('', 'getProperties', properties), { network: ['10.60.101.0/24'] });
});

test('an answer of another object, or of another shape, says nothing of the cluster', () => {
  assert.deepEqual(factIn('n0011', 'getNodeList', ['n0011']), {});
  assert.deepEqual(factIn('', 'getNodeList', 'n0011'), {});
  assert.deepEqual(factIn('', 'listMethods', ['getNodeList']), {});
});
