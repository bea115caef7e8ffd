import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import {
  CancellationTokenSource,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver-types';
import { nodeFiles } from '../../server/src/nodeFiles';
import { startEditor, type Editor, type EditorOptions } from './editor';
import { Folder } from './folder';

const server = 'Nightly\n{\nVerbose = true\nSSH = server\n}\n';
const client = server.replace('server', 'client');

const pulling: NonNullable<EditorOptions['capabilities']> = {
  textDocument: { diagnostic: {} },
  workspace: {
    configuration: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
  },
};

/** An editor with these folders, once the server has seen them. */
async function editorWith(t: TestContext, folders: readonly Folder[], options: EditorOptions = {}): Promise<Editor> {
  const { editor } = await startEditor({
    capabilities: pulling,
    files: nodeFiles,
    folders: folders.map((folder) => folder.uri()),
    ...options,
  });
  t.after(() => editor.shutdown());
  await editor.until(() => editor.refreshes > 0);
  return editor;
}

type PreviousIds = readonly { readonly uri: string; readonly value: string }[];

async function pullAll(editor: Editor, previousResultIds: PreviousIds = []) {
  const { items } = await editor.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds,
  });
  return new Map(items.map((report) => [report.uri, report]));
}

function codesIn(report: WorkspaceDocumentDiagnosticReport | undefined): unknown[] | string | undefined {
  return report?.kind === 'full' ? report.items.map(({ code }) => code) : report?.kind;
}

/** The codes of every file, by its name in the folder. */
async function codesOf(editor: Editor, folder: Folder): Promise<Record<string, unknown>> {
  const reports = await pullAll(editor);
  const codes = [...reports].map(
    ([uri, report]) => [decodeURIComponent(uri.slice(folder.uri().length + 1)), codesIn(report)] as const,
  );
  return Object.fromEntries(codes.sort(([a], [b]) => a.localeCompare(b)));
}

/** Tells of a change on the disk, and waits until the server has asked to be asked again. */
async function tell(editor: Editor, folder: Folder, changes: Readonly<Record<string, 1 | 2 | 3>>): Promise<void> {
  const { refreshes } = editor;
  await editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: Object.entries(changes).map(([name, type]) => ({ uri: folder.uri(name), type })),
  });
  await editor.until(() => editor.refreshes > refreshes);
}

test('problems of all Connection files are known, though none is open', async (t) => {
  const folder = new Folder({
    'a/client.cfg': client.replace('Verbose', 'Verbos'),
    'a/server.cfg': server,
    'b/alone.backupsync': server.replace('Nightly', 'Weekly'),
    'other.cfg': 'key = value\n',
    'node_modules/x/server.cfg': server,
  });
  const editor = await editorWith(t, [folder]);
  const codes = await codesOf(editor, folder);
  assert.deepEqual(Object.keys(codes), ['a/client.cfg', 'a/server.cfg', 'b/alone.backupsync']);
  assert.ok((codes['a/client.cfg'] as unknown[]).includes('unknown-key'));
  assert.deepEqual(codes['a/server.cfg'], []);
  assert.deepEqual(codes['b/alone.backupsync'], ['pair-missing-partner']);
});

test('a file is judged anew when its partner comes, changes and goes on the disk', async (t) => {
  const folder = new Folder({ 'server.cfg': server });
  const editor = await editorWith(t, [folder]);
  const codes = async (): Promise<unknown> => (await codesOf(editor, folder))['server.cfg'];
  assert.deepEqual(await codes(), ['pair-missing-partner']);

  folder.write('sub/client.cfg', client);
  await tell(editor, folder, { 'sub/client.cfg': 1 });
  assert.deepEqual(await codes(), []);

  folder.write('sub/client.cfg', client.replace('Nightly', 'Nigthly'));
  await tell(editor, folder, { 'sub/client.cfg': 2 });
  assert.deepEqual(await codes(), ['pair-missing-partner']);

  folder.write('sub/client.cfg', client);
  await tell(editor, folder, { 'sub/client.cfg': 2 });
  assert.deepEqual(await codes(), []);

  folder.delete('sub');
  await tell(editor, folder, { sub: 3 });
  assert.deepEqual(await codes(), ['pair-missing-partner']);
});

