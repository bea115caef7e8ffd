import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyChanges, codeActions, fixAllChanges } from '../../server/src/language/features/index';
import { codeActionKinds, findings, readDocument, rules, workspaceOf } from '../../server/src/language/index';
import { mostIndentationUnits } from '../../server/src/language/limits';
import { examplesOf, inShortBlock, ruleIds } from './examples';
import { actionsIn, goldenOf, goldens, isFix, sceneOf, type Scene } from './fixScenes';
import { documentOf, editorContext, found } from './support';

const fixGoldens = goldens('test/golden/fixes');

function actionsAt(marked: string, only?: readonly string[]) {
  return actionsIn(sceneOf('', marked), only);
}

function titlesAt(marked: string, only?: readonly string[]): readonly string[] {
  return actionsAt(marked, only).map(({ title }) => title);
}

function countOf({ document, context }: Scene, text: string, rule: unknown): number {
  return findings(readDocument(document.uri, text), context).filter(({ problem }) => problem.rule === rule).length;
}

for (const { name, marked, content } of fixGoldens) {
  test(`quick fixes of ${name} leave the texts of its golden file`, () => {
    assert.equal(goldenOf(marked, actionsIn(sceneOf(name, marked)).filter(isFix)), content);
  });

  test(`each quick fix of ${name} ends its problem`, () => {
    const scene = sceneOf(name, marked);
    for (const { title, diagnostics = [], after } of actionsIn(scene).filter(isFix)) {
      const rule = diagnostics[0]?.code;
      assert.ok(countOf(scene, after, rule) < countOf(scene, scene.document.text, rule), `${title}\n${after}`);
    }
  });
}

test('every rule with a fix has a golden file, and those are many', () => {
  const withFix = ruleIds.filter((id) => rules[id].fix);
  const shown = new Set(
    fixGoldens.flatMap(({ name, marked }) =>
      actionsIn(sceneOf(name, marked))
        .filter(isFix)
        .map(({ diagnostics = [] }) => `${name}: ${String(diagnostics[0]?.code)}`),
    ),
  );
  assert.deepEqual(
    withFix.filter((id) => !shown.has(`${id}: ${id}`)),
    [],
  );
  assert.ok(withFix.length >= 25);
});

test('an action names the diagnostic that it ends', () => {
  const [action] = actionsAt('A\n{\nVer|bos = true\nSSH = server\n}\n');
  assert.equal(action?.kind, 'quickfix');
  assert.equal(action.isPreferred, true);
  assert.deepEqual(
    action.diagnostics?.map(({ code }) => code),
    ['unknown-key'],
  );
});

test('only what touches the range is offered', () => {
  assert.deepEqual(titlesAt('A\n{\nVerbos = true\nSS|H = server\n}\n'), []);
});

test('who selects a whole file is not drowned in fixes', () => {
  const document = documentOf(`A\n{\n${'verbose = true\n'.repeat(500)}SSH = server\n}\n`);
  const range = document.lines.rangeOf({ offset: 0, length: document.text.length });
  assert.ok(codeActions(document, range, editorContext).length < 200);
});

/** A context that counts how often a whole file is looked through with it. */
function counted() {
  const empty = workspaceOf(new Map());
  let asked = 0;
  const context = {
    ...editorContext,
    get workspace() {
      asked += 1;
      return empty;
    },
  };
  findings(documentOf(''), context);
  const once = asked;
  asked = 0;
  return { context, reads: () => asked / once };
}

