import type { BlockSummary } from '../workspace';

/** A new name for a connection, which it may have. */
export interface Renaming {
  readonly kind: 'renaming';
  /** The blocks whose names change, in every file. */
  readonly blocks: readonly BlockSummary[];
  readonly oldName: string;
  readonly newName: string;
}

/** Why something cannot be renamed, and what to do, in a sentence or two for people. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: string;
}

export function refused(reason: string): Refused {
  return { kind: 'refused', reason };
}
