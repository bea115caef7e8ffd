import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { ConnectionLanguage } from '../../client/src/languageClient';
import {
  extension,
  forgetClusters,
  openConnection,
  problems,
  replace,
  setUserSetting,
  until,
  untilProblems,
  untilRule,
} from './support';

/** So many times within three minutes a server is started again. */
const STARTS_AGAIN = 4;

suite('a language server that ends', function () {
  // Each start of it is the start of a process.
  this.timeout(60_000);

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await setUserSetting('connections', undefined);
    await forgetClusters();
    // The next test begins with a server that has not ended yet.
    await vscode.commands.executeCommand('backupSync.server.restart');
  });

  test('is started again by itself, and open files have their problems again', async () => {
    const { uri } = await openWithMistake();
    const before = onlyServer();
    await killAndWait(uri);
    await untilMistake(uri);
    assert.notEqual(onlyServer(), before);
  });

  test('is told again what is known of the clusters', async () => {
    await setUserSetting('clusters', [{ name: 'EDU01', url: 'https://127.0.0.1:1/', user: 'admin' }]);
    const { uri } = await openConnection('Connection1/client.cfg');
    const entry = { name: 'Connection1', client: 'EDU09', server: 'EDU01', clientFile: 'Connection1/client.cfg' };
    await setUserSetting('connections', [entry]);
    await untilRule(uri, 'setting-unknown-cluster');
    await killAndWait(uri);
    await untilRule(uri, 'setting-unknown-cluster');
  });

  test('is another one after the command that restarts it', async () => {
    const { uri } = await openWithMistake();
    const before = onlyServer();
    const gone = untilNone(uri);
    await vscode.commands.executeCommand('backupSync.server.restart');
    await gone;
    await untilMistake(uri);
    assert.ok(serverPids().some((pid) => pid !== before));
  });

  test('too often is left alone with one message, whose button starts it again', async () => {
    const { uri } = await openWithMistake();
    const messages = answerMessages();
    try {
      for (let time = 0; time < STARTS_AGAIN; time++) {
        await killAndWait(uri);
        await untilMistake(uri);
      }
      await killAndWait(uri);
      const [message] = await messages.shown();
      assert.match(message.text, /ended several times in a row/);
      assert.deepEqual(message.buttons, ['Restart', 'Show log']);
      assert.deepEqual(serverPids(), []);
      message.choose('Restart');
      await untilMistake(uri);
      assert.equal(messages.count(), 1);
    } finally {
      messages.end();
    }
  });
});

suite('a language server that does not start', () => {
  const broken: readonly [string, string | undefined][] = [
    ['because its file is missing', undefined],
    ['because its file is damaged', 'const half = {'],
    ['because it ends before it answers', 'process.exit(1)'],
  ];
  for (const [why, text] of broken) {
    test(`${why}, is one message, whose button starts it once it is whole`, async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-sync-broken-'));
      const file = path.join(folder, 'server.js');
      if (text !== undefined) {
        fs.writeFileSync(file, text);
      }
      const messages = answerMessages();
      const language = languageOf(file);
      try {
        await assert.rejects(language.ready());
        // Waiting for it again is no second start.
        await assert.rejects(language.ready());
        const [message] = await messages.shown();
        assert.match(message.text, /did not start/);
        assert.deepEqual(message.buttons, ['Restart', 'Show log']);
        fs.writeFileSync(file, `require(${JSON.stringify(extension().extensionPath)} + '/dist/server.js')`);
        message.choose('Restart');
        await messages.answered();
        await language.ready();
        assert.equal(messages.count(), 1);
      } finally {
        messages.end();
        await language.stop();
        language.dispose();
        fs.rmSync(folder, { recursive: true });
      }
    });
  }
});

/** A language client like that of the extension, with another file for the server. */
function languageOf(server: string): ConnectionLanguage {
  const nothing = { on: () => () => undefined };
  return new ConnectionLanguage({
    extension: { asAbsolutePath: () => server, workspaceState: { get: () => undefined } } as never,
    clusters: {
      registry: { list: () => [], changed: nothing } as never,
      states: { get: () => ({ kind: 'unread' }), changed: nothing } as never,
    },
    rulesUrl: 'file:///rules.md',
    load: () => import('../../client/src/connectionClient'),
  });
}

interface Message {
  readonly text: string;
  readonly buttons: readonly string[];
  readonly choose: (button: string) => void;
}

/** Stands in front of VS Code's error messages, which a test can neither see nor answer. */
function answerMessages() {
  const show = vscode.window.showErrorMessage;
  const all: Message[] = [];
  const answers: Promise<unknown>[] = [];
  const came = new vscode.EventEmitter<void>();
  const shown = (text: string, ...buttons: string[]): Promise<string | undefined> => {
    const answer = new Promise<string>((choose) => all.push({ text, buttons, choose }));
    answers.push(answer);
    came.fire();
    return answer;
  };
  Object.assign(vscode.window, { showErrorMessage: shown });
  return {
    /** The first message, as soon as it is there. */
    shown: async (): Promise<[Message]> => {
      await until(came.event, () => all.length > 0);
      const [first] = all;
      assert.ok(first);
      return [first];
    },
    answered: () => Promise.all(answers),
    count: () => all.length,
    end: () => Object.assign(vscode.window, { showErrorMessage: show }),
  };
}

async function openWithMistake(): Promise<vscode.TextDocument> {
  const document = await openConnection('Connection1/server.cfg');
  await replace(document, 'SSH = server', 'SSH = sever');
  await untilMistake(document.uri);
  return document;
}

async function untilMistake(uri: vscode.Uri): Promise<void> {
  await untilProblems(uri, (all) => all.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error));
}

/** Kills the server, and waits until what it found is gone. */
async function killAndWait(uri: vscode.Uri): Promise<void> {
  const pid = onlyServer();
  const gone = untilNone(uri);
  process.kill(pid, 'SIGKILL');
  await gone;
}

function untilNone(uri: vscode.Uri): Promise<void> {
  return until(vscode.languages.onDidChangeDiagnostics, () => problems(uri).length === 0);
}

function onlyServer(): number {
  const [pid, ...others] = serverPids();
  assert.ok(pid !== undefined, 'no language server runs');
  assert.deepEqual(others, []);
  return pid;
}

/** Processes of Linux, which is where this suite runs, that run the server for this extension host. */
function serverPids(): number[] {
  return fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => /^PPid:\t(\d+)$/m.exec(textOf(`/proc/${pid}/status`))?.[1] === String(process.pid))
    .filter((pid) => textOf(`/proc/${pid}/cmdline`).includes('dist/server.js'))
    .map(Number);
}

/** A process may end while it is looked at. */
function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
