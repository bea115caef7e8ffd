import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeActions } from '../../server/src/language/features/index';
import { diagnostics, findings, messageOf, validate } from '../../server/src/language/index';
import { afterEdits, documentOf, editorContext, found, serverSample } from './support';

/** The findings of a block with these lines. */
function foundIn(...lines: readonly string[]): readonly string[] {
  return found(`Connection1\n{\n${lines.join('\n')}\nSSH = server\n}\n`);
}

const unknown = 'warning unknown-key "Foo"';

describe('disable-next-line', () => {
  for (const [title, comment] of [
    ['silences rules on the next line', '# backup-sync: disable-next-line key-case verbose-spelling'],
    ['may have a reason', '# backup-sync: disable-next-line key-case, verbose-spelling -- as long as unknown-key'],
    ['needs no blanks', '##backup-sync:disable-next-line,key-case,verbose-spelling'],
    ['may be indented', '    # backup-sync: disable-next-line key-case  ,  verbose-spelling'],
  ] as const) {
    test(title, () => assert.deepEqual(foundIn(comment, 'verbose = yes'), []));
  }

  test('leaves other rules of the line and other lines alone', () => {
    assert.deepEqual(foundIn('# backup-sync: disable-next-line key-case', 'verbose = on', 'ssh = server').slice(0, 2), [
      'warning verbose-spelling "on"',
      'warning key-case "ssh"',
    ]);
  });

  test('is about the line below a stack of directives', () => {
    assert.deepEqual(
      foundIn(
        '# backup-sync: disable-next-line key-case',
        '# backup-sync: disable-next-line verbose-spelling',
        'verbose = on',
      ),
      [],
    );
  });

  test('is not about the line behind an empty line or another comment', () => {
    const directive = '# backup-sync: disable-next-line unknown-key';
    const expected = [`hint directive-unused "${directive}"`, unknown];
    assert.deepEqual(foundIn(directive, '', 'Foo = 1'), expected);
    assert.deepEqual(foundIn(directive, '# a comment', 'Foo = 1'), expected);
  });

  test('silences what is said about a block, on its name', () => {
    assert.deepEqual(found('# backup-sync: disable-next-line missing-ssh\nA\n{\nVerbose = true\n}\n'), []);
  });

  test('is a comment only: in a value it says nothing', () => {
    assert.ok(foundIn('Verbose = true # backup-sync: disable-next-line unknown-key', 'Foo = 1').includes(unknown));
  });
});

describe('disable-file', () => {
  test('silences a rule everywhere, also in front of it and in other blocks', () => {
    const block = 'A\n{\nFoo = 1\nSSH = server\n}\n';
    const text = `${block}# backup-sync: disable-file unknown-key several-blocks\n${block.replace('A', 'B')}`;
    assert.deepEqual(found(text), []);
  });

  test('is of no use beside a directive for each line', () => {
    assert.deepEqual(
      foundIn('# backup-sync: disable-file unknown-key', '# backup-sync: disable-next-line unknown-key', 'Foo = 1'),
      ['hint directive-unused "# backup-sync: disable-file unknown-key"'],
    );
  });
});

for (const [verb, message] of [
  ['disable-line key-case', 'This is neither a rule nor a directive. Did you mean disable-next-line?'],
  ['disable key-case', 'This is neither a rule nor a directive. Did you mean disable-next-line?'],
  ['disable-fiel key-case', 'This is neither a rule nor a directive. Did you mean disable-file?'],
  ['disable-next-line', 'Name a rule behind this, such as unknown-key.'],
  ['disable-file -- all of it', 'Name a rule behind this, such as unknown-key.'],
] as const) {
  test(`"${verb}" is told what to write`, () => {
    const problems = findings(documentOf(`# backup-sync: ${verb}\n${serverSample}\n`)).map(({ problem }) => problem);
    assert.deepEqual(problems.map(messageOf), [message]);
  });
}

test('no directive hides anything from the check in front of an upload', () => {
  const text = '# backup-sync: disable-file missing-ssh\nA\n{\nVerbose = true\n}\n';
  assert.deepEqual(
    validate(documentOf(text)).map(({ rule }) => rule),
    ['missing-ssh'],
  );
});

