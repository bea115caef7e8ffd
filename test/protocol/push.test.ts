import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { Push } from '../../server/src/push';
import { startEditor, type Editor } from './editor';

const server = 'Nightly\n{\nVerbose = true\nSSH = server\n}\n';
const wrong = server.replace('Verbose', 'Verbos');

/** A push whose files are looked at, and whose waiting ends, as the test says. */
function start(files: readonly string[]) {
  const checked: string[] = [];
  const sent: PublishDiagnosticsParams[] = [];
  const waiting: (() => void)[] = [];
  const results = new Map(files.map((file) => [file, '1']));
  const push = new Push({
    reports: {
      of: (file) => {
        checked.push(file);
        const resultId = results.get(file);
        return Promise.resolve(resultId === undefined ? undefined : { ...report(file), resultId });
      },
    },
    allUris: () => [...results.keys()],
    writtenUris: (file) => [file],
    send: (params) => Promise.resolve(void sent.push(params)),
    failed: (error) => assert.fail(String(error)),
    later: (run) => waiting.push(run),
  });
  /** Lets everything run that was put off till later, and what follows from it. */
  const settle = async (): Promise<void> => {
    do {
      waiting.splice(0).forEach((run) => {
        run();
      });
      await new Promise((resolve) => setImmediate(resolve));
    } while (waiting.length > 0);
  };
  return { push, checked, sent, results, settle, waiting };
}

const report = (file: string) => ({ uri: file, items: [], version: null, snapshot: null });

test('files that come together are each looked at once, though each is news for all others', async () => {
  const files = Array.from({ length: 500 }, (_, at) => `file:///ws/${at}.cfg`);
  const { push, checked, sent, settle } = start(files);
  for (const file of files) {
    push.fileChanged(file);
    push.allChanged();
  }
  await settle();
  assert.deepEqual(checked.sort(), [...files].sort());
  assert.equal(sent.length, 500);
});

test('while files keep coming, nothing is looked at, and then each once', async () => {
  const files = Array.from({ length: 50 }, (_, at) => `file:///ws/${at}.cfg`);
  const { push, checked, settle, waiting } = start(files);
  for (const file of files) {
    push.fileChanged(file);
    push.allChanged();
    // One more message has been read, and another one follows.
    waiting.splice(0).forEach((run) => {
      run();
    });
  }
  await settle();
  assert.equal(checked.length, 50);
});

test('of all files, only those are sent whose diagnostics have changed, the changed file first', async () => {
  const files = ['a', 'b', 'c'].map((name) => `file:///ws/${name}.cfg`);
  const { push, checked, sent, results, settle } = start(files);
  push.allChanged();
  await settle();
  checked.length = 0;
  sent.length = 0;
  results.set('file:///ws/c.cfg', '2').set('file:///ws/a.cfg', '2');
  push.allChanged();
  push.fileChanged('file:///ws/c.cfg');
  await settle();
  assert.deepEqual(
    checked,
    ['c', 'a', 'b'].map((name) => `file:///ws/${name}.cfg`),
  );
  assert.deepEqual(
    sent.map((params) => params.uri),
    ['file:///ws/c.cfg', 'file:///ws/a.cfg'],
  );
});

async function pushedTo(t: TestContext): Promise<Editor> {
  const { editor } = await startEditor();
  t.after(() => editor.shutdown());
  return editor;
}

/** The codes that the editor shows under an address; undefined where it was told nothing. */
function shown(editor: Editor, file: string): unknown[] | undefined {
  return editor.published.findLast((params) => params.uri === file)?.diagnostics.map(({ code }) => code);
}

test('many files that are opened are published a few times each at most', async (t) => {
  const editor = await pushedTo(t);
  const files = Array.from({ length: 200 }, (_, at) => `file:///ws/${at}.cfg`);
  await Promise.all(files.map((file, at) => editor.open(server.replace('Nightly', `N${at}x`), 1, file)));
  await editor.until(() => files.every((file) => shown(editor, file)?.includes('pair-missing-partner')));
  assert.ok(editor.published.length <= 2 * files.length, String(editor.published.length));
});

for (const file of ['untitled:Untitled-1', 'file:///nowhere/a.cfg', 'vscode-remote://host/a.cfg']) {
  test(`a file that is closed and opened again with the same version is judged anew: ${file}`, async (t) => {
    const editor = await pushedTo(t);
    await editor.open(server, 1, file);
    await editor.until(() => shown(editor, file)?.length === 0);
    await Promise.all([editor.close(file), editor.open(wrong, 1, file)]);
    await editor.until(() => shown(editor, file)?.includes('unknown-key') === true);
  });

  test(`an editor that asks is told so as well: ${file}`, async (t) => {
    const { editor } = await startEditor({ capabilities: { textDocument: { diagnostic: {} } } });
    t.after(() => editor.shutdown());
    const pull = (previousResultId?: string) =>
      editor.request<{ kind: string; resultId: string }>('textDocument/diagnostic', {
        textDocument: { uri: file },
        previousResultId,
      });
    await editor.open(server, 1, file);
    const { resultId } = await pull();
    await Promise.all([editor.close(file), editor.open(wrong, 1, file)]);
    assert.equal((await pull(resultId)).kind, 'full');
  });
}

test('a file that is opened again is published again, though nothing has changed', async (t) => {
  const editor = await pushedTo(t);
  await editor.open(server);
  await editor.until(() => editor.published.length === 1);
  await Promise.all([editor.close(), editor.open(server)]);
  await editor.until(() => editor.published.length === 2);
  assert.deepEqual(editor.published[0], editor.published[1]);
});

const spellings = ['file:///ws/a(1).cfg', 'file:///ws/a%281%29.cfg'] as const;

test('a file that is open under two addresses is one file, and is published under both', async (t) => {
  const editor = await pushedTo(t);
  const [first, second] = spellings;
  await editor.open(server, 1, first);
  await editor.open(server, 1, second);
  await editor.open(server.replace('Nightly', 'Q7'), 1, 'file:///other/q.cfg');
  await editor.until(() => shown(editor, 'file:///other/q.cfg') !== undefined);
  await editor.replace(wrong, 2, second);
  const expected = ['unknown-key', 'pair-missing-partner'];
  await editor.until(() => spellings.every((file) => shown(editor, file)?.includes('unknown-key')));
  for (const file of spellings) {
    assert.deepEqual(new Set(shown(editor, file)), new Set(expected));
  }
});

test('when one of its addresses is closed, the file is judged by the other, and the closed one is cleared', async (t) => {
  const editor = await pushedTo(t);
  const [first, second] = spellings;
  await editor.open(wrong, 1, first);
  await editor.open(server, 1, second);
  await editor.until(() => shown(editor, second)?.length === 0 && shown(editor, first)?.length === 0);
  await editor.close(second);
  await editor.until(() => shown(editor, first)?.includes('unknown-key') === true);
  assert.deepEqual(shown(editor, second), []);
  await editor.replace(server, 2, first);
  await editor.until(() => shown(editor, first)?.length === 0);
});

test('a request about one address of a file is answered under the other as well', async (t) => {
  const editor = await pushedTo(t);
  await editor.open(wrong, 1, spellings[0]);
  for (const file of spellings) {
    const symbols = await editor.request<unknown[]>('textDocument/documentSymbol', { textDocument: { uri: file } });
    // The connection and its two keys.
    assert.equal(symbols.length, 3);
  }
});
