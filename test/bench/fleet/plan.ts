export interface Fleet {
  readonly nodes: number;
  /** Milliseconds that the server takes for a call. */
  readonly latency: number;
  /** Calls at a time. */
  readonly atOnce: number;
}

/** Many nodes once, and a large cluster in every way. */
export const fleets = {
  'many nodes': { nodes: 1_000, latency: 50, atOnce: 16 },
  'quick, 8': { nodes: 64, latency: 50, atOnce: 8 },
  'quick, 16': { nodes: 64, latency: 50, atOnce: 16 },
  'quick, 32': { nodes: 64, latency: 50, atOnce: 32 },
  'slow, 8': { nodes: 64, latency: 250, atOnce: 8 },
  'slow, 16': { nodes: 64, latency: 250, atOnce: 16 },
  'slow, 32': { nodes: 64, latency: 250, atOnce: 32 },
} as const satisfies Readonly<Record<string, Fleet>>;

export type FleetId = keyof typeof fleets;

export const fleetIds = Object.keys(fleets) as readonly FleetId[];

/** The one that is also run against a server in whose queue only five connections may wait. */
export const narrow = 'quick, 32' satisfies FleetId;
export const narrowBacklog = 5;

/** The document's loop is run on so many nodes; its time for more is so many times longer. */
export const loopNodes = 64;

/** What can be had at most: nothing but waiting for the server. Milliseconds. */
export function idealOf({ nodes, atOnce, latency }: Fleet): number {
  return Math.ceil(nodes / atOnce) * latency;
}
