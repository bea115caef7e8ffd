import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyChanges, canonicalChanges, codeActions, fixAllChanges } from '../../server/src/language/features/index';
import { defaultContext, findings, rules, type Context } from '../../server/src/language/index';
import { ChangingText } from '../../server/src/language/features/changingText';
import { examplesOf, inShortBlock, ruleIds } from './examples';
import { goldenOf, goldens } from './fixScenes';
import { afterEdits, clientSample, documentOf, editorContext, serverSample } from './support';
import { seededRandom } from './values/support';

function fixed(text: string, context: Context = defaultContext): string {
  return applyChanges(text, fixAllChanges(documentOf(text), context));
}

function canonical(text: string): string {
  return applyChanges(text, canonicalChanges(documentOf(text)));
}

function rulesIn(text: string): readonly string[] {
  return findings(documentOf(text)).map(({ problem }) => problem.rule);
}

function errorsIn(text: string): number {
  return findings(documentOf(text)).filter(({ level }) => level === 'error').length;
}

for (const { name, marked: text, content } of goldens('test/golden/fixAll')) {
  test(`all that is safe in ${name} becomes what its golden file shows`, () => {
    const actual = goldenOf(text, [
      { title: 'fix all', after: fixed(text) },
      { title: 'canonical form', after: canonical(text) },
    ]);
    assert.equal(actual, content);
  });
}

describe('a safe rule', () => {
  const safe = ruleIds.filter((id) => rules[id].safe);

  test('has a preferred fix for its example, and its problem is gone', () => {
    for (const id of safe) {
      const text = inShortBlock(examplesOf(id)[0] ?? '');
      assert.ok(rulesIn(text).includes(id), id);
      assert.ok(!rulesIn(fixed(text)).includes(id), `${id}\n${fixed(text)}`);
    }
  });

  test('is none that inserts, deletes or guesses', () => {
    assert.deepEqual([...safe].sort(), [
      'brace-not-alone',
      'byte-order-mark',
      'cron-macro',
      'database-separator',
      'database-trailing-separator',
      'key-case',
      'line-breaks',
      'missing-final-newline',
      'mixed-line-breaks',
      'node-separator',
      'node-spacing',
      'node-trailing-separator',
      'node-unicode-digit',
      'ssh-spelling',
      'tab',
      'url-odd-placeholder',
      'url-scheme-case',
      'url-whitespace',
      'value-quoted',
      'verbose-spelling',
    ]);
  });
});

test('what is not safe stays as it is', () => {
  const text = 'A\n{\nVerbos = true\nSSH = srver\n}\n';
  assert.equal(fixed(text), text);
});

test('what is silenced or switched off stays as it is', () => {
  const silenced = 'A\n{\n# backup-sync: disable-next-line key-case\nverbose = true\nSSH = server\n}\n';
  assert.equal(fixed(silenced), silenced);
  const text = 'A\n{\nverbose = true\nSSH = server\n}\n';
  assert.equal(fixed(text, { ...defaultContext, settings: { rules: { 'key-case': 'off' } } }), text);
});

test('the canonical form has line feeds, also where nobody wants to hear of other line breaks', () => {
  const text = '# backup-sync: disable-file line-breaks\r\nA\r\n{\r\nSSH = server\r\n}\r\n';
  assert.equal(fixed(text), text);
  assert.equal(canonical(text).replaceAll('\n', '\r\n'), text);
});