test('a rule that the settings switch off does not make its directive useless', () => {
  const text = '# backup-sync: disable-file missing-ssh\nA\n{\nVerbose = true\n}\n';
  assert.deepEqual(found(text, { ...editorContext, settings: { rules: { 'missing-ssh': 'off' } } }), []);
});

test('a directive about other files is never called unused', () => {
  assert.deepEqual(found(`# backup-sync: disable-file pair-missing-partner\n${serverSample}`), []);
});

describe('what is wrong with a directive', () => {
  for (const [title, comment, expected] of [
    ['a rule that does not exist', 'disable-file unknown-kay', ['warning directive-unknown "unknown-kay"']],
    ['a word that says nothing', 'disable-lines key-case', ['warning directive-unknown "disable-lines"']],
    ['nothing at all', '', ['warning directive-unknown "# backup-sync:"']],
    ['no rule', 'disable-file', ['warning directive-unknown "disable-file"']],
    ['a rule twice', 'disable-file missing-ssh missing-ssh', ['hint directive-unused "missing-ssh"']],
    ['one useless rule of two', 'disable-file key-case missing-ssh', ['hint directive-unused "key-case"']],
    [
      'only useless rules',
      'disable-file key-case unknown-key',
      ['hint directive-unused "# backup-sync: disable-file key-case unknown-key"'],
    ],
    [
      'a rule about directives',
      'disable-file directive-unused',
      ['hint directive-unused "# backup-sync: disable-file directive-unused"'],
    ],
  ] as const) {
    test(`is ${title}`, () => {
      const text = `${`# backup-sync: ${comment}`.trimEnd()}\nA\n{\nVerbose = true\n}\n`;
      assert.deepEqual(
        found(text).filter((line) => line.includes('directive')),
        expected,
      );
    });
  }

  test('fades out where it is of no use', () => {
    const document = documentOf(`# backup-sync: disable-file key-case\n${serverSample}`);
    assert.deepEqual(
      diagnostics(document, editorContext).map(({ code, tags }) => [code, tags]),
      [['directive-unused', [1]]],
    );
  });
});

describe('a useless rule is removed', () => {
  for (const [title, before, after] of [
    ['in front', 'key-case, missing-ssh', 'missing-ssh'],
    ['at the end', 'missing-ssh, key-case -- why', 'missing-ssh -- why'],
    ['in the middle', 'missing-ssh, key-case, odd-name', 'missing-ssh, odd-name'],
  ] as const) {
    test(`${title} of several`, () => {
      const block = 'A-1\n{\nVerbose = true\n}\n';
      const document = documentOf(`# backup-sync: disable-file ${before}\n${block}`);
      const position = document.lines.positionAt(document.text.indexOf('key-case'));
      const [action] = codeActions(document, { start: position, end: position }, editorContext);
      assert.equal(
        afterEdits(document, action?.edit?.changes?.[document.uri] ?? []),
        `# backup-sync: disable-file ${after}\n${block}`,
      );
    });
  }
});

test('many directives and many findings are put together in one pass', () => {
  const count = 5_000;
  const lines = Array.from({ length: count }, () => '# backup-sync: disable-next-line unknown-key\nFoo = 1');
  const stack = Array.from({ length: count }, () => '# backup-sync: disable-next-line key-case');
  const shown = foundIn(...lines, ...stack, 'verbose = true');
  assert.equal(shown.length, count - 1);
  assert.ok(shown.every((line) => line.startsWith('hint directive-unused')));
});

test('of the words of a directive that nobody knows only the first are reported', () => {
  const words = Array.from({ length: 12_000 }, (_, index) => `verbose-valu${index}`);
  const shown = foundIn(`# backup-sync: disable-next-line ${words.join(' ')}`, 'Verbose = true');
  assert.equal(shown.filter((line) => line.startsWith('warning directive-unknown')).length, 20);
});

test('the rule that is meant is looked for as long as there are few words, and for each word once', () => {
  const lines = (count: number, word: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => `# backup-sync: disable-file ${word(index)}`).join('\n');
  const guessed = (text: string) =>
    findings(documentOf(text)).filter(({ problem }) => problem.data?.['nearest'] !== undefined).length;
  assert.equal(guessed(lines(300, (index) => `verbose-valu${index}`)), 100);
  assert.equal(guessed(lines(300, () => 'verbose-valu')), 300);
});
