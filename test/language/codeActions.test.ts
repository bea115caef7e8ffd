import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { codeActions } from '../../server/src/language/index';
import { withCaret } from '../support/caret';
import { afterEdits, documentOf, editorContext } from './support';

function actionsAt(marked: string) {
  const { text, offset } = withCaret(marked);
  const document = documentOf(text);
  const position = document.lines.positionAt(offset);
  const actions = codeActions(document, { start: position, end: position }, editorContext);
  return actions.map((action) => ({
    ...action,
    after: afterEdits(document, action.edit?.changes?.[document.uri] ?? []),
  }));
}

/** Each file: a text with a caret, then for each action `=== title` and the text that it leaves. */
const folder = 'test/golden/fixes';

for (const name of readdirSync(folder)) {
  test(`quick fixes of ${name} leave the texts of its golden file`, () => {
    const golden = readFileSync(`${folder}/${name}`, 'utf8');
    const [marked = ''] = golden.split(/^=== /m, 1);
    const actual = actionsAt(marked).map(({ title, after }) => `=== ${title}\n${after}`);
    assert.equal([marked, ...actual].join(''), golden);
  });
}

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
  assert.deepEqual(actionsAt('A\n{\nVerbos = true\nSS|H = server\n}\n'), []);
});
