import * as vscode from 'vscode';

const SCHEME = 'backup-sync-rules';

/**
 * The address of docs/rules.md in a browser, where the extension's own files have addresses of the web, which VS Code
 * leaves to the browser. It looks like the one that the manifest's `workbench.editorAssociations` have rendered.
 */
export function rulesPageUri(): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: '/backup-sync.backup-sync-for-exasol-web/docs/rules.md' });
}

export function provideRulesPage(extensionUri: vscode.Uri): vscode.Disposable {
  const page = vscode.Uri.joinPath(extensionUri, 'docs/rules.md');
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(page)),
  });
}
