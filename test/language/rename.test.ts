import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesToRename, prepareRename, rename } from '../../server/src/language/features/index';
import type { ConnectionSetting } from '../../server/src/language/index';
import { sceneOf } from './scene';
import { clientBlock, pathOf, serverBlock, type Files } from './workspaceSupport';

/** `file:line …` of the names that change, or why none does. The caret is the `|` in one of the files. */
function renamed(marked: Files, newName: string, connections: readonly ConnectionSetting[] = []): string {
  const { document, position, context } = sceneOf(marked, connections);
  const result = rename(document, position, newName, context);
  return result.kind === 'refused'
    ? result.reason
    : result.blocks.map(({ uri, range }) => `${pathOf(uri)}:${range.start.line + 1}`).join(' ');
}

const client = clientBlock();
const server = serverBlock();
const atClient = client.replace('Connection1', 'Conn|ection1');
const pair: Files = { 'a/client.cfg': atClient, 'a/server.cfg': server };

/** Both sides of a connection in a folder. */
const pairIn = (folder: string, name: string): Files => ({
  [`${folder}/client.cfg`]: clientBlock(name),
  [`${folder}/server.cfg`]: serverBlock(name),
});

const entry = { name: 'Connection1', client: 'EDU01', server: 'EDU02' };
const filesOf = (folder: string) => ({ clientFile: `${folder}/client.cfg`, serverFile: `${folder}/server.cfg` });

test('a connection gets its new name on both sides, whichever has the caret', () => {
  assert.equal(renamed(pair, 'Nightly'), 'a/client.cfg:1 a/server.cfg:1');
  const atServer = { 'a/client.cfg': client, 'a/server.cfg': server.replace('1\n', '1|\n') };
  assert.equal(renamed(atServer, 'Nightly'), 'a/server.cfg:1 a/client.cfg:1');
});

test('both sides may stand in one file', () => {
  assert.equal(renamed({ 'both.cfg': `${atClient}${server}` }, 'Nightly'), 'both.cfg:1 both.cfg:11');
});

test('a connection without its other side is renamed alone', () => {
  assert.equal(renamed({ 'client.cfg': atClient }, 'Nightly'), 'client.cfg:1');
});

test('others of the same name keep it, and so do names that differ in case', () => {
  const others = { ...pairIn('b', 'Connection1'), ...pairIn('c', 'connection1') };
  assert.equal(renamed({ ...pair, ...others }, 'Nightly'), 'a/client.cfg:1 a/server.cfg:1');
});

test('the files of the settings tell who belongs together', () => {
  const files = { 'x/client.cfg': atClient, 'y/client.cfg': client, 'z/server.cfg': server };
  assert.match(renamed(files, 'Nightly'), /^Several blocks have this name.*: see .*client\.cfg/);
  const linked = { ...entry, clientFile: 'x/client.cfg', serverFile: 'z/server.cfg' };
  assert.equal(renamed(files, 'Nightly', [linked]), 'x/client.cfg:1 z/server.cfg:1');
});

const badNames: readonly (readonly [string, RegExp])[] = [
  ['', /begins with a letter from A to Z/],
  ['1st', /begins with a letter from A to Z/],
  ['_a', /begins with a letter from A to Z/],
  ['N'.repeat(129), /too long: .* at most 128/],
  ['Night ly', /^" " cannot be in the name/],
  ['Nightly-2', /^"-" cannot be in the name/],
  ['Nächtlich', /^"ä" cannot be in the name/],
  ['Connection1', /has this name already/],
];
for (const [name, reason] of badNames) {
  test(`${JSON.stringify(name)} is refused as a new name`, () => {
    assert.match(renamed(pair, name), reason);
  });
}

const taken: readonly (readonly [string, Files])[] = [
  [
    'the same file, where neither has a partner',
    { 'a.cfg': `${clientBlock('X')}${serverBlock('X')}${atClient}${clientBlock('Other')}` },
  ],
  ['a file of the same side, where neither has a partner', { 'a/a.cfg': atClient, 'b/b.cfg': clientBlock('Other') }],
  ['the same file', { 'a/client.cfg': `${atClient}${clientBlock('Other')}`, 'a/server.cfg': server }],
  [
    'the same file, on the other side',
    { 'a/client.cfg': `${atClient}${serverBlock('Other')}`, 'a/server.cfg': server },
  ],
  ['the same folder', { ...pair, 'a/client2.cfg': clientBlock('Other'), 'a/server2.cfg': serverBlock('Other') }],
  [
    'the folder of one of the two clusters',
    {
      'EDU01/a.cfg': atClient,
      'EDU02/a.cfg': server,
      'EDU02/b.cfg': clientBlock('Other'),
      'EDU03/b.cfg': serverBlock('Other'),
    },
  ],
  [
    'a place where it would be mistaken for the partner',
    { 'a/client.cfg': atClient, 'b/client.cfg': clientBlock('Other'), 'c/server.cfg': serverBlock('Other') },
  ],
];
for (const [place, files] of taken) {
  test(`a name is taken that another connection has in ${place}`, () => {
    assert.match(renamed(files, 'Other'), /^Another connection is named Other already: see /);
  });
}

