// docs/other-editors.md says what the server does; test/editors runs what it says for Neovim.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { capabilitiesFor } from '../../server/src/capabilities';
import { askedSections, clustersMethod } from '../../server/src/protocol';
import { codeBlocks, pagePath, readPage, section } from '../editors/page';

describe(`${pagePath} names`, () => {
  test('the sections that the server asks for', () => {
    assert.deepEqual(namesIn(tables('## Settings')[0]), Object.values(askedSections));
  });

  test('every option of initialize, and no other', () => {
    assert.deepEqual(namesIn(tables('## Settings')[1]).sort(), initializationOptions().sort());
  });

  test('every capability of the answer to initialize, and no other', () => {
    // How positions are counted stands among the facts.
    const { positionEncoding, ...capabilities } = capabilitiesFor({ textDocument: { diagnostic: {} } });
    assert.equal(positionEncoding, 'utf-16');
    assert.deepEqual(namesIn(tables('## Any other editor')[1]).sort(), Object.keys(capabilities).sort());
  });

  test('the notification about clusters, and the id of the language', () => {
    assert.ok(readPage().includes(`\`${clustersMethod}\``));
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
    assert.ok(section('## Any other editor').includes(`| language id | \`${contributes.languages[0]?.id}\` |`));
  });
});

describe('the configuration for Helix', () => {
  const [own, folder] = codeBlocks('toml').map(parseToml) as [HelixConfiguration, HelixConfiguration];

  test('starts the server by its standard input and output, with settings that there are', () => {
    const server = own['language-server']?.['backup-sync'];
    assert.equal(server?.command, 'node');
    assert.deepEqual(server.args.slice(1), ['--stdio']);
    const sections = Object.keys(server.config.backupSync).map((name) => `backupSync.${name}`);
    const asked: readonly string[] = Object.values(askedSections);
    assert.deepEqual(
      sections.filter((name) => !asked.includes(name)),
      [],
    );
  });

  test('is about one language, whose server it defines', () => {
    assert.deepEqual(
      [...own.language, ...folder.language].map(({ name }) => name),
      ['backup-sync', 'backup-sync'],
    );
    assert.deepEqual(own.language[0]?.['language-servers'], Object.keys(own['language-server'] ?? {}));
  });
});

interface Manifest {
  readonly contributes: { readonly languages: readonly { readonly id: string }[] };
}

interface HelixConfiguration {
  readonly 'language-server'?: Readonly<
    Record<
      string,
      {
        readonly command: string;
        readonly args: readonly string[];
        readonly config: { readonly backupSync: Readonly<Record<string, unknown>> };
      }
    >
  >;
  readonly language: readonly { readonly name: string; readonly 'language-servers'?: readonly string[] }[];
}

/** The tables of a section. */
function tables(heading: string): readonly string[] {
  return section(heading).match(/^(?:\|.*\n)+/gm) ?? [];
}

/** What stands in code in the first column of a table. */
function namesIn(table = ''): string[] {
  const firstColumn = table.split('\n').flatMap((line) => line.split('|')[1] ?? []);
  return firstColumn.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

/** The fields of the interface, which is no value that could be asked. */
function initializationOptions(): string[] {
  const source = readFileSync('server/src/protocol.ts', 'utf8');
  const [, body = ''] = /interface InitializationOptions \{\n(.*?)^\}/ms.exec(source) ?? [];
  return [...body.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name = '']) => name);
}

function parseToml(text: string): unknown {
  const program = 'import json, sys, tomllib; print(json.dumps(tomllib.loads(sys.stdin.read())))';
  const { stdout, stderr } = spawnSync('python3', ['-c', program], { input: text, encoding: 'utf8' });
  assert.notEqual(stdout, '', stderr);
  return JSON.parse(stdout);
}
