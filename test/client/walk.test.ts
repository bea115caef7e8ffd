import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { walk, type Entry, type ReadFolder } from '../../client/src/walk';

const file = (name: string): Entry => ({ name, kind: 'file' });
const folder = (name: string): Entry => ({ name, kind: 'folder' });

const FOLDERS: Readonly<Record<string, readonly Entry[]>> = {
  '': [file('a.cfg'), folder('EDU01'), folder('old'), { name: 'link.cfg', kind: 'other' }],
  EDU01: [file('b.cfg'), folder('deep')],
  'EDU01/deep': [file('c.cfg')],
  old: [file('d.cfg')],
};

function reader(): { readonly read: ReadFolder; readonly asked: string[] } {
  const asked: string[] = [];
  const read: ReadFolder = (path) => {
    asked.push(path);
    const entries = FOLDERS[path];
    return entries ? Promise.resolve(entries) : Promise.reject(new Error('There is no such folder.'));
  };
  return { read, asked };
}

describe('the walk through a folder', () => {
  test('finds the files of all folders below it, and follows no link', async () => {
    const found = await walk('', reader().read, () => false);
    assert.deepEqual(found, ['a.cfg', 'EDU01/b.cfg', 'old/d.cfg', 'EDU01/deep/c.cfg']);
  });

  test('does not look into what is excluded', async () => {
    const { read, asked } = reader();
    assert.deepEqual(await walk('', read, (path) => path === 'old' || path === 'a.cfg'), [
      'EDU01/b.cfg',
      'EDU01/deep/c.cfg',
    ]);
    assert.ok(!asked.includes('old'));
  });

  test('begins where it is told, and finds nothing where there is nothing', async () => {
    assert.deepEqual(await walk('EDU01/deep', reader().read, () => false), ['EDU01/deep/c.cfg']);
    assert.deepEqual(await walk('EDU02', reader().read, () => false), []);
  });

  test('ends in a tree without an end', async () => {
    let asked = 0;
    const endless: ReadFolder = () => {
      asked += 1;
      return Promise.resolve([folder('x'), folder('y')]);
    };
    assert.deepEqual(await walk('', endless, () => false), []);
    assert.equal(asked, 2_000);
  });
});
