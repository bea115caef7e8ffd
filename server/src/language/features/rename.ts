import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';

/** What is renamed at a position; null where there is no name. */
export function prepareRename(_document: ConnectionDocument, _position: Position, _context: Context): Range | null {
  return null;
}

/** The edits that give a connection another name, or the reason why it cannot have it. */
export type Renamed =
  { readonly kind: 'edit'; readonly edit: WorkspaceEdit } | { readonly kind: 'refused'; readonly reason: string };

export function rename(
  _document: ConnectionDocument,
  _position: Position,
  _newName: string,
  _context: Context,
): Renamed | undefined {
  return undefined;
}
