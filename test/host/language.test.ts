import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openConnection, problems, replace, until, untilProblems, workspaceFile, writeFile } from './support';

const { Error, Warning } = vscode.DiagnosticSeverity;

suite('Connection files', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  for (const name of ['client', 'server']) {
    test(`the document's ${name} file has no error and no warning`, async () => {
      const document = await openConnection(`Connection1/${name}.cfg`);
      // A mistake and its repair prove that the server has looked at the text as it was.
      await replace(document, 'SSH', 'SHH');
      await untilProblems(document.uri, (found) => found.some(({ severity }) => severity <= Warning));
      await replace(document, 'SHH', 'SSH');
      const found = await untilProblems(document.uri, (all) => all.every(({ severity }) => severity > Warning));
      assert.deepEqual(
        found.filter(({ severity }) => severity <= Warning),
        [],
      );
    });
  }

  test('a mistake is underlined on its word, with the rule as a link', async () => {
    const document = await openConnection('Connection1/client.cfg');
    await replace(document, '*/2 * * * *', '*/2 25 * * *');
    const [problem] = (
      await untilProblems(document.uri, (all) => all.some(({ severity }) => severity === Error))
    ).filter(({ severity }) => severity === Error);
    assert.ok(problem);
    assert.equal(document.getText(problem.range), '25');
    const code = problem.code as { value: string; target: vscode.Uri };
    assert.match(code.value, /^cron-/);
    assert.match(code.target.path, /docs\/rules\.md$/);
  });

  test('hover explains a key and says the schedule in words', async () => {
    const document = await openConnection('Connection1/client.cfg');
    const at = document.positionAt(document.getText().indexOf('*/2') + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value))
      .join('\n');
    assert.match(text, /2 minutes/);
  });

  test('Enter takes a proposal only where that changes something', async () => {
    const { uri, languageId } = await openConnection('Connection1/server.cfg');
    const editor = vscode.workspace.getConfiguration('editor', { uri, languageId });
    assert.equal(editor.get('acceptSuggestionOnEnter'), 'smart');
  });

  test('completion offers the keys that are missing', async () => {
    const document = await openConnection('Connection1/server.cfg');
    await replace(document, 'Verbose = true\n', '\n');
    const at = document.positionAt(document.getText().indexOf('{') + 2);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at,
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('Verbose'), labels.join(', '));
    assert.ok(!labels.includes('SSH'), labels.join(', '));
  });
});

suite('the language of a .cfg file', () => {
  test('stays what it is when the file holds something else', async () => {
    await writeFile('other.cfg', '[section]\nSSH = client\n');
    const document = await vscode.workspace.openTextDocument(workspaceFile('other.cfg'));
    // Opening a Connection file afterwards shows that the detection had its turn.
    await openConnection('Connection1/client.cfg');
    assert.equal(document.languageId, 'properties');
  });

  function languageOf(uri: vscode.Uri): string | undefined {
    return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.languageId;
  }

  /** Types into a new file. */
  async function typeInto(name: string, ...pieces: readonly string[]): Promise<vscode.TextDocument> {
    await writeFile(name, '');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(workspaceFile(name)));
    for (const text of pieces) {
      await vscode.commands.executeCommand('type', { text });
    }
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    return document;
  }

  for (const [when, pieces] of [
    ['a block is begun', ['Typed1', '\n', '{', '\n']],
    ['a block has a key', ['other = 1\n', 'Typed1\n', '{', '\n', 'SSH ', '=']],
  ] as const) {
    test(`becomes ours in a new file as soon as ${when}`, async () => {
      const { uri } = await typeInto('typed.cfg', ...pieces);
      await until(vscode.workspace.onDidOpenTextDocument, () => languageOf(uri) === 'backup-sync');
    });
  }

  test('lets nothing be indented in a block that is begun', async () => {
    const document = await typeInto('typed4.cfg', 'Typed4', '\n', '{', '\n');
    await until(vscode.workspace.onDidChangeTextDocument, () => document.getText() === 'Typed4\n{\n\n}');
    await until(vscode.workspace.onDidOpenTextDocument, () => languageOf(document.uri) === 'backup-sync');
  });

  test('is left alone once a person has changed it', async () => {
    await writeFile('mine.cfg', 'Connection9\n{\nSSH = server\n}\n');
    const document = await openConnection('mine.cfg');
    await vscode.languages.setTextDocumentLanguage(document, 'properties');
    await openConnection('Connection1/server.cfg');
    const again = await vscode.workspace.openTextDocument(workspaceFile('mine.cfg'));
    assert.equal(again.languageId, 'properties');
  });

  test('chosen by a person stays while the file is written', async () => {
    await writeFile('typed.cfg', 'Typed2\n{\nSSH = server\n}\n');
    const document = await openConnection('typed.cfg');
    await vscode.languages.setTextDocumentLanguage(document, 'properties');
    await vscode.commands.executeCommand('type', { text: '\n' });
    // Opening a Connection file afterwards shows that the detection had its turn.
    await openConnection('Connection1/client.cfg');
    assert.equal(languageOf(document.uri), 'properties');
  });

  test('of a new block leaves it without indentation, and closes no brace but one of a secret', async () => {
    await writeFile('typed3.cfg', 'Typed3\n{\nSSH = server\n}\n');
    const document = await openConnection('typed3.cfg');
    await vscode.commands.executeCommand('cursorBottom');
    for (const text of ['A', '\n', '{', '\n', 'LOCAL_URL = ftp://u:$', '{']) {
      await vscode.commands.executeCommand('type', { text });
    }
    assert.equal(document.getText(), 'Typed3\n{\nSSH = server\n}\nA\n{\nLOCAL_URL = ftp://u:${}');
  });

  test('chosen by a person means that its problems are not shown either', async () => {
    await writeFile('taken.cfg', 'Connection9\n{\nSSH = sever\n}\n');
    const document = await openConnection('taken.cfg');
    await untilProblems(document.uri, (found) => found.length > 0);
    await vscode.languages.setTextDocumentLanguage(document, 'properties');
    await untilProblems(document.uri, (found) => found.length === 0);
    // What is written afterwards proves that the server has reported all files once more.
    await writeFile('later.cfg', 'Connection8\n{\nSSH = sever\n}\n');
    await untilProblems(workspaceFile('later.cfg'), (found) => found.length > 0);
    assert.deepEqual(problems(document.uri), []);
    await vscode.workspace.fs.delete(workspaceFile('later.cfg'));
  });
});