test('the files of a folder that is moved into place are found, though only the folder is told of', async (t) => {
  const folder = new Folder({ 'server.cfg': server });
  const elsewhere = new Folder({ 'new.d/[x]/client.cfg': client, 'new.d/node_modules/y/client.cfg': client });
  const editor = await editorWith(t, [folder]);
  renameSync(join(elsewhere.path, 'new.d'), join(folder.path, 'new.d'));
  await tell(editor, folder, { 'new.d': 1 });
  assert.deepEqual(await codesOf(editor, folder), { 'new.d/[x]/client.cfg': ['missing-key'], 'server.cfg': [] });

  renameSync(join(folder.path, 'new.d'), join(folder.path, 'newer'));
  await tell(editor, folder, { 'new.d': 3 });
  await tell(editor, folder, { newer: 1, 'newer/[x]': 1, 'newer/[x]/client.cfg': 1 });
  assert.deepEqual(await codesOf(editor, folder), { 'newer/[x]/client.cfg': ['missing-key'], 'server.cfg': [] });
});

test('an open file counts as it is in the editor, and as it is on the disk once it is closed', async (t) => {
  const folder = new Folder({ 'server.cfg': server, 'client.cfg': client });
  const editor = await editorWith(t, [folder]);
  const codes = async (): Promise<unknown> => (await codesOf(editor, folder))['server.cfg'];
  const file = folder.uri('client.cfg');
  assert.deepEqual(await codes(), []);

  await editor.open(client, 1, file);
  await editor.replace(client.replace('Nightly', 'Nigthly'), 2, file);
  await editor.until(() => editor.refreshes > 1);
  assert.deepEqual(await codes(), ['pair-name-differs']);
  folder.write('client.cfg', client.replace('Verbose', 'Verbos'));
  await tell(editor, folder, { 'client.cfg': 2 });
  assert.deepEqual(await codes(), ['pair-name-differs']);

  const { refreshes } = editor;
  await editor.close(file);
  await editor.until(() => editor.refreshes > refreshes);
  assert.deepEqual(await codes(), []);
});

test('an open file is there once, however the editor writes its address', async (t) => {
  const folder = new Folder({ 'server.cfg': server });
  const editor = await editorWith(t, [folder]);
  const file = folder.uri('server.cfg').replace('%28', '(').replace('%29', ')');
  assert.notEqual(file, folder.uri('server.cfg'));
  await editor.open(server, 1, file);
  assert.deepEqual([...(await pullAll(editor)).keys()], [file]);
});

test('what has not changed is not sent again', async (t) => {
  const folder = new Folder({ 'client.cfg': client, 'server.cfg': server, 'x/alone.cfg': server.replace('Nig', 'W') });
  const editor = await editorWith(t, [folder]);
  const first = await pullAll(editor);
  const previous = [...first].map(([uri, { resultId }]) => ({ uri, value: resultId ?? '' }));
  const kinds = async (): Promise<unknown[]> => [...(await pullAll(editor, previous)).values()].map(({ kind }) => kind);
  assert.deepEqual(await kinds(), ['unchanged', 'unchanged', 'unchanged']);

  // A change of one that makes nothing different for the others.
  folder.write('x/alone.cfg', server.replace('Nig', 'W').replace('Verbose', 'Verbos'));
  await tell(editor, folder, { 'x/alone.cfg': 2 });
  const second = await pullAll(editor, previous);
  assert.equal(second.get(folder.uri('x/alone.cfg'))?.kind, 'full');
  assert.equal(second.get(folder.uri('server.cfg'))?.kind, 'unchanged');

  folder.delete('client.cfg');
  await tell(editor, folder, { 'client.cfg': 3 });
  const third = await pullAll(editor, previous);
  assert.deepEqual(codesIn(third.get(folder.uri('client.cfg'))), []);
  assert.deepEqual(codesIn(third.get(folder.uri('server.cfg'))), ['pair-missing-partner']);
});

test('an open file that is asked for by itself has the same ids, and news when another file changed', async (t) => {
  const folder = new Folder({ 'client.cfg': client, 'server.cfg': server });
  const editor = await editorWith(t, [folder]);
  const textDocument = { uri: folder.uri('server.cfg') };
  await editor.open(server, 7, textDocument.uri);
  const pull = (previousResultId?: string) =>
    editor.request<{ kind: string; resultId: string; items?: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument,
      previousResultId,
    });
  const first = await pull();
  assert.deepEqual([first.kind, first.items], ['full', []]);
  assert.deepEqual(await pull(first.resultId), { kind: 'unchanged', resultId: first.resultId });
  const all = (await pullAll(editor)).get(textDocument.uri);
  assert.deepEqual([all?.resultId, all?.version], [first.resultId, 7]);
  folder.delete('client.cfg');
  await tell(editor, folder, { 'client.cfg': 3 });
  const second = await pull(first.resultId);
  assert.notEqual(second.resultId, first.resultId);
  assert.deepEqual(
    second.items?.map(({ code }) => code),
    ['pair-missing-partner'],
  );
});

