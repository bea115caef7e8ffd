import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const { commands, menus, views, configuration } = manifest.contributes;
const nls = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;

/** What a workspace must neither set nor see: where passwords are sent, what asks first, how hard a cluster is worked. */
const OF_THE_PERSON = /^backupSync\.(clusters|confirm|fleet\.|timeouts\.|refresh\.)/;

describe('the manifest', () => {
  test('gives every setting that concerns clusters the scope of the application, and no other', () => {
    for (const [name, { scope }] of Object.entries(configuration.properties)) {
      assert.equal(scope === 'application', OF_THE_PERSON.test(name), name);
    }
  });

  test('has a text for every %key%, and no text without a key', () => {
    const used = new Set([...text.matchAll(/"%([^"]+)%"/g)].map(([, key]) => key));
    assert.deepEqual([...used].sort(), Object.keys(nls).sort());
  });

  test('has commands in one category, and texts in sentence case', () => {
    assert.deepEqual(new Set(commands.map(({ category }) => category)), new Set(['Backup Sync']));
    const names = /SSH|EXAoperation|XML-RPC|BackupSync/g;
    for (const [key, title] of Object.entries(nls).filter(([name]) => name.startsWith('command.'))) {
      assert.match(title.replace(names, 'x'), /^[A-Z][^A-Z]*$/, key);
    }
  });

  test('has menus for its own commands and views only', () => {
    const known = commands.map(({ command }) => command);
    const knownViews = Object.values(views).flatMap((list) => list.map(({ id }) => id));
    for (const { command, when = '' } of Object.values(menus).flat()) {
      assert.ok(known.includes(command), command);
      const [, view] = /view == (\S+)/.exec(when) ?? [];
      assert.ok(view === undefined || knownViews.includes(view), when);
    }
  });

  test('compiles against the API of the oldest editor that it allows', () => {
    assert.equal(manifest.engines.vscode, '^1.96.0');
    assert.equal(manifest.devDependencies['@types/vscode'], '1.96.0');
  });
});
