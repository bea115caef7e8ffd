import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { CodeLens, InlayHint } from 'vscode-languageserver';
import { clustersMethod, type ClustersParams } from '../../server/src/protocol';
import { startEditor, type Editor, type EditorOptions } from './editor';

const client = [
  'Connection1',
  '{',
  'START_CYCLE = 0 2 * * *',
  'REMOTE_NODES = 10.60.102.11',
  'SSH = client',
  '}',
  '',
].join('\n');
const facts: ClustersParams = {
  clusters: [
    { name: 'EDU01', timeZone: 'Asia/Tokyo' },
    { name: 'EDU02', nodeNames: { '10.60.102.11': 'n0011' } },
  ],
};
const refreshes = { workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } } };

async function start(t: TestContext, options: EditorOptions = {}): Promise<Editor> {
  const connections = [{ name: 'Connection1', client: 'EDU01', server: 'EDU02' }];
  const { editor } = await startEditor({ ...options, initializationOptions: { connections, commands: [] } });
  t.after(() => editor.shutdown());
  return editor;
}

/** Counts the requests of a method that the server sends. */
function received(editor: Editor, method: string): { readonly more: () => Promise<void> } {
  let count = 0;
  let seen = 0;
  let wake = (): void => undefined;
  editor.connection.onRequest(method, () => {
    count += 1;
    wake();
    return null;
  });
  return {
    /** Resolves with the first one that was not waited for before. */
    more: async () => {
      while (count === seen) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      seen = count;
    },
  };
}

async function hints(editor: Editor): Promise<readonly unknown[]> {
  const range = { start: { line: 0, character: 0 }, end: { line: 6, character: 0 } };
  const found = await editor.request<InlayHint[]>('textDocument/inlayHint', { range });
  return found.map(({ label }) => label);
}

async function lenses(editor: Editor): Promise<readonly unknown[]> {
  const found = await editor.request<CodeLens[]>('textDocument/codeLens');
  return found.map(({ command }) => command?.title);
}

test('facts that come later are in the hints, and the editor is told to ask again', async (t) => {
  const editor = await start(t, { capabilities: refreshes });
  const asked = received(editor, 'workspace/inlayHint/refresh');
  await editor.open(client);
  await asked.more();
  assert.deepEqual(await hints(editor), ['Every day at 02:00']);
  await editor.connection.sendNotification(clustersMethod, facts);
  await asked.more();
  assert.deepEqual(await hints(editor), ['Every day at 02:00', 'EDU02 n0011']);
  await editor.connection.sendNotification(clustersMethod, {});
  await asked.more();
  assert.deepEqual(await hints(editor), ['Every day at 02:00']);
});

test('a zone that comes later is in the lenses, and the editor is told to ask again', async (t) => {
  const editor = await start(t, { capabilities: refreshes });
  const asked = received(editor, 'workspace/codeLens/refresh');
  await editor.open(client);
  await asked.more();
  assert.match((await lenses(editor)).join(), /^Next run .{16}, by the cluster's clock$/);
  await editor.connection.sendNotification(clustersMethod, facts);
  await asked.more();
  assert.match((await lenses(editor)).join(), /^Next run .{16} \(Asia\/Tokyo\)$/);
});

test('settings that change are in hints and lenses', async (t) => {
  let isOn = true;
  const editor = await start(t, {
    capabilities: { workspace: { ...refreshes.workspace, configuration: true } },
    settingsOf: (_scope, section) =>
      ({ 'backupSync.inlayHints': { schedules: isOn, nodes: isOn }, 'backupSync.codeLens': isOn })[section],
  });
  const asked = received(editor, 'workspace/inlayHint/refresh');
  await editor.open(client);
  await asked.more();
  assert.deepEqual([(await hints(editor)).length, (await lenses(editor)).length], [1, 1]);
  isOn = false;
  await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await asked.more();
  assert.deepEqual([await hints(editor), await lenses(editor)], [[], []]);
});
