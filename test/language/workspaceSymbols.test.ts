import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBlocks, workspaceSymbol } from '../../server/src/language/features/index';
import { clientBlock, contextOf, documentsOf, pathOf, serverBlock, type Files } from './workspaceSupport';

function found(query: string, files: Files): readonly string[] {
  return findBlocks(query, contextOf(documentsOf(files)).workspace).map(({ name }) => name);
}

const names = ['Nightly', 'Fortnightly', 'N', 'Monday_night', 'nice_light_y', 'Weekly'];
const files: Files = Object.fromEntries(names.map((name) => [`${name}.cfg`, clientBlock(name)]));

test('names are found by their letters in order, in any case, and the best are first', () => {
  assert.deepEqual(found('NIGHT', files), ['Nightly', 'Fortnightly', 'Monday_night', 'nice_light_y']);
  assert.deepEqual(found('n', files).slice(0, 3), ['N', 'Nightly', 'nice_light_y']);
  assert.deepEqual(found('ngt', files), ['Fortnightly', 'Monday_night', 'Nightly', 'nice_light_y'].sort());
  assert.deepEqual(found('tn', files), ['Fortnightly', 'Monday_night'].slice(0, 1));
  assert.deepEqual(found('x', files), []);
});

test('a letter that is asked for twice has to be there twice', () => {
  assert.deepEqual(found('ee', files), ['Weekly']);
  assert.deepEqual(found('eee', files), []);
});

test('without a query all names are listed, and no more than some hundred', () => {
  assert.deepEqual(found('', files), [...names].sort());
  const many = Array.from({ length: 500 }, (_, index) => clientBlock(`Name${String(index)}`)).join('');
  assert.equal(found('', { 'many.cfg': many }).length, 200);
  assert.equal(found('', { 'many.cfg': clientBlock('Same').repeat(500) }).length, 200);
});

test('before the folders have been seen there is nothing', () => {
  assert.deepEqual(findBlocks('', undefined), []);
});

test('a name that does not look like one is left out: it may be a password', () => {
  assert.deepEqual(found('', { 'a.cfg': 'ftp://u:Geheim77\n{\nSSH = server\n}\n' }), []);
});

test('a symbol says its side, and its cluster or else its folder', () => {
  const documents = documentsOf({ 'my%20files/client.cfg': clientBlock(), 'b/server.cfg': serverBlock() });
  const show = (connections: Parameters<typeof contextOf>[1]): readonly string[] => {
    const context = contextOf(documents, connections);
    return findBlocks('con', context.workspace).map((block) => {
      const { name, containerName, location } = workspaceSymbol(block, context);
      return `${name} ${String(containerName)} ${pathOf(location.uri)}`;
    });
  };
  assert.deepEqual(show([]), [
    'Connection1 my files · client my%20files/client.cfg',
    'Connection1 b · server b/server.cfg',
  ]);
  assert.deepEqual(show([{ name: 'Connection1', client: 'EDU01', server: 'EDU02' }]), [
    'Connection1 EDU01 · client my%20files/client.cfg',
    'Connection1 EDU02 · server b/server.cfg',
  ]);
});
