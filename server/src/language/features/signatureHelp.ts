import type { Position, SignatureHelp } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';

/** The parts of the value at a position, with the one marked that the caret is in. */
export function signatureHelp(
  _document: ConnectionDocument,
  _position: Position,
  _context: Context,
): SignatureHelp | null {
  return null;
}
