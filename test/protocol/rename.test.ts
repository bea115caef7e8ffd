import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import {
  LSPErrorCodes,
  type ClientCapabilities,
  type LocationLink,
  type Position,
  type ShowMessageParams,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
  type WorkspaceSymbol,
} from 'vscode-languageserver';
import type { Files } from '../../server/src/files';
import { readDocument, type PositionEncoding } from '../../server/src/language/index';
import { nodeFiles } from '../../server/src/nodeFiles';
import { afterEdits } from '../language/support';
import { startEditor, type Editor } from './editor';
import { Folder } from './folder';

const server = 'Nightly\n{\nVerbose = true\nSSH = server\n}\n';
const client = server.replace('server', 'client');
const pair = { 'a/client.cfg': client, 'a/server.cfg': server };
const settings = '.vscode/settings.json';
const entry = { name: 'Nightly', client: 'EDU01', server: 'EDU02' };

interface Options {
  /** `backupSync.connections`, wherever the editor has them from. */
  readonly connections?: readonly object[];
  readonly encoding?: PositionEncoding;
  readonly takesVersions?: boolean;
  readonly files?: Files;
}

interface Scene {
  readonly editor: Editor;
  readonly folder: Folder;
  readonly encoding: PositionEncoding;
  readonly warnings: readonly string[];
}

async function start(t: TestContext, folder: Folder, options: Options): Promise<Scene> {
  const { connections = [], encoding = 'utf-16', takesVersions = true, files = nodeFiles } = options;
  const capabilities: ClientCapabilities = {
    general: { positionEncodings: [encoding] },
    textDocument: { diagnostic: {}, rename: { prepareSupport: true }, definition: { linkSupport: true } },
    workspace: {
      configuration: true,
      diagnostics: { refreshSupport: true },
      workspaceEdit: { documentChanges: takesVersions },
    },
  };
  const { editor } = await startEditor({
    capabilities,
    files,
    folders: [folder.uri()],
    settingsOf: (_scope, section) => (section === 'backupSync.connections' ? connections : null),
  });
  t.after(() => editor.shutdown());
  const warnings: string[] = [];
  editor.connection.onNotification('window/showMessage', ({ message }: ShowMessageParams) => {
    warnings.push(message);
  });
  return { editor, folder, encoding, warnings };
}

/** A server that has seen a folder. */
async function sceneOf(t: TestContext, files: Readonly<Record<string, string>>, options: Options = {}): Promise<Scene> {
  const scene = await start(t, new Folder(files), options);
  await scene.editor.until(() => scene.editor.refreshes > 0);
  return scene;
}

function at(line: number, character = 0): Position {
  return { line, character };
}

/** Opens a file as it is on the disk, without the byte order mark that editors keep to themselves. */
async function open({ editor, folder }: Scene, name: string, version = 1): Promise<void> {
  const text = readFileSync(join(folder.path, name), 'utf8');
  await editor.open(text.replace(/^\ufeff/, ''), version, folder.uri(name));
}

function rename({ editor, folder }: Scene, name: string, newName = 'Weekly', position = at(0)): Promise<WorkspaceEdit> {
  return editor.request('textDocument/rename', { textDocument: { uri: folder.uri(name) }, position, newName });
}

/** What becomes of the files that change, by their names. */
function applied({ folder, encoding }: Scene, { documentChanges = [], changes = {} }: WorkspaceEdit) {
  const versioned = (documentChanges as TextDocumentEdit[]).map(({ textDocument, edits }): [string, TextEdit[]] => [
    textDocument.uri,
    edits as TextEdit[],
  ]);
  return Object.fromEntries(
    [...versioned, ...Object.entries(changes)].map(([uri, edits]) => {
      const name = decodeURIComponent(uri.slice(folder.uri().length + 1));
      const text = readFileSync(join(folder.path, name), 'utf8').replace(/^\ufeff/, '');
      return [name, afterEdits(readDocument(uri, text, encoding), edits)];
    }),
  );
}

function weekly(text: string): string {
  return text.replaceAll('Nightly', 'Weekly');
}

test('a connection is renamed in the open file, the closed one, and the settings of the folder', async (t) => {
  const connections = [
    { id: 'Nightly@EDU01', ...entry },
    { id: 'Nightly@EDU01', ...entry, name: 'nightly' },
  ];
  const text = `// Nightly\n{ "x": "Nightly", "backupSync.connections": ${JSON.stringify(connections)}, }\n`;
  const scene = await sceneOf(t, { ...pair, [settings]: text }, { connections });
  await open(scene, 'a/client.cfg', 7);
  const edit = await rename(scene, 'a/client.cfg');
  assert.deepEqual(
    (edit.documentChanges as TextDocumentEdit[]).map(({ textDocument }) => textDocument.version),
    [7, null, null],
  );
  assert.deepEqual(applied(scene, edit), {
    'a/client.cfg': weekly(client),
    'a/server.cfg': weekly(server),
    [settings]: text.replace('Nightly@', 'Weekly@').replace('"name":"Nightly"', '"name":"Weekly"'),
  });
  assert.deepEqual(scene.warnings, []);
});

test('an editor that takes no versions gets edits by file', async (t) => {
  const scene = await sceneOf(t, pair, { takesVersions: false });
  await open(scene, 'a/server.cfg');
  const edit = await rename(scene, 'a/server.cfg');
  assert.equal(edit.documentChanges, undefined);
  assert.deepEqual(applied(scene, edit), { 'a/client.cfg': weekly(client), 'a/server.cfg': weekly(server) });
});

