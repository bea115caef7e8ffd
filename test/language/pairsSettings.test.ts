import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  defaultContext,
  findings,
  messageOf,
  settingProblems,
  type ClusterFacts,
  type ConnectionSetting,
} from '../../server/src/language/index';
import {
  clientBlock,
  clusterFacts,
  contextOf,
  documentsOf,
  findingsIn,
  linesOf,
  pairLines,
  serverBlock,
  type Files,
} from './workspaceSupport';

const client = clientBlock();
const server = serverBlock();
const pair = { 'client.cfg': client, 'server.cfg': server };
const link: ConnectionSetting = { name: 'Connection1', client: 'EDU01', server: 'EDU02' };
const withFiles: ConnectionSetting = { ...link, clientFile: 'client.cfg', serverFile: 'server.cfg' };

/** The sentences about settings and clusters. */
function sentences(files: Files, connections: readonly ConnectionSetting[], clusters?: readonly ClusterFacts[]) {
  const documents = documentsOf(files);
  const context = contextOf(documents, connections, clusters);
  return documents
    .flatMap((document) => findings(document, context))
    .filter(({ problem }) => /^(setting|cluster)-/.test(problem.rule))
    .map(({ problem }) => messageOf(problem));
}

test('settings and clusters that fit say nothing', () => {
  assert.deepEqual(pairLines(pair, [link], clusterFacts), []);
  assert.deepEqual(pairLines(pair, [withFiles], clusterFacts), []);
});

test('names of clusters are the same in any case', () => {
  assert.deepEqual(pairLines(pair, [{ ...link, client: 'edu01' }], clusterFacts), []);
});

test('a cluster that is none is reported once, on the block of its side, with the nearest name', () => {
  const entry = { ...link, server: 'EDU20' };
  assert.deepEqual(pairLines(pair, [entry], clusterFacts), [
    'server.cfg warning setting-unknown-cluster "Connection1"',
  ]);
  assert.match(sentences(pair, [entry], clusterFacts).join(), /Did you mean EDU02\?/);
  assert.deepEqual(pairLines(pair, [entry]), [], 'nobody knows the clusters');
});

test('a block without a partner speaks of both clusters', () => {
  assert.deepEqual(
    pairLines({ 'client.cfg': client }, [{ ...link, server: 'EDU20' }], clusterFacts).filter((line) =>
      line.includes('setting-'),
    ),
    ['client.cfg warning setting-unknown-cluster "Connection1"'],
  );
});

test('two entries for one block tell nothing about its clusters', () => {
  const entries = [
    { ...link, client: 'X' },
    { ...link, client: 'Y' },
  ];
  assert.deepEqual(pairLines(pair, entries, clusterFacts), []);
});

test('an entry that names one file speaks of the partner of its block too', () => {
  const entry = { ...link, server: 'EDU20', clientFile: 'client.cfg' };
  assert.deepEqual(pairLines(pair, [entry], clusterFacts), [
    'server.cfg warning setting-unknown-cluster "Connection1"',
  ]);
});

test('a file that does not exist is reported where its partner is', () => {
  const files = { 'client.cfg': client };
  assert.deepEqual(pairLines(files, [withFiles]), ['client.cfg warning setting-missing-file "Connection1"']);
  assert.deepEqual(sentences(files, [withFiles]), [
    'backupSync.connections names server.cfg for this connection, but there is no such file.',
  ]);
});

test('a file without such a block is reported where its partner is', () => {
  const files = { 'client.cfg': client, 'server.cfg': serverBlock('Other') + serverBlock('More') };
  assert.equal(pairLines(files, [withFiles])[0], 'client.cfg warning setting-missing-file "Connection1"');
  assert.deepEqual(sentences(files, [withFiles]), [
    'backupSync.connections names server.cfg, but it has no block of this name with SSH = server.',
  ]);
});

test('files that the settings name the wrong way round are reported on both', () => {
  const entry = { ...link, clientFile: 'server.cfg', serverFile: 'client.cfg' };
  assert.deepEqual(pairLines(pair, [entry]), [
    'client.cfg warning setting-missing-file "Connection1"',
    'server.cfg warning setting-missing-file "Connection1"',
  ]);
  assert.match(sentences(pair, [entry])[0]!, /says that the server of this connection is here/);
});

test('a block beside the one that the settings mean is not spoken of', () => {
  const files = { 'client.cfg': client + server, 'server.cfg': server };
  assert.deepEqual(
    pairLines(files, [withFiles]).filter((line) => line.includes('setting-')),
    [],
  );
});

test('one file may be named for both sides', () => {
  const entry = { ...link, clientFile: 'both.cfg', serverFile: 'both.cfg' };
  assert.deepEqual(pairLines({ 'both.cfg': client + server }, [entry], clusterFacts), []);
  assert.deepEqual(
    pairLines({ 'both.cfg': client }, [entry]).filter((line) => line.includes('setting-')),
    ['both.cfg warning setting-missing-file "Connection1"'],
  );
});

