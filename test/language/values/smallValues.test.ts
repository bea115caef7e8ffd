import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseSsh, parseVerbose } from '../../../server/src/language/values/choice';
import { parseDatabaseName } from '../../../server/src/language/values/databaseName';
import { editDistance, nearestWord } from '../../../server/src/language/values/nearest';
import { findSecrets, isSecretName, secretReference } from '../../../server/src/language/values/secret';
import { marked } from './support';

describe('a database name', () => {
  const rows: [string, ...string[]][] = [
    ['exa_db1'],
    ['exa_db1; EXA-2'],
    ['', 'database-empty ""'],
    [' ;', 'database-empty " ;"'],
    ['a; ; b', 'database-empty-item ";"'],
    ['a;', 'database-trailing-separator ";"'],
    ['a, b', 'database-separator ","'],
    ['"a"', 'database-odd-character """'],
    ['a b; ä', 'database-odd-character " "', 'database-odd-character "ä"'],
    ['a😀', 'database-odd-character "😀"'],
    ['a; b; a', 'database-duplicate "a"'],
  ];
  for (const [text, ...problems] of rows) {
    test(`${problems.length === 0 ? 'accepts' : 'finds what is wrong with'} ${JSON.stringify(text)}`, () => {
      assert.deepEqual(marked(text, parseDatabaseName(text).problems), problems);
    });
  }

  test('may be several, each with its place', () => {
    assert.deepEqual(parseDatabaseName(' a; bc').names, [
      { offset: 1, length: 1, text: 'a' },
      { offset: 4, length: 2, text: 'bc' },
    ]);
  });
});

describe('Verbose and SSH', () => {
  const rows: [string, string | undefined, ...string[]][] = [
    ['true', 'true'],
    ['false', 'false'],
    ['TRUE', 'true', 'verbose-spelling'],
    ['yes', 'true', 'verbose-spelling'],
    ['Off', 'false', 'verbose-spelling'],
    ['treu', undefined, 'verbose-value'],
    ['', undefined, 'verbose-value'],
  ];
  for (const [text, choice, ...rules] of rows) {
    test(`reads "${text}" as Verbose = ${choice ?? 'unknown'}`, () => {
      const verbose = parseVerbose(text);
      assert.deepEqual([verbose.choice, ...verbose.problems.map(({ rule }) => rule)], [choice, ...rules]);
    });
  }

  const sides: [string, string | undefined, ...string[]][] = [
    ['client', 'client'],
    ['server', 'server'],
    ['Server', 'server', 'ssh-spelling'],
    ['clinet', undefined, 'ssh-value'],
    ['yes', undefined, 'ssh-value'],
  ];
  for (const [text, choice, ...rules] of sides) {
    test(`reads "${text}" as SSH = ${choice ?? 'unknown'}`, () => {
      const ssh = parseSsh(text);
      assert.deepEqual([ssh.choice, ...ssh.problems.map(({ rule }) => rule)], [choice, ...rules]);
    });
  }
});

describe('the nearest word', () => {
  const keys = ['DATABASE_NAME', 'START_CYCLE', 'LOCAL_URL', 'REMOTE_URL', 'REMOTE_NODES', 'Verbose', 'SSH'];
  const rows: [string, string | undefined][] = [
    ['DATABSE_NAME', 'DATABASE_NAME'],
    ['verbos', 'Verbose'],
    ['ssh', 'SSH'],
    ['SHS', 'SSH'],
    ['REMOTE_NODE', 'REMOTE_NODES'],
    ['LOCALURL', 'LOCAL_URL'],
    ['PASSWORD', undefined],
    ['', undefined],
    ['x'.repeat(100_000), undefined],
  ];
  for (const [word, nearest] of rows) {
    test(`of "${word.slice(0, 20)}" is ${nearest ?? 'none'}`, () => assert.equal(nearestWord(word, keys), nearest));
  }

  test('is none where two are equally near, though the same word may be listed twice', () => {
    assert.equal(nearestWord('EDU20', ['EDU01', 'EDU02', 'EDU03']), 'EDU02');
    assert.equal(nearestWord('EDU09', ['EDU01', 'EDU02']), undefined);
    assert.equal(nearestWord('EDU09', ['XXU01', 'EDU01', 'EDU02', 'EDU19', 'EDU9']), undefined);
    assert.equal(nearestWord('EDU9', ['EDU01', 'EDU02', 'EDU19']), 'EDU19', 'the nearest is alone, the others are not');
    assert.equal(nearestWord('EDU1', ['EDU01', 'edu02', 'EDU01']), 'EDU01');
  });

  test('counts insertions, deletions, replacements and swaps', () => {
    assert.equal(editDistance('kitten', 'sitting'), 3);
    assert.equal(editDistance('ab', 'ba'), 1);
    assert.equal(editDistance('', 'abc'), 3);
  });
});

describe('a reference to a secret', () => {
  test('is found wherever it stands', () => {
    const text = 'a ${secret:ONE}${secret:two.3} ${secret:} ${secret:x y} ${SECRET:Z} ${secret:';
    assert.deepEqual(
      findSecrets(text).map(({ offset, length, name, valid }) => [text.slice(offset, offset + length), name, valid]),
      [
        ['${secret:ONE}', 'ONE', true],
        ['${secret:two.3}', 'two.3', true],
        ['${secret:}', '', false],
        ['${secret:x y}', 'x y', false],
        ['${secret:', '', false],
      ],
    );
  });

  test('is written as it is found', () => {
    assert.deepEqual(findSecrets(secretReference('A-1')), [
      { offset: 0, length: 13, name: 'A-1', nameOffset: 9, valid: true },
    ]);
  });

  for (const name of ['A', 'LOCAL_PASSWORD', 'edu01.ftp-user', 'x'.repeat(64)]) {
    test(`may be named ${name}`, () => assert.equal(isSecretName(name), true));
  }

  for (const name of ['', '1A', '_A', 'a b', 'ä', 'x'.repeat(65)]) {
    test(`may not be named "${name}"`, () => assert.equal(isSecretName(name), false));
  }
});