test('an answer about many files can come in parts', async (t) => {
  const files = Array.from({ length: 120 }, (_, at) => [`${at}.cfg`, server.replace('Nightly', `N${at}`)] as const);
  const folder = new Folder(Object.fromEntries(files));
  const editor = await editorWith(t, [folder]);
  const parts: number[] = [];
  editor.connection.onNotification(
    '$/progress',
    ({ token, value }: { token: string; value: WorkspaceDiagnosticReport }) => {
      assert.equal(token, 'parts');
      parts.push(value.items.length);
    },
  );
  const last = await editor.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds: [],
    partialResultToken: 'parts',
  });
  assert.deepEqual(last.items, []);
  assert.equal(
    parts.reduce((sum, count) => sum + count, 0),
    120,
  );
  assert.ok(parts.length > 1);
});

test('a request about all files that is cancelled ends early', async (t) => {
  let reads = 0;
  const folder = new Folder({ 'a.cfg': server, 'b.cfg': server, 'c.cfg': server });
  const editor = await editorWith(t, [folder], {
    files: { ...nodeFiles, read: (uri) => ((reads += 1), nodeFiles.read(uri)) },
  });
  const before = reads;
  const source = new CancellationTokenSource();
  const answer = editor.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token);
  source.cancel();
  await assert.rejects(answer, { code: -32800 });
  assert.equal(reads, before);
});

test('each folder has settings of its own, also for its closed files', async (t) => {
  const strict = new Folder({ 'server.cfg': server.replace('Verbose', 'Verbos') });
  const lax = new Folder({ 'server.cfg': server.replace('Verbose', 'Verbos').replace('Nightly', 'Weekly') });
  const editor = await editorWith(t, [strict, lax], {
    settingsOf: (scopeUri, section) =>
      section === 'backupSync.rules' && scopeUri === lax.uri()
        ? { 'unknown-key': 'off', 'pair-missing-partner': 'off' }
        : null,
  });
  const reports = await pullAll(editor);
  assert.deepEqual(codesIn(reports.get(strict.uri('server.cfg'))), ['pair-missing-partner', 'unknown-key']);
  assert.deepEqual(codesIn(reports.get(lax.uri('server.cfg'))), []);
});

test('folders come and go', async (t) => {
  const one = new Folder({ 'server.cfg': server });
  const two = new Folder({ 'client.cfg': client });
  const editor = await editorWith(t, [one]);
  const change = async (added: readonly Folder[], removed: readonly Folder[]): Promise<void> => {
    const { refreshes } = editor;
    const named = (folders: readonly Folder[]) => folders.map((folder) => ({ uri: folder.uri(), name: 'x' }));
    await editor.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: named(added), removed: named(removed) },
    });
    // Once for the folders, and once when they have been seen.
    await editor.until(() => editor.refreshes > refreshes);
  };
  await change([two], []);
  await untilPulled(editor, (reports) => reports.has(two.uri('client.cfg')));
  assert.deepEqual(codesIn((await pullAll(editor)).get(one.uri('server.cfg'))), []);
  await change([], [two]);
  assert.deepEqual([...(await pullAll(editor)).keys()], [one.uri('server.cfg')]);
  assert.deepEqual(codesIn((await pullAll(editor)).get(one.uri('server.cfg'))), ['pair-missing-partner']);
});

test('what the settings exclude is not looked at, and comes back when they change', async (t) => {
  const folder = new Folder({ 'server.cfg': server, 'old/client.cfg': client, 'new/w.backupsync': server });
  let exclude: unknown = { '**/old': true };
  let detectFiles = true;
  const editor = await editorWith(t, [folder], {
    settingsOf: (_, section) =>
      section === 'files.exclude' ? exclude : section === 'backupSync.detectFiles' ? detectFiles : null,
  });
  const names = async (): Promise<string[]> => Object.keys(await codesOf(editor, folder));
  assert.deepEqual(await names(), ['new/w.backupsync', 'server.cfg']);
  folder.write('old/second.cfg', client);
  folder.write('new/second.cfg', client);
  await tell(editor, folder, { 'old/second.cfg': 1, 'new/second.cfg': 1 });
  assert.deepEqual(await names(), ['new/second.cfg', 'new/w.backupsync', 'server.cfg']);

  exclude = {};
  await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await untilPulled(editor, (reports) => reports.size === 5);
  detectFiles = false;
  await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await untilPulled(editor, (reports) => reports.size === 1);
  assert.deepEqual(await names(), ['new/w.backupsync']);
});

