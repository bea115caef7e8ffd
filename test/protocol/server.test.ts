import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  TextEdit,
} from 'vscode-languageserver-types';
import { codeActionKinds, semanticTokensLegend } from '../../server/src/language/index';
import type { Editor } from './editor';
import { startEditor, uri, type EditorOptions } from './editor';

const wrong = 'A\n{\nVerbos = true\nSSH = server\n}\n';
const right = 'A\n{\nVerbose = true\nSSH = server\n}\n';
const pulls: EditorOptions = { capabilities: { textDocument: { diagnostic: {} } } };

async function editorFor(t: TestContext, options: EditorOptions = {}): Promise<Editor> {
  const { editor } = await startEditor(options);
  t.after(() => editor.shutdown());
  return editor;
}

function codes(diagnostics: readonly Diagnostic[] | undefined): unknown[] | undefined {
  return diagnostics?.map(({ code }) => code);
}

async function pulled(editor: Editor): Promise<readonly Diagnostic[]> {
  const report = await editor.request<{ kind: string; items: Diagnostic[] }>('textDocument/diagnostic');
  assert.equal(report.kind, 'full');
  return report.items;
}

test('the server says what it can do', async (t) => {
  const { editor, result } = await startEditor();
  t.after(() => editor.shutdown());
  assert.deepEqual(result, {
    capabilities: {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: 2 },
      completionProvider: { triggerCharacters: ['=', ' ', ':', '@', '/', '-', ';', ',', '{'], resolveProvider: true },
      hoverProvider: true,
      signatureHelpProvider: { triggerCharacters: ['=', ' '], retriggerCharacters: [' ', ',', ';', ':', '@', '/'] },
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      codeActionProvider: { codeActionKinds: [...codeActionKinds] },
      codeLensProvider: {},
      documentLinkProvider: {},
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      renameProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      semanticTokensProvider: { legend: semanticTokensLegend, full: { delta: true }, range: true },
      inlayHintProvider: true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
    serverInfo: { name: 'backup-sync' },
  });
});

test('an editor that does not ask gets diagnostics when it opens, changes and closes a file', async (t) => {
  const editor = await editorFor(t);
  await editor.open(wrong);
  await editor.until(() => editor.published.length === 1);
  await editor.replace(right, 2);
  await editor.until(() => editor.published.length === 2);
  await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  await editor.until(() => editor.published.length === 3);
  assert.deepEqual(
    editor.published.map(({ version, diagnostics }) => [version, codes(diagnostics)]),
    [
      [1, ['unknown-key']],
      [2, []],
      [undefined, []],
    ],
  );
});

test('changes that come in a burst end with the diagnostics of the last', async (t) => {
  const editor = await editorFor(t);
  await editor.open(right);
  for (let version = 2; version <= 50; version += 1) {
    void editor.replace(version === 50 ? right : wrong, version);
  }
  await editor.until(() => editor.published.at(-1)?.version === 50);
  assert.deepEqual(editor.published.at(-1)?.diagnostics, []);
});

test('an editor that asks is asked for nothing and sent nothing', async (t) => {
  const { editor, result } = await startEditor(pulls);
  t.after(() => editor.shutdown());
  assert.deepEqual(result.capabilities.diagnosticProvider, {
    identifier: 'backup-sync',
    interFileDependencies: true,
    workspaceDiagnostics: true,
  });
  await editor.open(wrong);
  assert.deepEqual(codes(await pulled(editor)), ['unknown-key']);
  assert.deepEqual(editor.published, []);
});

test('an incremental change is applied before the next answer', async (t) => {
  const editor = await editorFor(t, pulls);
  await editor.open(wrong);
  void editor.connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start: { line: 2, character: 6 }, end: { line: 2, character: 6 } }, text: 'e' }],
  });
  assert.deepEqual(await pulled(editor), []);
});

test('completion, hover, outline, formatting and quick fixes answer', async (t) => {
  const editor = await editorFor(t, {
    capabilities: {
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      },
    },
  });
  await editor.open(`${wrong}B\n{\nSSH=server\n\n}\n`);
  const completion = await editor.request<CompletionItem[]>('textDocument/completion', {
    position: { line: 8, character: 0 },
  });
  assert.deepEqual(
    completion.map(({ label, insertTextFormat }) => [label, insertTextFormat]),
    [['Verbose', 2]],
  );
  const hover = await editor.request<Hover>('textDocument/hover', { position: { line: 3, character: 1 } });
  assert.match(JSON.stringify(hover.contents), /"markdown".*`client`/);
  const symbols = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol');
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['A', 'B'],
  );
  const edits = await editor.request<TextEdit[]>('textDocument/formatting', {
    options: { tabSize: 2, insertSpaces: true },
  });
  assert.deepEqual(
    edits.map(({ newText }) => newText),
    [' ', ' '],
  );
  const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
    range: { start: { line: 2, character: 2 }, end: { line: 2, character: 2 } },
    context: { diagnostics: [] },
  });
  assert.deepEqual(
    actions.slice(0, 2).map(({ title }) => title),
    ['Change to Verbose', 'Turn into a comment'],
  );
});

