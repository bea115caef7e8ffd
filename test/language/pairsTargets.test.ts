import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConnectionSetting } from '../../server/src/language/index';
import { components } from '../../server/src/language/pairs/components';
import { clientBlock, pairLines, serverBlock, type Files } from './workspaceSupport';

/** A connection from one volume to another, by way of some nodes. */
function client(name: string, from: string, to: string, nodes = '10.0.0.1'): string {
  return clientBlock(name, ['v0003', 'FROM'], ['v0002', to], ['FROM', from], ['10.60.102.11; 10.60.102.12', nodes]);
}

/** A client's file and its server's, in the folders of their clusters. */
function connection(name: string, [source, from]: Volume, [destination, to]: Volume): Files {
  return {
    [`${source}/client-${name}.cfg`]: client(name, from, to, `10.0.${destination.slice(-1)}.1`),
    [`${destination}/server-${name}.cfg`]: serverBlock(name),
  };
}

type Volume = readonly [cluster: string, volume: string];

const link = (name: string, source: string, destination: string): ConnectionSetting => ({
  name,
  client: source,
  server: destination,
});

/** The lines about targets; the rest is said elsewhere. */
function targetLines(files: Files, connections: readonly ConnectionSetting[] = []): readonly string[] {
  return pairLines(files, connections).filter((line) => /pair-(same-target|loop|chain)/.test(line));
}

test('two connections that share an address and write to the same volume point to each other', () => {
  const files = {
    'a.cfg': client('One', 'v0001', 'v0009', '10.0.0.1; 10.0.0.2'),
    'b.cfg': client('Two', 'v0002', 'v0009', '10.0.0.2; 10.0.0.3'),
    'c.cfg': client('Three', 'v0003', 'v0008', '10.0.0.1; 10.0.0.2'),
    'd.cfg': client('Four', 'v0004', 'v0009', '10.0.0.4'),
  };
  assert.deepEqual(targetLines(files), [
    'a.cfg warning pair-same-target "v0009" > b.cfg:1',
    'b.cfg warning pair-same-target "v0009" > a.cfg:1',
  ]);
});

test('two connections to one cluster of the settings write to the same volume whatever their addresses', () => {
  const files = {
    'a.cfg': client('One', 'v0001', 'v0009', '10.0.0.1'),
    'b.cfg': client('Two', 'v0002', 'v0009', '10.0.0.2'),
  };
  assert.deepEqual(targetLines(files), []);
  assert.deepEqual(targetLines(files, [link('One', 'EDU01', 'EDU03'), link('Two', 'EDU02', 'edu03')]), [
    'a.cfg warning pair-same-target "v0009" > b.cfg:1',
    'b.cfg warning pair-same-target "v0009" > a.cfg:1',
  ]);
});

test('the same address in two clusters of the settings is not the same target', () => {
  const files = { 'a.cfg': client('One', 'v0001', 'v0009'), 'b.cfg': client('Two', 'v0002', 'v0009') };
  assert.equal(targetLines(files).length, 2);
  assert.deepEqual(targetLines(files, [link('One', 'EDU01', 'EDU03'), link('Two', 'EDU01', 'EDU04')]), []);
});

test('copies of a file are no rivals, unless the settings say that their sources differ', () => {
  const files = { 'a/a.cfg': client('One', 'v0001', 'v0009'), 'b/b.cfg': client('One', 'v0001', 'v0009') };
  assert.deepEqual(targetLines(files), []);
  const entries = [
    { ...link('One', 'EDU01', 'EDU03'), clientFile: 'a/a.cfg' },
    { ...link('One', 'EDU02', 'EDU03'), clientFile: 'b/b.cfg' },
  ];
  assert.equal(targetLines(files, entries).length, 2);
});

test('a template, whose passwords are to be filled in, is held against other templates only', () => {
  const filled = (text: string) => text.replaceAll('**PW**', '${secret:FTP}');
  const [one, two] = [client('One', 'v0001', 'v0009'), client('Two', 'v0009', 'v0001')];
  const template = client('Template', 'v0009', 'v0009');
  const links = [link('One', 'EDU01', 'EDU03'), link('Two', 'EDU03', 'EDU01'), link('Template', 'EDU03', 'EDU03')];
  const files = { 'one.cfg': filled(one), 'template.cfg': template };
  assert.deepEqual(targetLines(files), [], 'same target');
  assert.equal(targetLines({ ...files, 'template.cfg': filled(template) }).length, 2);
  assert.equal(targetLines({ ...files, 'one.cfg': one }).length, 2);
  assert.deepEqual(targetLines({ 'one.cfg': filled(one), 'two.cfg': two }, links), [], 'loop');
  assert.equal(targetLines({ 'one.cfg': filled(one), 'two.cfg': filled(two) }, links).length, 2);
  assert.deepEqual(targetLines({ ...files, 'template.cfg': client('Template', 'v0009', 'v0010') }, links), [], 'chain');
});