test('connections of the settings name files by paths from their folder', async (t) => {
  const folder = new Folder({ 'a b/client.cfg': client, 'x/server.cfg': server, 'y/server.cfg': server });
  const connection = { name: 'Nightly', client: 'EDU01', server: 'EDU02' };
  const editor = await editorWith(t, [folder], {
    settingsOf: (_, section) =>
      section === 'backupSync.connections'
        ? [
            {
              ...connection,
              clientFile: './a b/client.cfg',
              serverFile: folder.uri('none.cfg').slice('file://'.length),
            },
          ]
        : null,
  });
  const codes = await codesOf(editor, folder);
  assert.ok((codes['a b/client.cfg'] as unknown[]).includes('setting-missing-file'), JSON.stringify(codes));
});

test('what the editor knows of the clusters counts from the moment it says so', async (t) => {
  const folder = new Folder({ 'client.cfg': client, 'server.cfg': server });
  const settingsOf: EditorOptions['settingsOf'] = (_, section) =>
    section === 'backupSync.connections' ? [{ name: 'Nightly', client: 'EDU1', server: 'EDU02' }] : null;
  const editor = await editorWith(t, [folder], { settingsOf });
  const complains = async (): Promise<boolean> =>
    JSON.stringify(await codesOf(editor, folder)).includes('setting-unknown-cluster');
  const send = async (clusters: unknown): Promise<void> => {
    const { refreshes } = editor;
    await editor.connection.sendNotification('backupSync/clusters', clusters === undefined ? {} : { clusters });
    await editor.until(() => editor.refreshes > refreshes);
  };
  assert.equal(await complains(), false);
  await send([{ name: 'EDU01' }, { name: 'EDU02' }]);
  assert.equal(await complains(), true);
  await send([{ name: 'EDU1' }, { name: 'EDU02' }]);
  assert.equal(await complains(), false);
  await send([]);
  assert.equal(await complains(), true);
  await send(undefined);
  assert.equal(await complains(), false);
});

test('the editor is asked to watch Connection files, and what is created or deleted', async (t) => {
  const editor = await editorWith(t, [new Folder()]);
  const watch = editor.registered.find(({ method }) => method === 'workspace/didChangeWatchedFiles');
  assert.deepEqual(watch?.registerOptions, {
    watchers: [{ globPattern: '**/*.{cfg,backupsync}' }, { globPattern: '**/*', kind: 5 }],
  });
});

test('an editor that does not ask is sent the problems of closed files, and told when they are gone', async (t) => {
  const folder = new Folder({ 'client.cfg': client, 'server.cfg': server });
  const { editor } = await startEditor({ files: nodeFiles, folders: [folder.uri()] });
  t.after(() => editor.shutdown());
  const shown = (name: string): unknown[] | undefined =>
    editor.published.findLast(({ uri }) => uri === folder.uri(name))?.diagnostics.map(({ code }) => code);
  const tellServer = (name: string, type: 1 | 2 | 3): Promise<void> =>
    editor.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uri(name), type }],
    });
  await editor.until(() => shown('client.cfg') !== undefined && shown('server.cfg')?.length === 0);
  folder.delete('client.cfg');
  await tellServer('client.cfg', 3);
  await editor.until(() => shown('client.cfg')?.length === 0 && shown('server.cfg')?.length === 1);
  assert.deepEqual(shown('server.cfg'), ['pair-missing-partner']);

  folder.write('server.cfg', 'nothing = here\n');
  await tellServer('server.cfg', 2);
  await editor.until(() => shown('server.cfg')?.length === 0);
});

test('an editor that does not ask is sent the problems of other files when an open one changes', async (t) => {
  const folder = new Folder({ 'client.cfg': client, 'server.cfg': server });
  const { editor } = await startEditor({ files: nodeFiles, folders: [folder.uri()] });
  t.after(() => editor.shutdown());
  const shown = (): unknown[] | undefined =>
    editor.published.findLast(({ uri }) => uri === folder.uri('server.cfg'))?.diagnostics.map(({ code }) => code);
  await editor.until(() => shown()?.length === 0);
  await editor.open(client.replace('Nightly', 'Nigthly'), 1, folder.uri('client.cfg'));
  await editor.until(() => shown()?.length === 1);
  await editor.close(folder.uri('client.cfg'));
  await editor.until(() => shown()?.length === 0);
});

