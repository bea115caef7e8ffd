import type * as vscode from 'vscode';

/**
 * An action that makes a file shows it, too: else nothing seems to happen. The file of the other side is the only one
 * that an action writes to beside its own. Whether it is saved is up to the person's `files.refactoring.autoSave`.
 */
export function withNewFileShown<Action extends vscode.Command | vscode.CodeAction>(
  document: vscode.TextDocument,
  action: Action,
): Action {
  const edit = 'edit' in action ? action.edit : undefined;
  const made = edit?.entries().find(([uri]) => uri.toString() !== document.uri.toString())?.[0];
  if (made && 'edit' in action) {
    action.command = { command: 'vscode.open', title: action.title, arguments: [made] };
  }
  return action;
}
