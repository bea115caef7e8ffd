// Looks at what `npm run package` has made.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { findVsix } from '../vscode/vsix.mjs';
import { zipEntries } from './zip';

const ROOT = path.resolve(__dirname, '../..');
const KIB = 1024;

/** Everything that is shipped, but pictures of the README. */
const SHIPPED = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/ARCHITECTURE.md',
  'extension/CONTRIBUTING.md',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/dist/calendar.js',
  'extension/dist/cli.js',
  'extension/dist/clusterCommands.js',
  'extension/dist/clusters.js',
  'extension/dist/connectionClient.js',
  'extension/dist/core.js',
  'extension/dist/extension.js',
  'extension/dist/features.js',
  'extension/dist/l10n.js',
  'extension/dist/language.js',
  'extension/dist/lspTypes.js',
  'extension/dist/nodeFiles.js',
  'extension/dist/schedule.js',
  'extension/dist/server.js',
  'extension/dist/values.js',
  'extension/dist/web/extension.js',
  'extension/dist/web/server.js',
  'extension/docs/command-line.md',
  'extension/docs/other-editors.md',
  'extension/docs/rules.md',
  'extension/media/activity.svg',
  'extension/media/file-dark.svg',
  'extension/media/file-light.svg',
  'extension/media/icon.png',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
  'extension/syntaxes/backup-sync.tmLanguage.json',
  'extension/syntaxes/language-configuration.json',
];

const LIMITS: [file: string, kib: number][] = [
  ['extension/dist/extension.js', 100],
  ['extension/dist/clusters.js', 100],
  ['extension/dist/clusterCommands.js', 30],
  ['extension/dist/connectionClient.js', 440],
  ['extension/dist/features.js', 200],
  ['extension/dist/nodeFiles.js', 60],
  ['extension/dist/cli.js', 90],
  ['extension/dist/web/extension.js', 520],
  ['extension/dist/web/server.js', 560],
];

/** All that the server reads until the first diagnostics are shown. */
const NEEDED_AT_START = ['server', 'l10n', 'lspTypes', 'language', 'core', 'values'];

describe('the packaged extension', () => {
  const readme = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');

  test('has the files of the list and the pictures of the README, and no other', () => {
    const pictures = relativeLinks(readme).filter((link) => link.endsWith('.png'));
    const expected = [...SHIPPED, ...new Set(pictures.map((picture) => `extension/${picture}`))];
    assert.deepEqual(shipped().sort(), expected.sort());
  });

  test('has what its manifest names', () => {
    const { main, browser, icon } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
      main: string;
      browser: string;
      icon: string;
    };
    for (const file of [main, browser, icon]) {
      assert.ok(shipped().includes(path.posix.join('extension', file)), file);
    }
  });

  for (const [file, kib] of LIMITS) {
    test(`has a ${path.posix.relative('extension/dist', file)} of at most ${kib} KiB`, () => {
      const { size = Infinity } = entries().find(({ name }) => name === file) ?? {};
      assert.ok(size <= kib * KIB, `${Math.ceil(size / KIB)} KiB`);
    });
  }

  test('has a server that reads at most 350 KiB until the first diagnostics are shown', () => {
    const needed = entries().filter(({ name }) => NEEDED_AT_START.some((file) => name === `extension/dist/${file}.js`));
    assert.equal(needed.length, NEEDED_AT_START.length);
    const size = needed.reduce((sum, entry) => sum + entry.size, 0);
    assert.ok(size <= 350 * KIB, `${Math.ceil(size / KIB)} KiB`);
  });

  test('is at most 800 KiB in all', () => {
    const { size } = fs.statSync(findVsix());
    assert.ok(size <= 800 * KIB, `${Math.ceil(size / KIB)} KiB`);
  });
});

function entries() {
  return zipEntries(fs.readFileSync(findVsix()));
}

function shipped(): string[] {
  return entries().map(({ name }) => name);
}

/** The targets of Markdown links and pictures that are files beside the README. */
function relativeLinks(markdown: string): string[] {
  return [...markdown.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}
