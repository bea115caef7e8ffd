import type { Group } from '../metrics';

/** How long and how often. Times are in milliseconds. */
export interface Plan {
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** Starts of each server. */
  readonly laps: number;
  readonly edits: number;
  readonly requests: number;
  readonly groups: ReadonlySet<Group>;
  /** A loop of edits or requests begins no other after this time. */
  readonly budget: number;
  /** Of one request. */
  readonly timeout: number;
}
