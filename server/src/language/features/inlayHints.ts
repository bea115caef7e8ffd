import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';

/** Words beside values in a range. */
export function inlayHints(_document: ConnectionDocument, _range: Range, _context: Context): InlayHint[] {
  return [];
}