describe('a file of many problems, or a very long one', () => {
  const wholeFile = /^(?:Fix all|Convert) /;

  for (const [title, text] of [
    ['of one line', '{}'.repeat(16_000)],
    ['of many problems', `A\n{\n${'verbose = true\n'.repeat(501)}SSH = server\n}\n`],
    ['of many lines', `A\n{\n${'# comment \n'.repeat(6000)}verbose = true\nverbose = true\nSSH = server\n}\n`],
  ] as const) {
    test(`${title} is not mended as a whole to know what can be offered at a place`, () => {
      const document = documentOf(text);
      const { context, reads } = counted();
      const start = document.lines.positionAt(Math.max(text.indexOf('verbose'), 0));
      const titles = codeActions(document, { start, end: start }, context).map((action) => action.title);
      assert.ok(titles.length > 0);
      assert.deepEqual(
        titles.filter((one) => wholeFile.test(one)),
        [],
      );
      assert.ok(reads() < 4, `${reads()}`);
    });
  }

  test('is mended where that is asked for', () => {
    const document = documentOf(`A\n{\n${'verbose = true\n'.repeat(501)}SSH = server\n}\n`);
    const start = { line: 0, character: 0 };
    assert.equal(codeActions(document, { start, end: start }, editorContext, ['source.fixAll']).length, 1);
  });

  test('has every brace of one long line on a line of its own after one pass', () => {
    const text = 'a{}'.repeat(20_000);
    assert.equal(applyChanges(text, fixAllChanges(documentOf(text))), 'a\n{\n}\n'.repeat(20_000));
  });
});

describe('a finding can be silenced', () => {
  for (const { name, marked, content } of goldens('test/golden/disable')) {
    test(`as the golden file ${name} shows`, () => {
      const silencing = actionsAt(marked).filter(({ title }) => title.startsWith('Disable '));
      assert.equal(goldenOf(marked, silencing), content);
    });
  }

  test('whatever the rule, by each of the two actions, and neither is of no use', () => {
    let tried = 0;
    for (const id of ruleIds) {
      const text = inShortBlock(examplesOf(id)[0] ?? '');
      const first = findings(documentOf(text)).find(({ problem }) => problem.rule === id);
      const scene = { document: documentOf(text), offset: first?.problem.offset ?? 0, context: editorContext };
      for (const { title, after } of actionsIn(scene).filter((action) => action.title.startsWith(`Disable ${id} `))) {
        assert.ok(countOf(scene, after, id) < countOf(scene, text, id), `${title}\n${after}`);
        assert.equal(found(after).filter((line) => line.includes('directive-')).length, 0, `${title}\n${after}`);
        tried += 1;
      }
    }
    assert.ok(tried > 150, `${tried}`);
  });

  test('by the last actions, none of which is preferred', () => {
    const actions = actionsAt('A\n{\nVer|bos = true\nSSH = server\n}\n');
    assert.deepEqual(
      actions.map(({ title, isPreferred = false }) => `${title}: ${isPreferred}`),
      [
        'Change to Verbose: true',
        'Turn into a comment: false',
        'Disable unknown-key for this line: false',
        'Disable unknown-key for this file: false',
      ],
    );
  });

  test('unless it is about a directive, or about a file that is not read', () => {
    assert.deepEqual(titlesAt('# backup-sync: dis|able-file\nA\n{\nSSH = server\n}\n'), ['Remove it']);
    assert.deepEqual(titlesAt(`|${'#'.repeat(10_485_761)}`), []);
  });

  test('for the file only, on the line of a directive', () => {
    assert.deepEqual(titlesAt('A\n{\nSSH = server\n}\n# backup-sync: disable-next-line tab|', ['quickfix']), [
      'Remove it',
      'Add a line break',
      'Disable missing-final-newline for this file',
    ]);
  });

  test('also on the line behind a directive, and on one behind a blank line', () => {
    for (const between of ['', '\n']) {
      const marked = `A\n{\n# backup-sync: disable-next-line tab\n${between}Verb|os = true\nSSH = server\n}\n`;
      assert.ok(titlesAt(marked).includes('Disable unknown-key for this line'));
    }
  });

  test('indented as its line, but not over megabytes', () => {
    for (const [blanks, indentation] of [
      [3, 3],
      [1_000_000, mostIndentationUnits],
    ] as const) {
      const marked = `A\n{\n${' '.repeat(blanks)}Verb|os = true\nSSH = server\n}\n`;
      const titled = actionsAt(marked).find(({ title }) => title === 'Disable unknown-key for this line');
      const [edit] = Object.values(titled?.edit?.changes ?? {}).flat();
      assert.equal(edit?.newText, `${' '.repeat(indentation)}# backup-sync: disable-next-line unknown-key\n`);
      assert.deepEqual(edit.range.start, { line: 2, character: 0 });
    }
  });

  test('for the file only, where the place is that of the first of many', () => {
    assert.deepEqual(titlesAt('|\uFEFFA\n{\nSSH = server\n}\n', ['quickfix']), [
      'Remove the byte order mark',
      'Disable byte-order-mark for this file',
    ]);
  });
});

