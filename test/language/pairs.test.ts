import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  defaultContext,
  findings,
  messageOf,
  partnerOf,
  summarize,
  withDocument,
  type ConnectionSetting,
} from '../../server/src/language/index';
import {
  clientBlock,
  contextOf,
  documentsOf,
  linesOf,
  pairLines,
  pathOf,
  serverBlock,
  type Files,
} from './workspaceSupport';

const client = clientBlock();
const server = serverBlock();
const links: ConnectionSetting = { name: 'Connection1', client: 'EDU01', server: 'EDU02' };

/** `file:line` of the partner of each block of a file. */
function partners(files: Files, name: string, connections: readonly ConnectionSetting[] = []): readonly string[] {
  const documents = documentsOf(files);
  const context = contextOf(documents, connections);
  const document = documents[Object.keys(files).indexOf(name)]!;
  return summarize(document).map((block) => {
    const partner = partnerOf(block, context);
    const blocks = partner.kind === 'found' ? [partner.block] : partner.kind === 'several' ? partner.blocks : [];
    return [partner.kind, ...blocks.map(({ uri, range }) => `${pathOf(uri)}:${range.start.line + 1}`)].join(' ');
  });
}

test("the document's own pair is free of anything", () => {
  assert.deepEqual(pairLines({ 'client.cfg': client, 'server.cfg': server }), []);
  assert.deepEqual(pairLines({ 'EDU01/sync.cfg': client, 'EDU02/sync.cfg': server }), []);
  assert.deepEqual(pairLines({ 'both.cfg': client + server }), []);
});

test('the files of the settings come first', () => {
  const files = { 'a/client.cfg': client, 'a/server.cfg': server, 'b/server.cfg': server };
  const entry = { ...links, clientFile: 'a/client.cfg', serverFile: 'b/server.cfg' };
  assert.deepEqual(partners(files, 'a/client.cfg', [entry]), ['found b/server.cfg:1']);
  assert.deepEqual(partners(files, 'b/server.cfg', [entry]), ['found a/client.cfg:1']);
  assert.deepEqual(partners(files, 'a/server.cfg', [entry]), ['none'], 'the only client is taken');
});

test('an entry that names no files does not decide on them', () => {
  const files = { 'a/client.cfg': client, 'a/server.cfg': server, 'b/server.cfg': server };
  assert.deepEqual(partners(files, 'a/client.cfg', [links]), ['found a/server.cfg:1']);
  assert.deepEqual(partners(files, 'a/client.cfg', [{ ...links, clientFile: 'a/client.cfg' }]), [
    'found a/server.cfg:1',
  ]);
});

test('then comes the same file', () => {
  const files = { 'both.cfg': client + server, 'server.cfg': server };
  assert.deepEqual(partners(files, 'both.cfg'), ['found both.cfg:11', 'found both.cfg:1']);
  assert.deepEqual(partners(files, 'server.cfg'), ['none']);
});

test('then comes the same folder', () => {
  const files = { 'a/client.cfg': client, 'b/server.cfg': server, 'a/server.cfg': server };
  assert.deepEqual(partners(files, 'a/client.cfg'), ['found a/server.cfg:1']);
  assert.deepEqual(partners(files, 'b/server.cfg'), ['none']);
});

test('then comes the only one of the workspace that is nobody else’s partner', () => {
  const files = { 'a/client.cfg': client, 'a/server.cfg': server, 'b/client.cfg': client, 'c/d/server.cfg': server };
  assert.deepEqual(partners(files, 'b/client.cfg'), ['found c/d/server.cfg:1']);
  assert.deepEqual(partners(files, 'c/d/server.cfg'), ['found b/client.cfg:1']);
});

