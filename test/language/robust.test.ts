import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formattingChanges } from '../../server/src/language/features/index';
import { findings, readDocument } from '../../server/src/language/index';
import { mostDocumentUnits, mostValueUnits } from '../../server/src/language/limits';
import { parseDatabaseName } from '../../server/src/language/values/databaseName';
import { parseFtpUrl } from '../../server/src/language/values/ftpUrl';
import { parseNodeList } from '../../server/src/language/values/nodeList';
import { fixtures } from './robust/fixtures';
import { mutated } from './robust/mutations';
import { assertMendable, assertSound } from './robust/properties';
import { clientSample, documentOf, serverSample } from './support';
import { shortened } from './values/support';

const texts = fixtures();

test('every text of the tests is sound, and so is what its fixes leave', () => {
  assert.ok(texts.length > 150, `only ${texts.length} texts`);
  for (const text of texts) {
    assertSound(text);
    assertMendable(text);
  }
});

test('so is every prefix of one and every one without a single character', () => {
  texts.flatMap(shortened).forEach(assertSound);
});

test('the fixes of the samples hold for each of their prefixes and what a single deletion leaves', () => {
  [clientSample, serverSample].flatMap(shortened).forEach(assertMendable);
});

// fast-check prints the seed and the smallest text of a failure; `npm run fuzz` tries other seeds.
test('ten thousand mutations are sound', () => {
  fc.assert(fc.property(mutated(texts), assertSound), { numRuns: 10_000, seed: 1 });
});

test('and the fixes of thousands of them keep their promise', () => {
  fc.assert(fc.property(mutated(texts), assertMendable), { numRuns: 5000, seed: 2 });
});

test('any units at all are a text, unpaired surrogates and NULs among them', () => {
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  const any = fc.array(unit, { maxLength: 200 }).map((all) => all.join(''));
  fc.assert(fc.property(any, assertSound), { numRuns: 1000, seed: 3 });
});

function rulesIn(text: string): string[] {
  return findings(documentOf(text)).map(({ problem }) => problem.rule);
}

test('of a file of 50 MB nothing is said but that it is too large', () => {
  const text = clientSample.repeat(Math.ceil(50_000_000 / clientSample.length));
  const document = readDocument('file:///large.cfg', text);
  assert.deepEqual(document.tree.children, []);
  assert.deepEqual(rulesIn(text), ['file-not-checked']);
  assert.deepEqual(formattingChanges(document), []);
});

test('the largest file that is read is checked whole', () => {
  const tail = 'A\n{\nSSH = sever\n}\n';
  const text = `#${' '.repeat(mostDocumentUnits - tail.length - 2)}\n${tail}`;
  assert.deepEqual(rulesIn(text), ['ssh-value']);
  assert.deepEqual(rulesIn(` ${text}`), ['file-not-checked']);
});

test('a value of 1 MB gives one complaint, and the file is too large', () => {
  const line = `LOCAL_URL = ${'%('.repeat(500_000)}`;
  assert.deepEqual(rulesIn(`A\n{\n${line}\nSSH = client\n}\n`), ['missing-key', 'file-too-large', 'value-too-long']);
  const longest = 'a'.repeat(mostValueUnits);
  assert.deepEqual(rulesIn(`A\n{\nVerbose = ${longest}\nSSH = server\n}\n`), ['verbose-value']);
});

test('of 100,000 blocks each is read, and advice about the file comes once', () => {
  const count = 100_000;
  const text = Array.from({ length: count }, (_, n) => `A${n}\n{\nSSH = server\n}\n`).join('');
  assert.equal(readDocument('file:///many.cfg', text).tree.children.length, count);
  assert.deepEqual(rulesIn(text), ['several-blocks', 'file-too-large']);
});

test('mixed line ends, NULs and blanks without end are read to their end', () => {
  assert.deepEqual(rulesIn('A\r{\r\nSSH = server\n}\r'), ['mixed-line-breaks']);
  assert.deepEqual(rulesIn('A\n{\nSSH = server\n}\n' + '\0'.repeat(300_000) + '\n'), ['text-outside-block']);
  const braces = ' '.repeat(300_000) + 'a{}'.repeat(100_000);
  assert.equal(documentOf(braces).tree.children.length, 100_000);
});

test('the parsers of values go through a text a fixed number of times, however it repeats itself', () => {
  const count = 300_000;
  const rulesOf = (problems: readonly { readonly rule: string }[]): string[] => [
    ...new Set(problems.map(({ rule }) => rule)),
  ];
  assert.deepEqual(rulesOf(parseFtpUrl(`ftp://u:p@%s/${'%('.repeat(count)}`).problems), [
    'url-literal-password',
    'url-bad-percent',
  ]);
  assert.equal(parseFtpUrl(`ftp://u:${'${secret:'.repeat(count)}@%s/v0003`).user?.text, 'u');
  assert.equal(parseFtpUrl(`ftp://${'${secret:A}'.repeat(count)}@%s/v0003`).password, undefined);
  assert.deepEqual(rulesOf(parseDatabaseName(`a,${' '.repeat(count)}b`).problems), ['database-separator']);
  assert.deepEqual(rulesOf(parseNodeList(`${'a'.repeat(count)}!`).problems), ['node-bad-address']);
});
