import type { ProblemData } from '../rules/problem';
import type { BlockSummary } from '../workspace';
import type { PairCode } from './codes';

/**
 * Something to say about a block because of other blocks and the settings, wherever it stands: so it holds as long as
 * these do. Where a text has it, `place.ts` knows.
 */
export interface Claim {
  readonly rule: PairCode;
  /** What is marked, where it is not the name: the value of SSH, or the volume of REMOTE_URL. */
  readonly mark?: 'SSH' | 'REMOTE_URL';
  readonly data?: ProblemData;
  readonly others?: Others;
}

/** Blocks that are part of it, and what is said about each. */
export interface Others {
  readonly blocks: readonly BlockSummary[];
  readonly message: () => string;
}

/** Makes a claim. */
export type Claimant = (claim: Claim) => void;
