import * as vscode from 'vscode';
import { ConnectionLanguage } from '../../client/src/languageClient';
import { equal, ok } from './assertions';

const CLIENT = `Connection1
{
DATABASE_NAME = exa_db1
START_CYCLE = */2 * * * *
LOCAL_URL = ftp://backup:\${secret:local}@%s/v0003
REMOTE_URL = ftp://backup:\${secret:remote}@%s/v0004
REMOTE_NODES = 10.60.102.11
Verbose = true
SSH = client
}
`;
const SERVER = 'Connection1\n{\nVerbose = true\nSSH = server\n}\n';

export function defineSuites(): void {
  suite('in a browser', () => {
    teardown(async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await setConnections(undefined);
      const entries = await vscode.workspace.fs.readDirectory(at('.'));
      await Promise.all(entries.map(([name]) => vscode.workspace.fs.delete(at(name), { recursive: true })));
    });

    test('the extension runs without Node, on files that are on no disk', async () => {
      const uri = await open('start.backupsync', CLIENT);
      equal([vscode.env.uiKind, vscode.env.remoteName ?? '', uri.scheme], [vscode.UIKind.Web, '', 'tmp']);
      equal('process' in globalThis && 'versions' in process, false);
    });

    test('a mistake is underlined, with the rule as a link to a page that can be read there', async () => {
      const uri = await open('mistake.backupsync', CLIENT.replace('*/2 *', '*/2 25'));
      const [problem] = await untilProblems(uri, (all) => all.some(isError));
      const code = problem?.code as { value: string; target: vscode.Uri };
      ok(code.value.startsWith('cron-'), code.value);
      const page = await vscode.workspace.openTextDocument(code.target.with({ fragment: '' }));
      ok(page.getText().includes(code.value), page.getText().slice(0, 100));
    });

    test('hover says the schedule in words', async () => {
      const uri = await open('hover.backupsync', CLIENT);
      const [hover] = await execute<vscode.Hover[]>('vscode.executeHoverProvider', uri, new vscode.Position(3, 16));
      const texts = hover?.contents.map((part) => (part as vscode.MarkdownString).value) ?? [];
      ok(texts.join('\n').includes('2 minutes'), texts.join('\n'));
    });

    test('completion offers the keys that are missing', async () => {
      const uri = await open('completion.backupsync', SERVER.replace('Verbose = true\n', '\n'));
      const at = new vscode.Position(2, 0);
      const { items } = await execute<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, at);
      const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      ok(labels.includes('Verbose') && !labels.includes('SSH'), labels.join());
    });

    test('a quick fix leaves nothing to be underlined', async () => {
      const uri = await open('fix.backupsync', SERVER.replace('SSH', 'SHH'));
      const problems = await untilRule(uri, 'unknown-key');
      const problem = problems.find(({ code }) => idOf(code) === 'unknown-key');
      ok(problem, 'no problem');
      const kind = vscode.CodeActionKind.QuickFix.value;
      const ask = (): Promise<vscode.CodeAction[]> =>
        execute('vscode.executeCodeActionProvider', uri, problem.range, kind);
      // VS Code itself gives one up where it asks at the same time.
      const actions = await ask().catch(ask);
      const fix = actions.find(({ edit }) => edit !== undefined);
      ok(fix?.edit, actions.map(({ title }) => title).join());
      await vscode.workspace.applyEdit(fix.edit);
      await untilRuleIsGone(uri, 'unknown-key');
    });

    test('a connection has its other half in a file that nobody has opened, and what changes there is noticed', async () => {
      const other = await write('pair/server.backupsync', SERVER.replace('Connection1', 'pairing1'));
      const uri = await open('pair/client.backupsync', CLIENT.replace('Connection1', 'Pairing1'));
      equal(relatedOf(await untilRule(uri, 'pair-name-differs'), 'pair-name-differs'), [other.toString()]);
      await write('pair/server.backupsync', SERVER.replace('Connection1', 'Pairing1'));
      await untilRuleIsGone(uri, 'pair-name-differs');
    });

    test('files of two folders belong together by the paths that the settings give them', async () => {
      const files = { clientFile: 'linked/EDU01/c (1).backupsync', serverFile: 'linked/EDU02/s.backupsync' };
      const other = await write(files.serverFile, SERVER.replace('Connection1', 'Linked1'));
      const uri = await open(files.clientFile, CLIENT.replace('Connection1', 'linked1'));
      await untilRule(uri, 'pair-missing-partner');
      await setConnections([{ name: 'Linked1', client: 'EDU01', server: 'EDU02', ...files }]);
      equal(relatedOf(await untilRule(uri, 'pair-name-differs'), 'pair-name-differs'), [other.toString()]);
    });

    test('a command for clusters says where it works', async () => {
      const message = await vscode.commands.executeCommand('backupSync.cluster.refresh', {}).then(
        () => 'it ran',
        (error: unknown) => (error as Error).message,
      );
      ok(message.includes('“Refresh” works only in VS Code on a computer'), message);
    });

    test('problems come back when the language server is restarted', async () => {
      const uri = await open('restart.backupsync', SERVER.replace('server', 'sever'));
      await untilProblems(uri, (all) => all.some(isError));
      const gone = untilProblems(uri, (all) => all.length === 0);
      const restarted = vscode.commands.executeCommand('backupSync.server.restart');
      await gone;
      await restarted;
      await untilProblems(uri, (all) => all.some(isError));
    });

    test('a worker that cannot be loaded is one message with a remedy, and nobody waits for it', async () => {
      const messages: string[][] = [];
      const show = vscode.window.showErrorMessage;
      Object.assign(vscode.window, {
        showErrorMessage: (...parts: string[]) => Promise.resolve(void messages.push(parts)),
      });
      const language = languageWithoutServer();
      try {
        const end = await language.ready().then(
          () => 'it runs',
          () => 'it failed',
        );
        equal(end, 'it failed');
        equal(
          messages.map(([text = '', ...buttons]) => [text.includes('did not start'), ...buttons]),
          [[true, 'Restart', 'Show log']],
        );
      } finally {
        Object.assign(vscode.window, { showErrorMessage: show });
        language.dispose();
      }
    });
  });
}

