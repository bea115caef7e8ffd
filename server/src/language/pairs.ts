import type { Context } from './context';
import type { ConnectionDocument } from './document';
import type { Problem } from './rules/problem';

/** Complaints about a block that need other files, the settings or the clusters; `rules/pairs.ts` has a row for each. */
export type PairCode = never;

/** What can be said about the blocks of a file by what is known of the other files. */
export function checkPairs(_document: ConnectionDocument, _context: Context): readonly Problem<PairCode>[] {
  return [];
}
