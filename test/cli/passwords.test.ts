import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { framesOf } from '../../cli/src/codeFrame';
import { frame } from '../../cli/src/frame';
import { harmless } from '../../cli/src/harmless';
import { findPassword } from '../../cli/src/passwords';
import { readDocument } from '../../server/src/language/index';

/** What of the line is left when the password is hidden. */
function shown(line: string): string {
  const password = findPassword(line);
  return password ? `${line.slice(0, password.start)}•${line.slice(password.end)}` : line;
}

describe('the password of a URL is found', () => {
  const lines: readonly (readonly [string, string])[] = [
    ['LOCAL_URL = ftp://u:hunter2@%s/v0003', 'LOCAL_URL = ftp://u:•@%s/v0003'],
    ['LOCAL_URL = ftp://u:hun/te?r#2@%s:2021/v0003', 'LOCAL_URL = ftp://u:•@%s:2021/v0003'],
    ['LOCAL_URL = ftp://u:hun@ter:2@%s/v0003', 'LOCAL_URL = ftp://u:•@%s/v0003'],
    ['LOCAL_URL = ftp://u:hun ter 2@%s/v0003 # me@home', 'LOCAL_URL = ftp://u:•'],
    ['LOCAL_URL = ftp://u:hun//ter=2@10.0.0.1/v0003', 'LOCAL_URL = ftp://u:•@10.0.0.1/v0003'],
    ['LOCAL_URL = ftp://u:a@b/hunter2@host/v0003', 'LOCAL_URL = ftp://u:•'],
    ['LOCAL_URL = ftp:/u:hunter2@%s/v0003', 'LOCAL_URL = ftp:•@%s/v0003'],
    ['LOCAL_URL = ftp//u:hunter2@%s/v0003', 'LOCAL_URL = ftp//u:•@%s/v0003'],
    ['LOCAL_URL = u:hun//ter2@%s/v0003', 'LOCAL_URL = u:•@%s/v0003'],
    ['LOCAL_URL ftp://u:hunter2@%s/v0003', 'LOCAL_URL ftp://u:•@%s/v0003'],
    ['LOCAL_URL: ftp://u:hunter2@%s/v0003', 'LOCAL_URL:•@%s/v0003'],
    ['OTHER = sftp://u:hunter2@host', 'OTHER = sftp://u:•'],
    ['# LOCAL_URL = ftp://u:hunter2@%s/v0003', '# LOCAL_URL = ftp://u:•@%s/v0003'],
    ['ftp://u:hun=ter2@%s', 'ftp://u:•@%s'],
    ['u:hun=ter2@%s', 'u:•@%s'],
    ['LOCAL_URL = ftp://u;hunter2@%s/v0003', 'LOCAL_URL = ftp://•@%s/v0003'],
    ['LOCAL_URL = ftp://u:hunter2', 'LOCAL_URL = ftp://u:•'],
    ['LOCAL_URL = ftp://u:1234/v0003', 'LOCAL_URL = ftp://u:•'],
    ['local url = u:hunter2', 'local url = u:•'],
    ['hunter2@%s/v0003', '•@%s/v0003'],
    ['LOCAL_URL = ftp://hunter2@%s/v0003', 'LOCAL_URL = ftp://•@%s/v0003'],
    ['LOCAL_URL = ftp://FTPbackup:s3cr@tPart', 'LOCAL_URL = ftp://FTPbackup:•'],
    ['LOCAL_URL = ftp://u:hun@%ster2@10.1.1.1/v0001', 'LOCAL_URL = ftp://u:•@10.1.1.1/v0001'],
    ['LOCAL_URL = ftp://u:hun@%ster2', 'LOCAL_URL = ftp://u:•'],
    ['SSH = ftp://u:hunter2', 'SSH = ftp://u:•'],
    ['Verbose = ftp://hunter2', 'Verbose = ftp://•'],
    ['START_CYCLE = u:hunter2=@%s/v0003', 'START_CYCLE = u:•@%s/v0003'],
  ];
  for (const [line, expected] of lines) {
    test(`in ${line}`, () => assert.equal(shown(line), expected));
  }
});

describe('nothing is hidden', () => {
  for (const line of [
    'LOCAL_URL = ftp://u:${secret:EDU01}@%s/v0003',
    'LOCAL_URL = ftp://%s:2021/v0003',
    'REMOTE_NODES = fe80::1; 10.60.102.12',
    'START_CYCLE = @daily',
    '',
  ]) {
    test(`in ${line === '' ? 'an empty line' : line}`, () => assert.equal(findPassword(line), undefined));
  }
});

describe('a code frame', () => {
  const document = readDocument('file:///x.cfg', `A\n{\r\nLOCAL_URL = ftp://u:hunter2@%s\nX\tY\u202e\x1b[2J\n}`);
  const frameAt = (marked: string) =>
    framesOf(document)({ offset: document.text.indexOf(marked), length: marked.length });

  test('shows the line with its number, and marks the place', () => {
    assert.equal(frameAt('LOCAL_URL'), '  3 | LOCAL_URL = ftp://u:•••@%s\n    | ^^^^^^^^^');
  });

  test('marks a place inside a password as the whole of it, so that not even the place tells of it', () => {
    assert.equal(frameAt('ter'), '  3 | LOCAL_URL = ftp://u:•••@%s\n    |                     ^^^');
  });

  test('marks what stands behind a password in its right place', () => {
    assert.equal(frameAt('%s').split('\n')[1], '    |                         ^^');
  });

  test('shows characters that steer a terminal or reorder text as their codes, and marks all of those', () => {
    assert.equal(frameAt('\u202e'), '  4 | X Y\\u{202e}\\u{1b}[2J\n    |    ^^^^^^^^');
  });

  test('marks an empty place in a line with one mark, and one at its end behind it', () => {
    assert.deepEqual(frame('abc', { start: 1, end: 1 }), ['abc', ' ^']);
    assert.deepEqual(frame('abc', { start: 3, end: 3 }), ['abc', '   ^']);
    assert.deepEqual(frame('', { start: 0, end: 0 }), ['', '^']);
  });

  test('of a long line is what surrounds the place', () => {
    const [line, marks] = frame(`${'a'.repeat(500_000)}bc${'d'.repeat(500_000)}`, { start: 500_000, end: 500_002 });
    assert.equal(line, `…${'a'.repeat(40)}bc${'d'.repeat(68)}…`);
    assert.equal(marks, `${' '.repeat(41)}^^`);
  });

  test('shows blanks that are none as codes', () => {
    assert.equal(harmless('a\u00a0b\u3000c d\u2028'), 'a\\u{a0}b\\u{3000}c d\\u{2028}');
  });

  test('never splits a pair of surrogates, and shows halves of one as codes', () => {
    assert.equal(harmless('\u{1f512}\ud83d'), '\u{1f512}\\u{d83d}');
    assert.deepEqual(frame('\u{1f512}x', { start: 2, end: 3 }), ['\u{1f512}x', '  ^']);
  });
});
