import type { FoldingRange } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../document';

/** What can be folded. */
export function foldingRanges(_document: ConnectionDocument): FoldingRange[] {
  return [];
}