/** The diagnostics of the settings file of a folder: each one's code, line, what it marks and its sentence. */
async function shownIn(editor: Editor, folder: Folder, text: string): Promise<readonly string[]> {
  const report = (await pullAll(editor)).get(folder.uri('.vscode/settings.json'));
  const lines = text.split('\n');
  return (report?.kind === 'full' ? report.items : []).map(({ code, range: { start, end }, message: words }) => {
    const message = typeof words === 'string' ? words : words.value;
    assert.equal(start.line, end.line);
    return `${String(code)} ${start.line + 1} ${lines[start.line]!.slice(start.character, end.character)} ${message}`;
  });
}

const unknownName = { name: 'Nihgtly', client: 'EDU01', server: 'EDU02' };
const wrongFile = {
  name: 'Nightly',
  client: 'EDU01',
  server: 'Nihgtly',
  clientFile: 'client.cfg',
  serverFile: 'none.cfg',
};
const mistakenText = `{
  // "Nihgtly" is a comment, "none.cfg" too
  "other": "Nihgtly",
  "backupSync.connections": [
    { "client": "EDU01" /* no entry */ },
    { "id": "é", "name": "Nihgtly", "client": "EDU01", "server": "EDU02" },
    { "name": "Nightly", "client": "EDU01", "server": "Nihgtly",
      "clientFile": "client.cfg", "serverFile": "none.cfg", },
  ],
}
`;

test('a mistake in the connections of the settings is shown at the property to correct, and nowhere else', async (t) => {
  const folder = new Folder({ 'client.cfg': client, 'server.cfg': server, '.vscode/settings.json': mistakenText });
  let connections: unknown[] = [{ client: 'EDU01' }, { ...unknownName, id: 'é' }, wrongFile];
  const editor = await editorWith(t, [folder], {
    settingsOf: (_, section) => (section === 'backupSync.connections' ? connections : null),
  });
  const { refreshes } = editor;
  await editor.connection.sendNotification('backupSync/clusters', { clusters: [{ name: 'EDU01' }, { name: 'EDU02' }] });
  await editor.until(() => editor.refreshes > refreshes);
  const shown = await shownIn(editor, folder, mistakenText);
  assert.deepEqual(
    shown.map((line) => line.split(' ').slice(0, 3).join(' ')),
    [
      'setting-unknown-connection 6 "Nihgtly"',
      'setting-unknown-cluster 7 "Nihgtly"',
      'setting-missing-file 8 "none.cfg"',
    ],
  );
  assert.match(shown[0]!, /Did you mean Nightly\?/);
  const codes = await codesOf(editor, folder);
  assert.doesNotMatch(JSON.stringify([codes['client.cfg'], codes['server.cfg']]), /setting-/);

  const file = folder.uri('.vscode/settings.json');
  const report = (await pullAll(editor)).get(file);
  connections = [{ name: 'Nightly', client: 'EDU01', server: 'EDU02' }];
  await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  const previous = [{ uri: file, value: report?.resultId ?? '' }];
  assert.deepEqual(codesIn((await pullAll(editor, previous)).get(file)), []);
  assert.equal((await pullAll(editor)).has(file), false);
});

test('connections that come from elsewhere than the settings file are spoken of at the blocks', async (t) => {
  const folder = new Folder({ 'client.cfg': client, 'server.cfg': server, '.vscode/settings.json': mistakenText });
  const editor = await editorWith(t, [folder], {
    settingsOf: (_, section) => (section === 'backupSync.connections' ? [wrongFile] : null),
  });
  assert.deepEqual(await shownIn(editor, folder, mistakenText), []);
  assert.match(JSON.stringify((await codesOf(editor, folder))['client.cfg']), /setting-missing-file/);
});

test('a file that is closed is read again, though nobody says that it changed on the disk', async (t) => {
  const folder = new Folder({ 'server.cfg': server, 'client.cfg': client.replace('Nightly', 'Nigthly') });
  const editor = await editorWith(t, [folder]);
  const file = folder.uri('client.cfg');
  await editor.open(client.replace('Nightly', 'Nigthly'), 1, file);
  folder.write('client.cfg', client);
  await editor.close(file);
  await untilPulled(editor, (reports) => codesIn(reports.get(folder.uri('server.cfg')))?.length === 0);
});

/** Asks again each time that the server wants to be asked, until an answer is the one that is waited for. */
async function untilPulled(
  editor: Editor,
  holds: (reports: ReadonlyMap<string, WorkspaceDocumentDiagnosticReport>) => boolean,
): Promise<void> {
  for (;;) {
    const { refreshes } = editor;
    if (holds(await pullAll(editor))) {
      return;
    }
    await editor.until(() => editor.refreshes > refreshes);
  }
}
