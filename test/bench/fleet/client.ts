export interface FleetTask {
  readonly url: string;
  /** SHA-256 of the server's certificate. */
  readonly fingerprint: string;
  readonly nodes: readonly string[];
  readonly atOnce: number;
}

/** Asks every node for its STATUS. Resolves with the milliseconds of each call that was answered well. */
export type FleetClient = (task: FleetTask) => Promise<readonly number[]>;

export interface FleetTimes {
  /** Milliseconds of all of it, those on a core, and those of the slowest call. */
  readonly wall: number;
  readonly cpu: number;
  readonly slowest: number;
  /** Calls that were answered well. */
  readonly good: number;
}

export interface Growth {
  /** Of the heap, from call 2,000 to call 10,000. */
  readonly megabytes: number;
  /** Calls without a good answer. */
  readonly failed: number;
}

export const plugin = 'Administration.BackupSync-1.0.17';
export const login = { user: 'admin', password: 'bench' } as const;

/** Seconds. */
export const timeouts = { connect: 10, read: 30, log: 60, write: 120, install: 600 } as const;
