import type { CodeLens } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';

/** Lines above blocks. */
export function codeLenses(_document: ConnectionDocument, _context: Context): CodeLens[] {
  return [];
}
