import * as vscode from 'vscode';
import { LANGUAGE } from './languageId';

/**
 * Passes on the edits of a rename, unless a file that they change has text that the server does not see: it reads
 * settings, and files that are not open as Connection files, from the disk, and its edits would hit something else.
 */
export function withoutUnsavedText(edit: vscode.WorkspaceEdit | null | undefined): typeof edit {
  const changed = new Set(edit?.entries().map(([uri]) => uri.toString()));
  const unsaved = vscode.workspace.textDocuments.find(
    ({ uri, isDirty, languageId }) => isDirty && languageId !== LANGUAGE && changed.has(uri.toString()),
  );
  if (unsaved) {
    throw new Error(
      vscode.l10n.t(
        '{0} would change too, and has changes that are not saved. Save it, then rename again.',
        vscode.workspace.asRelativePath(unsaved.uri),
      ),
    );
  }
  return edit;
}
