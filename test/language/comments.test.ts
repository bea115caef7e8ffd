import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyChanges, fixAllChanges, formattingChanges } from '../../server/src/language/features/index';
import { findings, rules } from '../../server/src/language/index';
import { complaints, documentOf, found } from './support';

function block(line: string): string {
  return `A\n{\n${line}\nSSH = server\n}\n`;
}

describe('a comment behind other text', () => {
  for (const text of [
    'Prod   # production\n{\nSSH = server\n}\n',
    'Prod\n{ # production\nSSH = server\n}\n',
    'Prod\n{# production\nSSH = server\n}\n',
    'Prod\n{\nSSH = server\n} # production\n',
    'Prod\n{\nSSH = server\t# production\n}\n',
  ]) {
    test(`is one error, and the rest is read without it: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(complaints(text), ['error comment-behind-text "# production"']);
    });
  }

  test('reaches from its first # to the end of the line', () => {
    assert.deepEqual(complaints(block('Verbose = true # one # two @ three')), [
      'error comment-behind-text "# one # two @ three"',
    ]);
  });

  test('leaves the text in front of it to be checked', () => {
    assert.deepEqual(complaints(block('Verbose = tru # a try')), [
      'error verbose-value "tru"',
      'error comment-behind-text "# a try"',
    ]);
    assert.deepEqual(complaints(block('Verbose = # a try')), [
      'error empty-value "Verbose"',
      'error comment-behind-text "# a try"',
    ]);
  });

  test('has a blank in front of it: without one it is a part of the value', () => {
    assert.deepEqual(complaints(block('Verbose = true#x')), ['error verbose-value "true#x"']);
  });

  const url = (value: string): readonly string[] =>
    found(`A\n{\nLOCAL_URL = ${value}\nSSH = client\n}\n`).filter((line) => /comment|reserved|bad-volume/.test(line));

  test('is none in a password, whose URL goes on to the host', () => {
    assert.deepEqual(url('ftp://u:a #b@%s/v0003'), ['error url-reserved-character "#"']);
    assert.deepEqual(url('u:a #b@%s/v0003'), ['error url-reserved-character "#"']);
  });

  test('is one behind a URL, whatever it says', () => {
    assert.deepEqual(url('ftp://u:a@%s/v0003 # source'), ['error comment-behind-text "# source"']);
    assert.deepEqual(url('ftp://u:a@%s/v0003 # was b@%s'), ['error comment-behind-text "# was b@%s"']);
    assert.deepEqual(url('ftp://u:a #b@%s/v0003 # c'), [
      'error url-reserved-character "#"',
      'error comment-behind-text "# c"',
    ]);
  });

  test('is where no formatting and no safe fix gets at it', () => {
    for (const line of ['REMOTE_NODES  =  10.0.0.12;10.0.0.13   # EDU02', 'LOCAL_URL  = FTP://u:p@%s/v0003  # a ; b']) {
      const text = `A {   # c\n${line}\n}   # d\n`;
      for (const changes of [formattingChanges(documentOf(text)), fixAllChanges(documentOf(text))]) {
        const after = applyChanges(text, changes);
        assert.notEqual(after, text);
        assert.deepEqual(after.match(/ +#.*/g), text.match(/ +#.*/g));
      }
    }
  });

  test('stays behind its line when keys are added below it', () => {
    const text = 'A\n{\nVerbose = true # a try\n}\n';
    const { problem } = findings(documentOf(text)).find((one) => one.problem.rule === 'missing-ssh') ?? {};
    const [fix] = (problem && rules['missing-ssh'].fix?.(problem, text)) ?? [];
    assert.equal(applyChanges(text, fix?.changes ?? []), 'A\n{\nVerbose = true # a try\nSSH = server\n}\n');
  });
});