/** A language client like that of the extension, of an extension whose server is not there. */
function languageWithoutServer(): ConnectionLanguage {
  const nothing = { on: () => () => undefined };
  const extensionUri = vscode.Uri.joinPath(installed().extensionUri, 'missing');
  return new ConnectionLanguage({
    extension: { extensionUri, workspaceState: { get: () => undefined } } as never,
    clusters: {
      registry: { list: () => [], changed: nothing } as never,
      states: { get: () => ({ kind: 'unread' }), changed: nothing } as never,
    },
    rulesUrl: 'https://localhost/rules.md',
    load: () => import('../../client/src/connectionClient.web'),
  });
}

function installed(): vscode.Extension<{ languageServerReady(): Promise<void> }> {
  const extension = vscode.extensions.getExtension<{ languageServerReady(): Promise<void> }>(
    'backup-sync.backup-sync-for-exasol',
  );
  ok(extension, 'the extension is not there');
  return extension;
}

function at(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, name);
}

async function write(name: string, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
  return at(name);
}

async function setConnections(connections: unknown): Promise<void> {
  const { Workspace } = vscode.ConfigurationTarget;
  await vscode.workspace.getConfiguration('backupSync').update('connections', connections, Workspace);
}

async function open(name: string, text: string): Promise<vscode.Uri> {
  const uri = await write(name, text);
  await vscode.window.showTextDocument(uri);
  await (await installed().activate()).languageServerReady();
  return uri;
}

async function execute<T>(command: string, ...args: unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(command, ...args);
}

/** The problems of a file as soon as they are as is wanted. */
function untilProblems(
  uri: vscode.Uri,
  isWanted: (problems: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      const problems = vscode.languages.getDiagnostics(uri);
      if (isWanted(problems)) {
        listener.dispose();
        resolve(problems);
      }
    };
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    look();
  });
}

function untilRule(uri: vscode.Uri, rule: string): Promise<readonly vscode.Diagnostic[]> {
  return untilProblems(uri, (all) => all.some(({ code }) => idOf(code) === rule));
}

async function untilRuleIsGone(uri: vscode.Uri, rule: string): Promise<void> {
  await untilProblems(uri, (all) => all.every(({ code }) => idOf(code) !== rule));
}

/** The files that the problems of a rule point to. */
function relatedOf(problems: readonly vscode.Diagnostic[], rule: string): readonly string[] {
  return problems
    .filter(({ code }) => idOf(code) === rule)
    .flatMap(({ relatedInformation = [] }) => relatedInformation.map(({ location }) => location.uri.toString()));
}

const isError = ({ severity }: vscode.Diagnostic): boolean => severity === vscode.DiagnosticSeverity.Error;

function idOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}