test('where several fit, one piece of information asks and lists them', () => {
  const files = { 'client.cfg': client, 'a/server.cfg': server, 'b/server.cfg': server };
  assert.deepEqual(partners(files, 'client.cfg'), ['several a/server.cfg:1 b/server.cfg:1']);
  assert.deepEqual(pairLines(files), [
    'client.cfg information pair-ambiguous "Connection1" > a/server.cfg:1 b/server.cfg:1',
  ]);
});

test('a block that does not say its side may be the other half', () => {
  const unsaid = server.replace('SSH = server\n', '');
  assert.deepEqual(partners({ 'client.cfg': client, 'server.cfg': unsaid }, 'client.cfg'), ['found server.cfg:1']);
  assert.deepEqual(partners({ 'client.cfg': client, 'server.cfg': unsaid }, 'server.cfg'), ['found client.cfg:1']);
  assert.deepEqual(pairLines({ 'client.cfg': client, 'server.cfg': unsaid }), []);
});

test('a block that says its side is preferred to one that does not', () => {
  const files = { 'client.cfg': client, 'old.cfg': server.replace('SSH = server\n', ''), 'server.cfg': server };
  assert.deepEqual(partners(files, 'client.cfg'), ['found server.cfg:1']);
});

test('a block whose other side is nowhere gets one piece of information that names the side', () => {
  assert.deepEqual(pairLines({ 'client.cfg': client }), ['client.cfg information pair-missing-partner "Connection1"']);
  const documents = documentsOf({ 'server.cfg': server });
  const [finding] = findings(documents[0]!, contextOf(documents));
  assert.match(messageOf(finding!.problem), /no block with SSH = client of this name/);
});

test('a copy in another folder bothers nobody', () => {
  const pair = { 'a/client.cfg': client, 'a/server.cfg': server };
  assert.deepEqual(pairLines({ ...pair, 'copy/client.cfg': client, 'copy/server.cfg': server }), []);
  assert.deepEqual(pairLines({ ...pair, 'copy/client.cfg': client }), []);
  assert.deepEqual(pairLines({ ...pair, 'copy/server.cfg': server }), []);
});

test('without a workspace, nothing is said about what other files may have', () => {
  const [document] = documentsOf({ 'client.cfg': client });
  assert.deepEqual(
    linesOf(findings(document!, defaultContext).map((found) => ({ ...found, document: document! }))),
    [],
  );
});

test('without a workspace, a document still is one', () => {
  const [document] = documentsOf({ 'both.cfg': client + server });
  const [block] = summarize(document!);
  assert.equal(partnerOf(block!, defaultContext).kind, 'none');
  assert.equal(partnerOf(block!, withDocument(defaultContext, document!)).kind, 'found');
});

test('a workspace that is behind the document is brought up to date', () => {
  const documents = documentsOf({ 'client.cfg': client, 'server.cfg': server });
  const [changed] = documentsOf({ 'client.cfg': client.replace('Connection1', 'Other') });
  const found = findings(changed!, contextOf(documents)).map((finding) => ({ ...finding, document: changed! }));
  assert.deepEqual(linesOf(found), ['client.cfg information pair-missing-partner "Other" > server.cfg:1']);
});

test('a workspace that is up to date is used as it is', () => {
  const documents = documentsOf({ 'client.cfg': client, 'server.cfg': server });
  const context = contextOf(documents);
  assert.equal(withDocument(context, documents[0]!), context);
});

test('two blocks that say the same side are an error on both', () => {
  assert.deepEqual(pairLines({ 'a.cfg': server, 'b.cfg': server }), [
    'a.cfg error pair-same-side "server" > b.cfg:1',
    'b.cfg error pair-same-side "server" > a.cfg:1',
  ]);
  assert.deepEqual(pairLines({ 'EDU01/a.cfg': server, 'EDU02/a.cfg': server }), [
    'EDU01/a.cfg error pair-same-side "server" > EDU02/a.cfg:1',
    'EDU02/a.cfg error pair-same-side "server" > EDU01/a.cfg:1',
  ]);
});

