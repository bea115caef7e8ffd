import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../document';

/** For each position the stretches around it, from the narrowest to the whole file. */
export function selectionRanges({ lines }: ConnectionDocument, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => ({ range: lines.rangeOf({ offset: lines.offsetAt(position), length: 0 }) }));
}
