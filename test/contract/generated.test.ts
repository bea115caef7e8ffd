import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { generatedFiles, staleFiles } from '../../scripts/generate';
import { keyNames, rules } from '../../server/src/language/index';

test('the files that are made from the source are fresh', async () => {
  assert.deepEqual(await staleFiles(process.cwd()), []);
});

test('a file that is not there is not fresh', async () => {
  assert.deepEqual(await staleFiles(process.cwd(), '/nowhere'), Object.keys(generatedFiles));
});

test('docs/rules.md has a section for every rule, under the name that a diagnostic links to', () => {
  const headings = readFileSync('docs/rules.md', 'utf8').match(/^## [a-z][a-z0-9-]*$/gm);
  assert.deepEqual(
    headings,
    Object.keys(rules).map((id) => `## ${id}`),
  );
});

test('the grammar knows every key', () => {
  const grammar = readFileSync('syntaxes/backup-sync.tmLanguage.json', 'utf8');
  for (const key of keyNames) {
    assert.ok(grammar.includes(`(?i:${key})`), key);
  }
});

test('the language configuration is valid JSON with valid patterns', () => {
  const configuration = JSON.parse(readFileSync('syntaxes/language-configuration.json', 'utf8')) as Configuration;
  assert.equal(configuration.comments.lineComment, '#');
  const word = new RegExp(configuration.wordPattern, 'g');
  assert.deepEqual('REMOTE_NODES = 10.60.102.11; x'.match(word), ['REMOTE_NODES', '10.60.102.11', 'x']);
});

interface Configuration {
  readonly comments: { readonly lineComment: string };
  readonly wordPattern: string;
}