test('the settings tell which blocks make the pair that says the same side', () => {
  const files = { 'a/client.cfg': client, 'b/server.cfg': client, 'c/client.cfg': client };
  const entry = { ...links, clientFile: 'a/client.cfg', serverFile: 'b/server.cfg' };
  assert.deepEqual(
    pairLines(files, [entry]).filter((line) => line.includes(' error ')),
    [
      'a/client.cfg error pair-same-side "client" > b/server.cfg:1',
      'b/server.cfg error pair-same-side "client" > a/client.cfg:1',
    ],
  );
});

test('of three blocks of one side, nobody says which two make a pair', () => {
  assert.deepEqual(pairLines({ 'a.cfg': client, 'b.cfg': client, 'c.cfg': client }), [
    'a.cfg information pair-missing-partner "Connection1"',
    'b.cfg information pair-missing-partner "Connection1"',
    'c.cfg information pair-missing-partner "Connection1"',
  ]);
});

for (const other of ['connection1', 'Conection1', 'Connections1', 'Conenction1']) {
  test(`Connection1 and ${other} without partners are a slip, and each points to the other`, () => {
    assert.deepEqual(pairLines({ 'client.cfg': client, 'server.cfg': serverBlock(other) }), [
      'client.cfg warning pair-name-differs "Connection1" > server.cfg:1',
      `server.cfg warning pair-name-differs "${other}" > client.cfg:1`,
    ]);
  });
}

test('names that both have partners are never mentioned', () => {
  const pair = { 'client.cfg': client, 'server.cfg': server };
  const second = clientBlock('Connection2', ['v0002', 'v0004']);
  assert.deepEqual(pairLines({ ...pair, 'client2.cfg': second, 'server2.cfg': serverBlock('Connection2') }), []);
});

for (const other of ['Nightly', 'Connection2']) {
  test(`the only client and the only server of a folder may belong together: Connection1 and ${other}`, () => {
    const files = { 'a/client.cfg': client, 'a/server.cfg': serverBlock(other) };
    assert.deepEqual(pairLines(files), [
      'a/client.cfg information pair-missing-partner "Connection1" > a/server.cfg:1',
      `a/server.cfg information pair-missing-partner "${other}" > a/client.cfg:1`,
    ]);
    const pointing = (more: Files, connections: readonly ConnectionSetting[] = []) =>
      pairLines({ ...files, ...more }, connections).filter(
        (line) => line.includes('pair-missing-partner') && line.includes(' > '),
      );
    assert.deepEqual(pointing({ 'a/more.cfg': serverBlock('Weekly') }), [], 'there is a third');
    assert.deepEqual(pointing({ 'b/client.cfg': clientBlock(other) }), [], 'one has a partner elsewhere');
    assert.deepEqual(pointing({}, [links, { ...links, name: other }]), [], 'the settings know both');
    assert.equal(pointing({}, [links]).length, 2, 'the settings know one');
  });
}

test('names that differ by more beside others, or in folders that nothing links, are strangers', () => {
  const files = { 'client.cfg': client, 'server.cfg': serverBlock('Conn1'), 'more.cfg': serverBlock('Weekly') };
  assert.deepEqual(pairLines(files), [
    'client.cfg information pair-missing-partner "Connection1"',
    'server.cfg information pair-missing-partner "Conn1"',
    'more.cfg information pair-missing-partner "Weekly"',
  ]);
  assert.deepEqual(pairLines({ 'a/client.cfg': client, 'b/server.cfg': serverBlock('Conection1') }), [
    'a/client.cfg information pair-missing-partner "Connection1"',
    'b/server.cfg information pair-missing-partner "Conection1"',
  ]);
});

test('files that the settings link are compared across folders', () => {
  const files = { 'a/client.cfg': client, 'b/server.cfg': serverBlock('Conection1') };
  assert.deepEqual(pairLines(files, [{ ...links, clientFile: 'a/client.cfg', serverFile: 'b/server.cfg' }]), [
    'a/client.cfg warning pair-name-differs "Connection1" > b/server.cfg:1',
    'b/server.cfg warning pair-name-differs "Conection1" > a/client.cfg:1',
  ]);
});

