import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeActionKinds, codeActions, findings, readDocument, rules } from '../../server/src/language/index';
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

  test('are fixed together, also where one fix uncovers the next', () => {
    const [action] = actionsAt('A |{\nSSH = server }\nB {\nverbose = true\nSSH = client }\n').filter(
      (one) => one.title === title,
    );
    assert.equal(action?.after, 'A\n{\nSSH = server\n}\nB\n{\nverbose = true\nSSH = client\n}\n');
    assert.equal(action.isPreferred, undefined);
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
