import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MAX_PAYLOAD_BYTES } from '../../client/src/exaoperation/payload';
import { applyChanges } from '../../server/src/language/features/index';
import { findings, rules } from '../../server/src/language/index';
import { mostUploadBytes } from '../../server/src/language/limits';
import { clientSample, clientWith, documentOf, found, serverSample } from './support';

const server = 'A\n{\nVerbose = true\nSSH = server\n}\n';

/** The text after the first fix of the only problem of a rule. */
function mended(text: string, rule: string): string | undefined {
  const all = findings(documentOf(text)).filter(({ problem }) => problem.rule === rule);
  assert.equal(all.length, 1, `${rule} is there ${all.length} times`);
  const [fix] = all.flatMap(({ problem }) => rules[problem.rule].fix?.(problem, text) ?? []);
  return fix && applyChanges(text, fix.changes);
}

test('line breaks other than LF are said once, and all are converted', () => {
  assert.equal(mended(server.replaceAll('\n', '\r\n'), 'line-breaks'), server);
  assert.equal(mended(server.replaceAll('\n', '\r'), 'line-breaks'), server);
});

test('where kinds of line breaks are mixed, only that is said, at the first other one', () => {
  const text = 'A\n{\r\nVerbose = true\rSSH = server\n}\n';
  assert.deepEqual(found(text), ['warning mixed-line-breaks "\\r\\n"']);
  assert.equal(mended(text, 'mixed-line-breaks'), server);
});

test('a byte order mark is taken away', () => {
  assert.equal(mended(`\ufeff${server}`, 'byte-order-mark'), server);
});

test('tabs that separate are said once and become blanks, and those of comments and passwords stay', () => {
  const text = `#\ta\n${clientWith('START_CYCLE', '\tSTART_CYCLE\t=\t0\t2 * * *').replace('**PW**', 'a\tb')}`;
  const after = mended(text, 'tab') ?? '';
  assert.match(after, /\n START_CYCLE = 0 2 \* \* \*\n/);
  assert.match(after, /^#\ta\n/);
  assert.match(after, /:a\tb@/);
});

test('each run of characters that nobody sees is a problem, where nothing graver is said', () => {
  assert.deepEqual(found(server.replace('= true', '=\u00a0true')), ['error verbose-value "\u00a0true"']);
  const inPassword = clientSample.replace('**PW**@%s/v0003', 'a\u200bb\u00a0c@%s/v0003');
  const runs = found(inPassword).filter((line) => line.includes('unseen'));
  assert.deepEqual(runs, ['warning unseen-character "\u200b"', 'warning unseen-character "\u00a0"']);
});

test('in a comment only characters that turn the direction of writing count', () => {
  assert.deepEqual(found(`# \u00a0ä\u200b\n${server}`), []);
  assert.deepEqual(found(`# \u202e\n${server}`), ['warning unseen-character "\u202e"']);
});

test('letters beyond ASCII are said once per value, and not where something graver is said', () => {
  const text = clientSample.replace('**PW**@%s/v0003', 'äöxü@%s/v0003').replace('exa_db1', 'exä_db1');
  const spoken = found(text).filter((line) => line.includes('ascii'));
  assert.deepEqual(spoken, ['information non-ascii-character "äö"']);
});

test('a last line without its line break is a hint, and gets the line break of the file', () => {
  assert.equal(mended(server.trimEnd(), 'missing-final-newline'), server);
  assert.deepEqual(found(''), ['error no-connection ""']);
});

test('the limit of uploads is the one that uploads have, and comments do not count', () => {
  assert.equal(mostUploadBytes, MAX_PAYLOAD_BYTES);
  const comments = `# ${'ä'.repeat(200)}\n`.repeat(1000);
  assert.deepEqual(found(comments + server), []);
  assert.deepEqual(found(`${comments}${server}${'#\n'.repeat(9)}`), []);
  const blocks = Array.from({ length: 3000 }, (_, n) => server.replace('A', `A${n}`)).join('');
  assert.equal(found(blocks).filter((line) => line.startsWith('error file-too-large')).length, 1);
});

test('plain FTP is said once per file, on the scheme', () => {
  assert.deepEqual(
    found(clientSample).filter((line) => line.includes('plain-ftp')),
    ['hint plain-ftp "ftp"'],
  );
});

test('a quoted value of any key is one problem, which is gone with the quotes', () => {
  for (const [key, value] of [...clientSample.matchAll(/^(\w+) = (.*)$/gm)].map(([, key = '', value = '']) => [
    key,
    value,
  ])) {
    for (const quote of ['"', "'"]) {
      const text = clientWith(key ?? '', `${key} = ${quote}${value}${quote}`);
      const errors = found(text).filter((line) => /^(?:error|warning) /.test(line));
      assert.deepEqual(errors, [`error value-quoted ${JSON.stringify(`${quote}${value}${quote}`)}`]);
      assert.equal(mended(text, 'value-quoted'), clientSample);
    }
  }
});

test('quotes that are not around the whole value are not taken away unseen', () => {
  for (const [written, titles, preferred] of [
    ['"a"', ['Remove the quotes'], true],
    ['""a""', ['Remove the quotes'], true],
    ['"a', ['Remove the quotes'], false],
    [`"a'`, [], false],
    ['"a" SSH = "b"', [], false],
  ] as const) {
    const text = clientWith('DATABASE_NAME', `DATABASE_NAME = ${written}`);
    const problem = findings(documentOf(text)).find((one) => one.problem.rule === 'value-quoted')?.problem;
    assert.ok(problem, written);
    const fixes = rules[problem.rule].fix?.(problem, text) ?? [];
    assert.deepEqual(
      fixes.map(({ title }) => title),
      titles,
    );
    assert.equal(fixes.at(0)?.preferred ?? false, preferred, written);
  }
});

test('several blocks are said once, at the second, with their number', () => {
  const text = ['A', 'B', 'C'].map((name) => server.replace('A', name)).join('');
  assert.deepEqual(found(text), ['information several-blocks "B"']);
  const [finding] = findings(documentOf(text));
  assert.equal(finding?.problem.data?.['count'], '3');
});

test('of two complaints on one place the graver is said, and the other where that one is switched off', () => {
  const text = serverSample.replace('Verbose = true', 'VERBOSE =');
  assert.deepEqual(found(text).slice(0, 1), ['error empty-value "VERBOSE"']);
  const context = {
    settings: { rules: { 'empty-value': 'off' } },
    editor: { snippets: false, markdown: false },
  } as const;
  assert.deepEqual(found(text, context).slice(0, 1), ['warning key-case "VERBOSE"']);
});