test('what is no address is shared by nobody', () => {
  const files = {
    'a.cfg': client('One', 'v0001', 'v0009', 'host1'),
    'b.cfg': client('Two', 'v0002', 'v0009', 'host1'),
  };
  assert.deepEqual(targetLines(files), []);
});

test('in folders per cluster, a loop of two is found and each member points to the next', () => {
  const files = {
    ...connection('There', ['EDU01', 'v0001'], ['EDU02', 'v0002']),
    ...connection('Back', ['EDU02', 'v0002'], ['EDU01', 'v0001']),
  };
  assert.deepEqual(targetLines(files), [
    'EDU01/client-There.cfg warning pair-loop "v0002" > EDU02/client-Back.cfg:1',
    'EDU02/client-Back.cfg warning pair-loop "v0001" > EDU01/client-There.cfg:1',
  ]);
});

test('a way back by another volume is no loop', () => {
  const files = {
    ...connection('There', ['EDU01', 'v0001'], ['EDU02', 'v0002']),
    ...connection('Back', ['EDU02', 'v0003'], ['EDU01', 'v0004']),
  };
  assert.deepEqual(targetLines(files), []);
});

test('a loop of three is one too, and what leads into it is a chain', () => {
  const files = {
    ...connection('A', ['EDU01', 'v0001'], ['EDU02', 'v0001']),
    ...connection('B', ['EDU02', 'v0001'], ['EDU03', 'v0001']),
    ...connection('C', ['EDU03', 'v0001'], ['EDU01', 'v0001']),
    ...connection('Into', ['EDU04', 'v0001'], ['EDU03', 'v0001']),
  };
  assert.deepEqual(
    targetLines(files).filter((line) => !line.includes('same-target')),
    [
      'EDU01/client-A.cfg warning pair-loop "v0001" > EDU02/client-B.cfg:1',
      'EDU02/client-B.cfg warning pair-loop "v0001" > EDU03/client-C.cfg:1',
      'EDU03/client-C.cfg warning pair-loop "v0001" > EDU01/client-A.cfg:1',
      'EDU04/client-Into.cfg information pair-chain "v0001" > EDU03/client-C.cfg:1',
    ],
  );
});

test('a chain is said where it begins', () => {
  const files = {
    ...connection('First', ['EDU01', 'v0001'], ['EDU02', 'v0002']),
    ...connection('Second', ['EDU02', 'v0002'], ['EDU03', 'v0003']),
  };
  assert.deepEqual(targetLines(files), [
    'EDU01/client-First.cfg information pair-chain "v0002" > EDU02/client-Second.cfg:1',
  ]);
});

test('the settings tell the clusters where the folders do not', () => {
  const files = {
    'a-client.cfg': client('There', 'v0001', 'v0002', '10.0.0.1'),
    'a-server.cfg': serverBlock('There'),
    'b-client.cfg': client('Back', 'v0002', 'v0001', '10.0.0.2'),
    'b-server.cfg': serverBlock('Back'),
  };
  assert.deepEqual(targetLines(files), [], 'one folder holds whole pairs, so it is no cluster');
  assert.deepEqual(targetLines(files, [link('There', 'EDU01', 'EDU02'), link('Back', 'EDU02', 'EDU01')]), [
    'a-client.cfg warning pair-loop "v0002" > b-client.cfg:1',
    'b-client.cfg warning pair-loop "v0001" > a-client.cfg:1',
  ]);
});

test('a file that holds no whole pair is the file of one cluster', () => {
  const files = {
    'EDU01.cfg': client('There', 'v0001', 'v0002', '10.0.0.1') + serverBlock('Back'),
    'EDU02.cfg': serverBlock('There') + client('Back', 'v0002', 'v0001', '10.0.0.2'),
  };
  assert.deepEqual(targetLines(files), [
    'EDU01.cfg warning pair-loop "v0002" > EDU02.cfg:6',
    'EDU02.cfg warning pair-loop "v0001" > EDU01.cfg:1',
  ]);
});

test('a connection that writes to the volume that it reads is a loop by itself', () => {
  const files = { 'a.cfg': client('One', 'v0001', 'v0001') };
  assert.deepEqual(targetLines(files, [link('One', 'EDU01', 'EDU01')]), ['a.cfg warning pair-loop "v0001"']);
});

test('components are the nodes that reach each other', () => {
  const edge = (pair: string) => ({ from: pair.charAt(0), to: pair.charAt(1) });
  const numbers = components(['ab', 'bc', 'ca', 'cd', 'de', 'ed', 'xd', 'yy'].map(edge));
  const groups = new Map<number, string>();
  for (const [node, number] of numbers) {
    groups.set(number, (groups.get(number) ?? '') + node);
  }
  const sorted = [...groups.values()].map((group) => Array.from(group).sort().join('')).sort();
  assert.deepEqual(sorted, ['abc', 'de', 'x', 'y']);
});

test('a way of 100,000 nodes is walked without running out of stack', () => {
  const edges = Array.from({ length: 100_000 }, (_, index) => ({ from: `${index}`, to: `${(index + 1) % 100_000}` }));
  assert.equal(new Set(components(edges).values()).size, 1);
});