test('comments keep their text and their order', () => {
  const text = '# 1\n A {  # no comment\n   # 2\nverbose = yes\n#3\nssh = SERVER }# 4\n';
  for (const after of [fixed(text), canonical(text)]) {
    assert.deepEqual(after.match(/# ?\d/g), ['# 1', '# 2', '#3', '# 4']);
  }
});

test('the edits are small: what stays the same is in none of them', () => {
  const text = clientSample.replace('Verbose', 'verbose').replace('; ', ';').trimEnd();
  assert.deepEqual(fixAllChanges(documentOf(text)), [
    { offset: text.indexOf(';') + 1, length: 0, newText: ' ' },
    { offset: text.indexOf('verbose'), length: 1, newText: 'V' },
    { offset: text.length, length: 0, newText: '\n' },
  ]);
});

test('an editor gets the same edits as one action, and none where nothing would change', () => {
  const document = documentOf('A {\nverbose = true\nSSH = server\n}\n');
  const start = { line: 0, character: 0 };
  const ask = (one: typeof document) => codeActions(one, { start, end: start }, editorContext, ['source.fixAll']);
  const [action, ...others] = ask(document);
  assert.deepEqual(others, []);
  assert.equal(
    afterEdits(document, action?.edit?.changes?.[document.uri] ?? []),
    'A\n{\nVerbose = true\nSSH = server\n}\n',
  );
  assert.deepEqual(ask(documentOf(serverSample)), []);
});

test('a file that is not read is not changed', () => {
  const document = documentOf(`A \r\n${' '.repeat(10_485_761)}`);
  assert.deepEqual([...fixAllChanges(document), ...canonicalChanges(document)], []);
});

test('both are done after one pass, and bring no error, whatever is damaged', () => {
  const random = seededRandom(11);
  const pieces = [
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '# c',
    '{',
    '}',
    '=',
    '"',
    ',',
    ';',
    '\uFEFF',
    '@daily',
    'verbose = 1',
  ];
  for (let round = 0; round < 400; round += 1) {
    let text = random() < 0.5 ? clientSample : serverSample;
    for (let change = 0; change < 4; change += 1) {
      const at = Math.floor(random() * (text.length + 1));
      text = text.slice(0, at) + (pieces[Math.floor(random() * pieces.length)] ?? '') + text.slice(at);
    }
    for (const make of [fixed, canonical]) {
      const once = make(text);
      assert.equal(make(once), once, JSON.stringify(text));
      assert.ok(errorsIn(once) <= errorsIn(text), `${JSON.stringify(text)}\n${once}`);
    }
  }
});

test('many problems take a few passes, and changes beyond what a call can take as arguments are joined', () => {
  const count = 150_000;
  const text = `A\n{\nSSH = server\n}\n${'# a \n'.repeat(count)}`;
  assert.equal(canonicalChanges(documentOf(text)).length, count);
});

describe('a changing text', () => {
  test('knows the way from the original through several steps', () => {
    const changing = new ChangingText('one two three');
    changing.apply([
      { offset: 8, length: 5, newText: 'four' },
      { offset: 0, length: 3, newText: '' },
    ]);
    changing.apply([{ offset: 0, length: 1, newText: '1 ' }]);
    changing.apply([{ offset: 3, length: 2, newText: 'WO' }]);
    assert.equal(changing.text, '1 tWO four');
    assert.equal(applyChanges('one two three', changing.changes()), '1 tWO four');
  });

  test('has no changes where a later step takes back an earlier one', () => {
    const changing = new ChangingText('abc');
    changing.apply([{ offset: 1, length: 1, newText: 'x' }]);
    changing.apply([{ offset: 1, length: 1, newText: 'b' }]);
    assert.deepEqual(changing.changes(), []);
  });

  test('never cuts a line break or a character in two', () => {
    const changing = new ChangingText('a\r\nb\r\n\u{1f600}c');
    changing.apply([
      { offset: 1, length: 2, newText: '\n' },
      { offset: 4, length: 2, newText: '\r' },
      { offset: 6, length: 2, newText: '\u{1f601}' },
    ]);
    assert.deepEqual(changing.changes(), [
      { offset: 1, length: 2, newText: '\n' },
      { offset: 4, length: 4, newText: '\r\u{1f601}' },
    ]);
  });

  test('always comes to the same as the steps one after the other', () => {
    const random = seededRandom(5);
    const below = (limit: number) => Math.floor(random() * limit);
    for (let round = 0; round < 2000; round += 1) {
      const original = 'a\r\nbcd\r\n\r\n\u{1f600}efghijk'.slice(0, below(20));
      const changing = new ChangingText(original);
      for (let step = 0; step < 4; step += 1) {
        const offset = below(changing.text.length + 1);
        const length = below(changing.text.length - offset + 1);
        changing.apply([{ offset, length, newText: '\nX\r\nY'.slice(below(3), below(6)) }]);
      }
      assert.equal(applyChanges(original, changing.changes()), changing.text);
    }
  });
});
