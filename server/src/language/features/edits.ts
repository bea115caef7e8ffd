import type { TextEdit } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../document';
import type { TextChange } from '../rules/rule';

/** Changes as an editor applies them. */
export function toTextEdits(document: ConnectionDocument, changes: readonly TextChange[]): TextEdit[] {
  return changes.map((change) => ({ range: document.lines.rangeOf(change), newText: change.newText }));
}

/** The text after changes that do not overlap; all offsets count from the text before. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const change of [...changes].sort((a, b) => a.offset - b.offset)) {
    parts.push(text.slice(at, change.offset), change.newText);
    at = change.offset + change.length;
  }
  return parts.join('') + text.slice(at);
}
