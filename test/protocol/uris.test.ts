import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalUri, isInside, kindOf, resolvePath } from '../../server/src/uris';

for (const [written, expected] of [
  ['file:///C:/a%20b/c.cfg', 'file:///c%3A/a%20b/c.cfg'],
  ['file:///c%3A/a%20b/c.cfg', 'file:///c%3A/a%20b/c.cfg'],
  ['file:///a(b)!/é€😀.cfg', 'file:///a%28b%29%21/%C3%A9%E2%82%AC%F0%9F%98%80.cfg'],
  ['file:///%c3%a9', 'file:///%C3%A9'],
  ['FILE://Server/x', 'file://server/x'],
  ['file:/a/b', 'file:///a/b'],
  ['file:///bad%ff%', 'file:///bad%25ff%25'],
  ['file:///\ud800', 'file:///%EF%BF%BD'],
  ['tmp:/w/a(1).cfg', 'tmp:/w/a%281%29.cfg'],
  ['vscode-vfs://github%2B1/o/r/a%20b.cfg', 'vscode-vfs://github%2B1/o/r/a%20b.cfg'],
  ['untitled:Untitled-1(a)', 'untitled:Untitled-1(a)'],
  ['git:/w/a(1).cfg?{"ref":"~"}', 'git:/w/a(1).cfg?{"ref":"~"}'],
  ['', ''],
] as const) {
  test(`${JSON.stringify(written)} is compared as ${expected}`, () => {
    assert.equal(canonicalUri(written), expected);
    assert.equal(canonicalUri(expected), canonicalUri(canonicalUri(expected)));
  });
}

for (const [folder, path, expected] of [
  ['file:///ws', 'a/b.cfg', 'file:///ws/a/b.cfg'],
  ['file:///ws/', './../x y/b(1).cfg', 'file:///x%20y/b%281%29.cfg'],
  ['file:///ws', '/abs/../b.cfg', 'file:///b.cfg'],
  ['file:///ws', 'a\\b.cfg', 'file:///ws/a%5Cb.cfg'],
  ['file:///c%3A/ws', 'a\\b.cfg', 'file:///c%3A/ws/a/b.cfg'],
  ['file:///C:/ws', 'D:\\x\\b.cfg', 'file:///d%3A/x/b.cfg'],
  ['file:///c%3A/ws', '\\\\Server\\share\\b.cfg', 'file://server/share/b.cfg'],
  ['tmp:/ws', 'x y/../a(1).cfg', 'tmp:/ws/a%281%29.cfg'],
  ['tmp:/ws', '/abs/b.cfg', 'tmp:/abs/b.cfg'],
  ['tmp:', 'a.cfg', 'tmp:/a.cfg'],
  ['vscode-vfs://github/o/r', 'EDU01/a.cfg', 'vscode-vfs://github/o/r/EDU01/a.cfg'],
  ['vscode-vfs://github/o/r?x', 'a.cfg', undefined],
  [undefined, '/abs/b.cfg', 'file:///abs/b.cfg'],
  [undefined, 'a.cfg', undefined],
  ['untitled:x', 'a.cfg', undefined],
] as const) {
  test(`the path ${path} from ${folder ?? 'nowhere'} leads to ${expected ?? 'nothing'}`, () => {
    assert.equal(resolvePath(folder, path), expected);
  });
}

test('a folder holds what is below it, and not what begins alike', () => {
  assert.equal(isInside('file:///ws', 'file:///ws/a/b'), true);
  assert.equal(isInside('file:///', 'file:///a'), true);
  assert.equal(isInside('file:///ws', 'file:///ws2/a'), false);
  assert.equal(isInside('file:///ws', 'file:///ws'), false);
});

test('the ending of a name says what a file can be', () => {
  assert.deepEqual(['a.cfg', 'A.CFG', 'a.backupsync', 'a.cfg.txt', 'cfg'].map(kindOf), [
    'perhaps',
    'perhaps',
    'connection',
    'other',
    'other',
  ]);
});
