import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { largestFile } from '../../server/src/files';
import { nodeFiles } from '../../server/src/nodeFiles';
import { Folder } from './folder';

async function listed(folder: Folder, excludes: readonly string[] = [], only?: string): Promise<string[]> {
  const uris = await nodeFiles.list(folder.uri(), excludes, only);
  return uris.map((uri) => decodeURIComponent(uri.slice(folder.uri().length + 1))).sort();
}

test('files that may be Connection files are found, however deep, and in hidden folders', async () => {
  const folder = new Folder({
    'a.cfg': '',
    'b.backupsync': '',
    'x/y/é (1).cfg': '',
    '.hidden/c.cfg': '',
    'C.CFG': '',
    'd.txt': '',
    'node_modules/p/e.cfg': '',
    'x/node_modules/f.cfg': '',
    '.git/g.cfg': '',
    'dir.cfg/h.txt': '',
  });
  assert.deepEqual(await listed(folder), ['.hidden/c.cfg', 'C.CFG', 'a.cfg', 'b.backupsync', 'x/y/é (1).cfg']);
});

test('patterns of the settings leave out files and whole folders', async () => {
  const folder = new Folder({ 'a.cfg': '', 'old/b.cfg': '', 'x/old/c.cfg': '', 'x/d.cfg': '', 'x/e.backupsync': '' });
  assert.deepEqual(await listed(folder, ['**/old', '**/*.backupsync']), ['a.cfg', 'x/d.cfg']);
  assert.deepEqual(await listed(folder, ['old']), ['a.cfg', 'x/d.cfg', 'x/e.backupsync', 'x/old/c.cfg']);
});

test('one file is listed if it is there and not left out', async () => {
  const folder = new Folder({ 'x/[a](b).cfg': '', 'old/b.cfg': '', 'node_modules/c.cfg': '' });
  assert.deepEqual(await listed(folder, [], folder.uri('x/[a](b).cfg')), ['x/[a](b).cfg']);
  assert.deepEqual(await listed(folder, [], folder.uri('x/none.cfg')), []);
  const names = new Folder({ 'x/[a].cfg': '', 'x/a.cfg': '', 'y/[b].cfg': '', 'z/c.cfg': '' });
  assert.deepEqual(await listed(names, [], names.uri('x/[a].cfg')), ['x/[a].cfg']);
  assert.deepEqual(await listed(names, [], names.uri('z/[c].cfg')), [], 'it is not c.cfg');
  assert.deepEqual(await listed(folder, ['**/old'], folder.uri('old/b.cfg')), []);
  assert.deepEqual(await listed(folder, [], folder.uri('node_modules/c.cfg')), []);
  const other = new Folder({ 'notes.txt': '', 'new/a.cfg': '', 'new/b.txt': '' });
  assert.deepEqual(await listed(other, [], other.uri('notes.txt')), [], 'it is no candidate');
  assert.deepEqual(await listed(other, [], other.uri('new')), ['new/a.cfg'], 'it is a folder');
});

test('links are not followed, so that no file is there twice and no circle is endless', async () => {
  const folder = new Folder({ 'x/a.cfg': '' });
  symlinkSync('..', join(folder.path, 'x/up'));
  symlinkSync('a.cfg', join(folder.path, 'x/b.cfg'));
  symlinkSync('nowhere', join(folder.path, 'x/broken.cfg'));
  assert.deepEqual(await listed(folder), ['x/a.cfg']);
  assert.equal(await nodeFiles.read(folder.uri('x/broken.cfg')), undefined);
});

test('a folder that is not there has no files', async () => {
  assert.deepEqual(await nodeFiles.list('file:///no/such/folder', []), []);
  assert.deepEqual(await nodeFiles.list('untitled:x', []), []);
  assert.deepEqual(await nodeFiles.list('file:///bad%00', []), []);
});

test('bytes are read as UTF-8, and a byte order mark stays', async () => {
  const folder = new Folder({
    'a.cfg': Uint8Array.from([0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0xff]),
    'full.cfg': new Uint8Array(largestFile).fill(0x61),
    'large.cfg': new Uint8Array(largestFile + 1).fill(0x61),
    'dir.cfg/x': '',
  });
  assert.equal(await nodeFiles.read(folder.uri('a.cfg')), '\ufeffé\ufffd');
  assert.equal((await nodeFiles.read(folder.uri('full.cfg')))?.length, largestFile);
  assert.equal(await nodeFiles.read(folder.uri('large.cfg')), undefined);
  assert.equal(await nodeFiles.read(folder.uri('dir.cfg')), undefined);
  assert.equal(await nodeFiles.read(folder.uri('none.cfg')), undefined);
  assert.equal(await nodeFiles.read('https://example.org/a.cfg'), undefined);
});

test('a pipe is not waited for', { skip: process.platform === 'win32' && 'there are no pipes' }, async () => {
  const folder = new Folder();
  execFileSync('mkfifo', [join(folder.path, 'pipe.cfg')]);
  assert.equal(await nodeFiles.read(folder.uri('pipe.cfg')), undefined);
});
