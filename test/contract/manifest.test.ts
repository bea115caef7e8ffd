import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { rules } from '../../server/src/language/index';

interface Setting {
  readonly scope?: string;
  readonly properties?: Readonly<Record<string, { readonly enum: readonly string[]; readonly default: string }>>;
  readonly additionalProperties?: unknown;
}

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly version: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
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

  test('offers every rule with its levels, and flags a rule that does not exist', () => {
    const { properties = {}, additionalProperties } = configuration.properties['backupSync.rules'] ?? {};
    assert.deepEqual(
      Object.entries(properties).map(([id, property]) => [id, property.default]),
      Object.entries(rules).map(([id, { level }]) => [id, level]),
    );
    assert.equal(additionalProperties, false);
    for (const { enum: levels } of Object.values(properties)) {
      assert.deepEqual(levels, ['error', 'warning', 'information', 'hint', 'off']);
    }
  });

  test('has the page of the rules rendered in the folder into which VS Code installs it, and no other page', () => {
    const { publisher, name, version } = manifest;
    const patterns = Object.keys(manifest.contributes.configurationDefaults['workbench.editorAssociations'] ?? {});
    const opensRendered = (file: string) => patterns.some((pattern) => asRegExp(pattern).test(file));
    assert.ok(opensRendered(`/home/me/.vscode/extensions/${publisher}.${name}-${version}/docs/rules.md`));
    assert.ok(!opensRendered('/home/me/project/docs/rules.md'));
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

/** A glob with `**` and `*`, as VS Code reads it. */
function asRegExp(glob: string): RegExp {
  const parts = glob
    .split(/(\*\*\/|\*)/)
    .map((part) => ({ '**/': '(.*/)?', '*': '[^/]*' })[part] ?? part.replaceAll('.', String.raw`\.`));
  return new RegExp(`^${parts.join('')}$`);
}
