import * as vscode from 'vscode';

/**
 * VS Code keeps the line breaks of a file apart from its text and writes every text that is put in with those of the
 * file, so an edit cannot change one. An action whose edits write LF in place of CR LF gets the one edit that can.
 */
export function withLineBreaks<Action extends vscode.Command | vscode.CodeAction>(
  document: vscode.TextDocument,
  action: Action,
): Action {
  const edit = 'edit' in action ? action.edit : undefined;
  const edits = edit?.get(document.uri) ?? [];
  const others = edits.filter((one) => !isLineBreak(document, one));
  if (document.eol === vscode.EndOfLine.CRLF && edit && others.length < edits.length) {
    edit.set(document.uri, [...others, vscode.TextEdit.setEndOfLine(vscode.EndOfLine.LF)]);
  }
  return action;
}

function isLineBreak(document: vscode.TextDocument, { range, newText }: vscode.TextEdit): boolean {
  return newText === '\n' && document.getText(range) === '\r\n';
}