/** Two connections whose files lie apart, and the settings that say which belong together. */
const linkedFiles: Files = {
  'p/client.cfg': atClient,
  'q/server.cfg': server,
  'r/client.cfg': clientBlock('Other'),
  's/server.cfg': serverBlock('Other'),
};
const linked = (source: string): readonly ConnectionSetting[] => [
  { ...entry, clientFile: 'p/client.cfg', serverFile: 'q/server.cfg' },
  { name: 'Other', client: source, server: 'EDU06', clientFile: 'r/client.cfg', serverFile: 's/server.cfg' },
];

test('a name is taken that a file of the same cluster has, as the settings know', () => {
  const reason = 'Another connection is named Other already: see r/client.cfg. Choose another name.';
  assert.equal(renamed(linkedFiles, 'Other', linked('edu01')), reason);
});

test('a name that another connection has on other clusters is free', () => {
  assert.equal(renamed({ ...pair, ...pairIn('b', 'Other') }, 'Other'), 'a/client.cfg:1 a/server.cfg:1');
  const files = { ...linkedFiles, 't/client.cfg': clientBlock('Other') };
  assert.equal(renamed(files, 'Other', linked('EDU05')), 'p/client.cfg:1 q/server.cfg:1');
});

test('a name is taken that the settings have for the same cluster, in any case', () => {
  const other = { ...entry, name: 'Other', client: 'EDU07', server: 'edu01' };
  assert.match(renamed(pair, 'Other', [entry, other]), /^backupSync\.connections has another connection named Other/);
  assert.equal(renamed(pair, 'Other', [entry, { ...other, server: 'EDU08' }]), 'a/client.cfg:1 a/server.cfg:1');
});

test('a name with a slip can be made that of the other side, which lacks its partner', () => {
  const slip = { 'a/client.cfg': client, 'a/server.cfg': serverBlock('connection1').replace('1\n', '1|\n') };
  assert.equal(renamed(slip, 'Connection1'), 'a/server.cfg:1');
  const third = { ...slip, 'a/third.cfg': serverBlock('Connection1') };
  assert.match(renamed(third, 'Connection1'), /^Another connection is named Connection1 already/);
});

test('of anything but a name it is said that it cannot be renamed', () => {
  for (const [from, to] of [
    ['SSH', 'SS|H'],
    ['= client', '= cli|ent'],
    ['{', '|{'],
    ['}', '}|'],
  ] as const) {
    const { document, position, context } = sceneOf({ 'a.cfg': client.replace(from, to) }, []);
    const prepared = prepareRename(document, position, context);
    assert.ok('kind' in prepared, to);
    assert.match(prepared.reason, /^Only the name of a connection can be renamed/);
    assert.match(renamed({ 'a.cfg': client.replace(from, to) }, 'Nightly'), /^Only the name/);
  }
});

test('the range of a name is what is about to be renamed', () => {
  const { document, position, context } = sceneOf(pair, []);
  assert.deepEqual(prepareRename(document, position, context), {
    start: { line: 0, character: 0 },
    end: { line: 0, character: 11 },
  });
});

/** The ids of the entries that follow, or why nothing does. */
function following(marked: Files, connections: readonly (ConnectionSetting & { readonly id: string })[]): string {
  const { document, position, context } = sceneOf(marked, connections);
  const result = rename(document, position, 'Nightly', context);
  const entries = result.kind === 'refused' ? result : entriesToRename(result, context);
  return 'kind' in entries ? entries.reason : entries.map(({ id }) => id).join(' ');
}

test('entries follow that name a file of the connection, or the only one that names none', () => {
  const others = pairIn('b', 'Connection1');
  const a = { ...entry, id: 'a', ...filesOf('a') };
  const b = { ...entry, id: 'b', ...filesOf('b') };
  const loose = { ...entry, id: 'loose' };
  const lower = { ...entry, id: 'lower', name: 'connection1' };
  assert.equal(following({ ...pair, ...others }, [b, a]), 'a');
  assert.equal(following({ ...pair, ...others }, [a, loose]), 'a');
  assert.equal(following({ ...pair, ...others }, [b, loose]), 'loose');
  assert.equal(following(pair, [lower, loose]), 'loose');
  assert.equal(following(pair, [lower]), '');
});

test('an entry that can mean this connection or another is named before anything is changed', () => {
  const loose = { ...entry, id: 'loose' };
  const reason = /^An entry of backupSync\.connections has this name, and nothing tells/;
  assert.match(following({ ...pair, ...pairIn('b', 'Connection1') }, [loose]), reason);
  assert.match(following(pair, [loose, { ...loose, client: 'EDU05' }]), reason);
});

test('an entry of another direction is not that of a file which is on both', () => {
  const files = {
    'x.cfg': client,
    'middle.cfg': `${server}${atClient}`,
    'z.cfg': server,
  };
  const first = { ...entry, id: 'first', clientFile: 'x.cfg', serverFile: 'middle.cfg' };
  const second = { ...entry, id: 'second', clientFile: 'middle.cfg', serverFile: 'z.cfg' };
  assert.equal(following(files, [first, second]), 'second');
});
