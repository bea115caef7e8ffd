import type { DocumentHighlight, Location, Position } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';

/** The other half of the connection at a position. */
export function definition(_document: ConnectionDocument, _position: Position, _context: Context): Location[] {
  return [];
}

/** Where the connection at a position stands, in every file. */
export function references(
  _document: ConnectionDocument,
  _position: Position,
  _context: Context,
  _includeDeclaration: boolean,
): Location[] {
  return [];
}

/** What in the same file is the same as what stands at a position. */
export function documentHighlights(
  _document: ConnectionDocument,
  _position: Position,
  _context: Context,
): DocumentHighlight[] {
  return [];
}