describe('all problems of a kind', () => {
  const block = (lines: string) => `A\n{\n${lines}SSH = server\n}\n`;
  const title = 'Fix all brace-not-alone problems in this file';

  test('blocks that are named all at once get a name each', () => {
    const [all] = actionsAt('|{\nSSH = server\n}\nConnection2\n{\nSSH = server\n}\n{\nSSH = server\n}\n').filter(
      ({ title }) => title === 'Fix all missing-name problems in this file',
    );
    assert.deepEqual(all?.after.match(/^Connection\d$/gm), ['Connection1', 'Connection2', 'Connection3']);
  });

  test('are fixed together, also where one fix uncovers the next', () => {
    const [action] = actionsAt('A |{\nSSH = server }\nB {\nverbose = true\nSSH = client }\n').filter(
      (one) => one.title === title,
    );
    assert.equal(action?.after, 'A\n{\nSSH = server\n}\nB\n{\nverbose = true\nSSH = client\n}\n');
    assert.equal(action.isPreferred, undefined);
  });

  test('are mended in a few rounds, also where each round brings the next problem', () => {
    const { context, reads } = counted();
    const document = documentOf('{}'.repeat(100));
    const start = { line: 0, character: 1 };
    codeActions(document, { start, end: start }, context);
    assert.ok(reads() < 40, `${reads()}`);
  });

  test('are not offered for one', () => {
    assert.ok(!titlesAt('A |{\nSSH = server\n}\n').includes(title));
  });

  test('are not offered where no fix is preferred', () => {
    const titles = titlesAt(block('Verb|ose = true\nVerbose = true\nVerbose = true\n'));
    assert.ok(!titles.some((one) => one.startsWith('Fix all')));
  });
});

describe('the kinds that an editor asks for', () => {
  const marked = 'A |{\nSSH = server\n}\n';
  const rows: readonly (readonly [only: readonly string[] | undefined, kinds: readonly string[]])[] = [
    [undefined, ['quickfix', 'refactor.rewrite']],
    [[], ['quickfix', 'refactor.rewrite']],
    [[''], ['quickfix', 'refactor.rewrite', 'source.fixAll.backupSync']],
    [['quickfix'], ['quickfix']],
    [['refactor'], ['refactor.rewrite']],
    [['refactor.rewrite'], ['refactor.rewrite']],
    [['refactor.inline'], []],
    [['refactor.rewrite.other'], []],
    [['source'], ['source.fixAll.backupSync']],
    [['source.fixAll'], ['source.fixAll.backupSync']],
    [['source.fixAll.backupSync'], ['source.fixAll.backupSync']],
    [['source.fixAll.other'], []],
    [['source.organizeImports'], []],
    [['sourc'], []],
    [
      ['quickfix', 'source'],
      ['quickfix', 'source.fixAll.backupSync'],
    ],
  ];
  for (const [only, kinds] of rows) {
    test(`${only ? JSON.stringify(only) : 'none'} get ${kinds.join(' and ') || 'nothing'}`, () => {
      assert.deepEqual([...new Set(actionsAt(marked, only).map(({ kind }) => kind))], kinds);
    });
  }

  test('are among those that are announced', () => {
    for (const { kind = '' } of actionsAt(marked, [''])) {
      assert.ok(codeActionKinds.includes(kind), kind);
    }
  });
});