test('a name of the settings that no file has is reported on the block of a named file that is nearly called so', () => {
  const entry = { ...withFiles, name: 'Conection1' };
  assert.deepEqual(pairLines(pair, [entry]), [
    'client.cfg warning setting-unknown-connection "Connection1"',
    'server.cfg warning setting-unknown-connection "Connection1"',
  ]);
  assert.deepEqual(pairLines(pair, [entry, link]), [], 'the block has an entry of its own');
  assert.deepEqual(pairLines(pair, [{ ...entry, name: 'Nightly' }]), []);
});

test('each mistake of an entry is listed once, with the property to correct and what was meant', () => {
  const entries = [
    withFiles,
    { ...withFiles, name: 'Conection1', client: 'EDU1', serverFile: 'none.cfg' },
    { ...link, name: 'Nightly', server: 'Berlin' },
    { ...link, clientFile: 'server.cfg' },
  ];
  const context = contextOf(documentsOf(pair), entries, clusterFacts);
  assert.deepEqual(
    settingProblems(context).map(({ rule, index, field, data }) => [
      index,
      field,
      rule,
      data['nearest'] ?? data['kind'],
    ]),
    [
      [1, 'name', 'setting-unknown-connection', 'Connection1'],
      [1, 'client', 'setting-unknown-cluster', 'EDU01'],
      [1, 'serverFile', 'setting-missing-file', 'file'],
      [2, 'name', 'setting-unknown-connection', undefined],
      [2, 'server', 'setting-unknown-cluster', undefined],
      [3, 'clientFile', 'setting-missing-file', 'block'],
    ],
  );
  assert.deepEqual(settingProblems({ ...defaultContext, settings: context.settings }), []);
});

test('what is shown at the settings is not repeated at a block, and what follows from it is not said either', () => {
  const documents = documentsOf({ 'client.cfg': client });
  const { settings, ...context } = contextOf(documents, [withFiles], clusterFacts);
  const shown = { ...context, settings: { ...settings, areConnectionsShown: true } };
  assert.deepEqual(linesOf(findingsIn(documents, shown)), []);
});

test('every address of the source among REMOTE_NODES is marked', () => {
  const files = { ...pair, 'client.cfg': client.replace('10.60.102.11;', '10.60.101.11; 10.60.101.12;') };
  assert.deepEqual(pairLines(files, [link], clusterFacts), [
    'client.cfg warning cluster-own-address "10.60.101.11"',
    'client.cfg warning cluster-own-address "10.60.101.12"',
  ]);
});

test('a third of the nodes of the source is enough, and the same node twice is one', () => {
  const nodes = (value: string) => ({ ...pair, 'client.cfg': client.replace(/(?<=REMOTE_NODES = ).*/, value) });
  const source = (count: number): ClusterFacts[] => [
    { name: 'EDU01', nodes: Array.from({ length: count }, (_, index) => `n${String(index + 11).padStart(4, '0')}`) },
    { name: 'EDU02' },
  ];
  assert.deepEqual(pairLines(nodes('10.60.102.11'), [link], source(3)), []);
  assert.deepEqual(pairLines(nodes('10.60.102.11'), [link], source(4)), [
    'client.cfg information cluster-few-nodes "10.60.102.11"',
  ]);
  assert.equal(pairLines(nodes('10.60.102.11; 10.60.102.11'), [link], source(4)).length, 1);
  assert.deepEqual(pairLines(nodes('10.60.102.11; 10.60.102.12'), [link], source(6)), []);
  assert.equal(pairLines(nodes('10.60.102.11; 10.60.102.12'), [link], source(7)).length, 1);
});

test('databases and volumes that a cluster does not have are marked, and facts are those of the last read', () => {
  const text = client.replace('exa_db1', 'exa_db1;exa_bd1').replace('v0003', 'v0007').replace('v0002', 'v0008');
  const files = { ...pair, 'client.cfg': text };
  assert.deepEqual(pairLines(files, [link], clusterFacts), [
    'client.cfg warning cluster-unknown-database "exa_bd1"',
    'client.cfg warning cluster-unknown-volume "v0007"',
    'client.cfg warning cluster-unknown-volume "v0008"',
  ]);
  for (const sentence of sentences(files, [link], clusterFacts)) {
    assert.match(sentence, /when it was last read/);
  }
});

test('what is not known of a cluster is not held against a file', () => {
  assert.deepEqual(pairLines(pair, [link], [{ name: 'EDU01' }, { name: 'EDU02' }]), []);
  const files = { ...pair, 'client.cfg': client.replace('exa_db1', 'other') };
  assert.deepEqual(pairLines(files, [], clusterFacts), [], 'nobody says which cluster the block is on');
});