test('an editor that asks for one kind of actions gets that kind', async (t) => {
  const editor = await editorFor(t);
  await editor.open(wrong);
  const kindsOf = async (only: string[]): Promise<unknown[]> => {
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } };
    const context = { diagnostics: [], only };
    const actions = await editor.request<CodeAction[]>('textDocument/codeAction', { range, context });
    return [...new Set(actions.map(({ kind }) => kind))];
  };
  assert.deepEqual(await kindsOf(['quickfix']), ['quickfix']);
  assert.deepEqual(await kindsOf(['source.organizeImports']), []);
});

test('an editor that says nothing about itself gets plain text', async (t) => {
  const editor = await editorFor(t);
  await editor.open('A\n{\n\n}\n');
  const [first] = await editor.request<CompletionItem[]>('textDocument/completion', {
    position: { line: 2, character: 0 },
  });
  assert.equal(first?.insertTextFormat, 1);
  assert.deepEqual(first.textEdit && 'range' in first.textEdit && first.textEdit.newText, 'DATABASE_NAME = ');
});

test('a file that is not open has nothing to answer with', async (t) => {
  const editor = await editorFor(t, pulls);
  const at = { position: { line: 0, character: 0 } };
  assert.deepEqual(await editor.request('textDocument/completion', at), []);
  assert.equal(await editor.request('textDocument/hover', at), null);
  assert.deepEqual(await editor.request('textDocument/documentSymbol'), []);
  assert.deepEqual(await pulled(editor), []);
});

test('a position outside of the file is answered like one at its end', async (t) => {
  const editor = await editorFor(t);
  await editor.open(right);
  assert.equal(await editor.request('textDocument/hover', { position: { line: 999, character: 999 } }), null);
  const items = await editor.request<CompletionItem[]>('textDocument/completion', {
    position: { line: 999, character: 0 },
  });
  assert.equal(items.length, 3);
});

test('a request without sense is refused, and the server goes on', async (t) => {
  const editor = await editorFor(t, pulls);
  await editor.open(wrong);
  await assert.rejects(editor.connection.sendRequest('textDocument/hover', {}), { code: -32602 });
  await assert.rejects(editor.connection.sendRequest('textDocument/unheardOf', {}), { code: -32601 });
  assert.deepEqual(codes(await pulled(editor)), ['unknown-key']);
});

test('the link of a code leads to the address that the editor gave', async (t) => {
  const editor = await editorFor(t, { ...pulls, initializationOptions: { rulesUrl: 'https://example.org/r' } });
  await editor.open(wrong);
  assert.deepEqual((await pulled(editor))[0]?.codeDescription, { href: 'https://example.org/r#unknown-key' });
});

test('levels come from the settings of the resource, and nothing else is asked for', async (t) => {
  const asked: unknown[] = [];
  const editor = await editorFor(t, {
    capabilities: { ...pulls.capabilities, workspace: { configuration: true } },
    settingsOf: (scopeUri, section) => {
      asked.push([scopeUri, section]);
      return section === 'backupSync.rules' ? { 'unknown-key': 'off', 'missing-ssh': 'nonsense' } : null;
    },
  });
  await editor.open(wrong);
  assert.deepEqual(await pulled(editor), []);
  assert.deepEqual(await pulled(editor), []);
  assert.deepEqual(asked, [
    [uri, 'backupSync.rules'],
    [uri, 'backupSync.connections'],
    [uri, 'backupSync.detectFiles'],
    [uri, 'backupSync.timeZone'],
    [uri, 'backupSync.inlayHints'],
    [uri, 'backupSync.codeLens'],
    [uri, 'files.exclude'],
  ]);
});

test('when settings change, they are asked for again and diagnostics are shown anew', async (t) => {
  let level = 'off';
  const editor = await editorFor(t, {
    capabilities: {
      ...pulls.capabilities,
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
      },
    },
    settingsOf: () => ({ 'unknown-key': level }),
  });
  await editor.until(() => editor.registered.some(({ method }) => method === 'workspace/didChangeConfiguration'));
  await editor.open(wrong);
  assert.deepEqual(await pulled(editor), []);
  const { refreshes } = editor;
  level = 'hint';
  await editor.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await editor.until(() => editor.refreshes > refreshes);
  assert.equal((await pulled(editor))[0]?.severity, 4);
});

test('an editor that cannot be asked sends its levels at the start or later', async (t) => {
  const editor = await editorFor(t, { initializationOptions: { rules: { 'unknown-key': 'off' } } });
  await editor.open(wrong);
  await editor.until(() => editor.published.length === 1);
  await editor.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { backupSync: { rules: { 'unknown-key': 'error' } } },
  });
  await editor.until(() => editor.published.length === 2);
  assert.deepEqual(
    editor.published.map(({ diagnostics }) => diagnostics.map(({ severity }) => severity)),
    [[], [1]],
  );
});
