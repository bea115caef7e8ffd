import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { parseCodeArguments } from '../vscode/arguments.mjs';
import { targetOf, workbenchUrl } from '../vscode/browser.mjs';
import { ROOT } from './support';

describe('the arguments of `code`', () => {
  const cases: [what: string, argv: string[], values: Record<string, string[]>, rest: string[]][] = [
    ['a folder', ['/folder'], {}, ['/folder']],
    ['a value after =', ['--user-data-dir=/a=b'], { 'user-data-dir': ['/a=b'] }, []],
    [
      'a value as the next word',
      ['--extensionTestsPath', '/t', '/folder'],
      { extensionTestsPath: ['/t'] },
      ['/folder'],
    ],
    ['a flag, which takes no word', ['--disable-extensions', '/folder'], { 'disable-extensions': [] }, ['/folder']],
    [
      'an option that is repeated',
      ['--install-extension=a', '--install-extension', 'b'],
      { 'install-extension': ['a', 'b'] },
      [],
    ],
  ];
  for (const [what, argv, values, rest] of cases) {
    test(`are read: ${what}`, () => assert.deepEqual(parseCodeArguments(argv), { values, rest }));
  }
});

describe('the address of a workbench', () => {
  const server = { authority: '127.0.0.1:1' };
  const query = (target: Parameters<typeof workbenchUrl>[1]) =>
    Object.fromEntries(new URL(workbenchUrl(server, target)).searchParams);

  test('opens a folder, a workspace file, or nothing', () => {
    assert.deepEqual(query({ folder: '/a b' }), { folder: path.resolve('/a b') });
    assert.deepEqual(query({ workspace: '/x.code-workspace' }), { workspace: path.resolve('/x.code-workspace') });
    assert.deepEqual(query({}), { ew: 'true' });
  });

  test('carries the extension under test and files as remote paths', () => {
    const target = { extensionDevelopmentPath: ['/ext'], extensionTestsPath: '/ext/tests.js', files: ['/a b.cfg'] };
    assert.deepEqual(JSON.parse(query(target)['payload'] ?? ''), [
      ['extensionDevelopmentPath', 'vscode-remote://127.0.0.1:1/ext'],
      ['extensionTestsPath', 'vscode-remote://127.0.0.1:1/ext/tests.js'],
      ['openFile', 'vscode-remote://127.0.0.1:1/a%20b.cfg'],
    ]);
  });

  test('takes a path for what it is', () => {
    assert.deepEqual(targetOf(ROOT), { folder: ROOT });
    assert.deepEqual(targetOf(__filename), { files: [__filename] });
    assert.deepEqual(targetOf(undefined), {});
  });
});