for (const encoding of ['utf-8', 'utf-16'] as const) {
  test(`places hold in ${encoding}, behind wide characters, byte order marks and CR LF`, async (t) => {
    const umlaut = (text: string): string => `  ${text}`.replace('Nightly', 'Nächt😀lich').replaceAll('\n', '\r\n');
    const connections = [{ ...entry, id: 'Nächt😀lich', name: 'Nächt😀lich' }];
    const text = JSON.stringify({ 'ü😀': 'ä', 'backupSync.connections': connections });
    const files = {
      'a/client.cfg': `# ä\r\n${umlaut(client)}`,
      'a/server.cfg': `\ufeff${umlaut(server)}`,
      [settings]: `\ufeff${text}`,
    };
    const scene = await sceneOf(t, files, { connections, encoding });
    await open(scene, 'a/client.cfg');
    const edit = await rename(scene, 'a/client.cfg', 'Weekly', at(1, 4));
    assert.deepEqual(
      applied(scene, edit),
      Object.fromEntries(
        Object.entries(files).map(([name, written]) => [
          name,
          written.replace('\ufeff', '').replaceAll('Nächt😀lich', 'Weekly'),
        ]),
      ),
    );
  });
}

test('a name that differs in case only stays, in files and in settings', async (t) => {
  const connections = [{ ...entry, name: 'nightly' }];
  const files = {
    'a/client.cfg': client,
    'a/server.cfg': server.toLowerCase(),
    [settings]: JSON.stringify({ 'backupSync.connections': connections }),
  };
  const scene = await sceneOf(t, files, { connections });
  await open(scene, 'a/client.cfg');
  assert.deepEqual(applied(scene, await rename(scene, 'a/client.cfg')), { 'a/client.cfg': weekly(client) });
});

for (const file of ['clientFile', 'serverFile'] as const) {
  test(`an entry that is in no folder, and has another ${file}, is left to be changed by hand`, async (t) => {
    const written = { ...entry, clientFile: 'a/client.cfg', serverFile: 'a/server.cfg' };
    const other = { ...written, [file]: undefined };
    const text = JSON.stringify({ 'backupSync.connections': [written] });
    const scene = await sceneOf(t, { ...pair, [settings]: text }, { connections: [written, other] });
    await open(scene, 'a/client.cfg');
    const changed = applied(scene, await rename(scene, 'a/client.cfg'));
    assert.deepEqual(Object.keys(changed), ['a/client.cfg', 'a/server.cfg', settings]);
    assert.equal(scene.warnings.length, 1);
    assert.match(scene.warnings[0] ?? '', /keeps the old name.*: Nightly \(EDU01 → EDU02\)\. Change it by hand\.$/);
  });
}

test('nothing is renamed when a closed file is not any more what it was', async (t) => {
  const scene = await sceneOf(t, pair);
  await open(scene, 'a/client.cfg');
  scene.folder.write('a/server.cfg', `# New\n${server}`);
  await assert.rejects(rename(scene, 'a/client.cfg'), { message: /has changed on the disk/ });
  scene.folder.delete('a/server.cfg');
  await assert.rejects(rename(scene, 'a/client.cfg'), { message: /has changed on the disk/ });
});

test('nothing is renamed before all files are known', async (t) => {
  const files = { ...nodeFiles, list: () => new Promise<never>(() => undefined) };
  const scene = await start(t, new Folder(pair), { files });
  await open(scene, 'a/client.cfg');
  await assert.rejects(rename(scene, 'a/client.cfg'), { message: /still being read/ });
});

test('what cannot be renamed is refused with a sentence', async (t) => {
  const scene = await sceneOf(t, pair);
  await open(scene, 'a/client.cfg');
  const textDocument = { uri: scene.folder.uri('a/client.cfg') };
  const prepare = (position: Position) =>
    scene.editor.request('textDocument/prepareRename', { textDocument, position });
  assert.deepEqual(await prepare(at(0, 3)), { start: at(0), end: at(0, 7) });
  const code = LSPErrorCodes.RequestFailed;
  await assert.rejects(prepare(at(3, 1)), { code, message: /^Only the name of a connection can be renamed/ });
  await assert.rejects(rename(scene, 'a/client.cfg', 'a b'), { code, message: /^" " cannot be in the name/ });
});

test('an editor finds the other side and all connections, though none of their files is open', async (t) => {
  const scene = await sceneOf(t, { ...pair, 'b/server.cfg': server.replace('Nightly', 'Fortnightly') });
  const found = await scene.editor.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'nly' });
  assert.deepEqual(found.map(({ name, containerName }) => `${name} ${String(containerName)}`).sort(), [
    'Fortnightly b · server',
    'Nightly a · client',
    'Nightly a · server',
  ]);
  await open(scene, 'a/client.cfg');
  const [link] = await scene.editor.request<LocationLink[]>('textDocument/definition', {
    textDocument: { uri: scene.folder.uri('a/client.cfg') },
    position: at(0, 7),
  });
  assert.equal(link?.targetUri, scene.folder.uri('a/server.cfg'));
  assert.deepEqual(link.originSelectionRange, { start: at(0), end: at(0, 7) });
});
