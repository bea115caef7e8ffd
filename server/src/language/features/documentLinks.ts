import type { DocumentLink } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';

/** Places of a file that lead to somewhere else. */
export function documentLinks(_document: ConnectionDocument, _context: Context): DocumentLink[] {
  return [];
}