test('numbered connections of one cluster in one file are no slip', () => {
  assert.deepEqual(pairLines({ 'EDU01.cfg': client + serverBlock('Connection2') }), [
    'EDU01.cfg information pair-missing-partner "Connection1"',
    'EDU01.cfg information pair-missing-partner "Connection2"',
  ]);
});

test('where two names are equally near, none is proposed', () => {
  const files = { 'client.cfg': client, 'a.cfg': serverBlock('Connectiona1'), 'b.cfg': serverBlock('Connectionb1') };
  assert.equal(pairLines(files)[0], 'client.cfg information pair-missing-partner "Connection1"');
});

test('the same letters in another case are nearer than another letter', () => {
  const files = { 'client.cfg': client, 'a.cfg': serverBlock('Conection1'), 'b.cfg': serverBlock('CONNECTION1') };
  assert.equal(pairLines(files)[0], 'client.cfg warning pair-name-differs "Connection1" > b.cfg:1');
});

test('the same connection twice in a folder with its partner is a duplicate', () => {
  assert.deepEqual(pairLines({ 'client.cfg': client, 'server.cfg': server, 'server-old.cfg': server }), [
    'server.cfg warning pair-duplicate "Connection1" > server-old.cfg:1',
    'server-old.cfg warning pair-duplicate "Connection1" > server.cfg:1',
  ]);
});

test('the same connection in two files that the settings give to one cluster is a duplicate', () => {
  const files = { 'a/client.cfg': client, 'a/server.cfg': server, 'b/client.cfg': client, 'b/server.cfg': server };
  const entries = (second: string) => [
    { ...links, clientFile: 'a/client.cfg', serverFile: 'a/server.cfg' },
    { ...links, client: second, server: 'EDU03', clientFile: 'b/client.cfg', serverFile: 'b/server.cfg' },
  ];
  assert.deepEqual(pairLines(files, entries('edu01')), [
    'a/client.cfg warning pair-duplicate "Connection1" > b/client.cfg:1',
    'b/client.cfg warning pair-duplicate "Connection1" > a/client.cfg:1',
  ]);
  assert.deepEqual(pairLines(files, entries('EDU04')), []);
});

test('what does not look like a name is not repeated, because it may hold a password', () => {
  const documents = documentsOf({ 'a.cfg': serverBlock('ftp://FTPbackup:Geheim99@%s/v0003') });
  const found = findings(documents[0]!, contextOf(documents));
  assert.ok(found.some(({ problem }) => problem.rule === 'pair-missing-partner'));
  assert.doesNotMatch(JSON.stringify(found) + found.map(({ problem }) => messageOf(problem)).join(), /Geheim99|…/);
});

test('a file is named with as much of its path as tells it from the others', () => {
  const sentences = (files: Files) => {
    const documents = documentsOf(files);
    return findings(documents[0]!, contextOf(documents))
      .filter(({ problem }) => problem.rule === 'pair-same-side')
      .map(({ problem }) => /here and in (.*?)\. /.exec(messageOf(problem))?.[1]);
  };
  assert.deepEqual(sentences({ 'EDU01/a.cfg': server, 'EDU02/b%20c.cfg': server }), ['b c.cfg']);
  assert.deepEqual(sentences({ 'EDU01/a.cfg': server, 'EDU02/a.cfg': server }), ['EDU02/a.cfg']);
  assert.deepEqual(sentences({ 'x/EDU/a.cfg': server, 'y/EDU/a.cfg': server }), ['y/EDU/a.cfg']);
  assert.deepEqual(sentences({ 'a.cfg': server, 'EDU02/a.cfg': server }), ['EDU02/a.cfg']);
});
