import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { Editor } from './editor';

const folder = mkdtempSync(join(tmpdir(), 'backup-sync-server-'));
const bundle = join(folder, 'server.js');
const children: ChildProcess[] = [];

before(async () => {
  await build({
    entryPoints: ['server/src/node.ts'],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    define: { 'import.meta.url': JSON.stringify('file:///') },
    logLevel: 'error',
  });
});

after(() => {
  children.forEach((child) => child.kill());
  rmSync(folder, { recursive: true });
});

/** Goes through a session as an editor does, and returns what the server ended with. */
async function goThrough(child: ChildProcess, editor: Editor): Promise<unknown> {
  await editor.initialize({});
  await editor.open('A\n{\nSSH = serve\n}\n');
  await editor.until(() => editor.published.length > 0);
  assert.deepEqual(
    editor.published[0]?.diagnostics.map(({ code }) => code),
    ['ssh-value'],
  );
  await editor.connection.sendRequest('shutdown');
  const ended = once(child, 'exit');
  await editor.connection.sendNotification('exit');
  const [code] = (await ended) as unknown[];
  editor.connection.dispose();
  return code;
}

test('the bundled server serves over stdio, writes nothing else, and ends with 0', async () => {
  const child = spawn(process.execPath, [bundle, '--stdio'], { stdio: 'pipe', cwd: folder });
  children.push(child);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const editor = new Editor(
    createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)),
    {},
  );
  assert.equal(await goThrough(child, editor), 0);
  assert.equal(errors, '');
});

test('the bundled server serves over the channel of its parent', async () => {
  const child = spawn(process.execPath, [bundle, '--node-ipc'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.push(child);
  const editor = new Editor(createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child)), {});
  assert.equal(await goThrough(child, editor), 0);
});
