import type { ClusterFacts, Context } from '../context';
import { isTimeZone } from '../values/zones';
import type { BlockSummary } from '../workspace';
import { findCluster } from './checkSettings';
import { linksOf } from './links';

/** The two clusters that a connection links, as far as the settings and what is known of clusters tell. */
export interface LinkedClusters {
  /** The names that `backupSync.connections` gives them. */
  readonly clientName?: string;
  readonly serverName?: string;
  /** The source. */
  readonly client?: ClusterFacts;
  /** The destination. */
  readonly server?: ClusterFacts;
}

/** The context's workspace must have the block: `withDocument` makes sure of it. */
export function clustersOf(block: BlockSummary, context: Context): LinkedClusters {
  const entry = linksOf(context).entryOf(block);
  if (!entry) {
    return {};
  }
  const client = findCluster(entry.client, context.clusters ?? []);
  const server = findCluster(entry.server, context.clusters ?? []);
  return {
    clientName: entry.client,
    serverName: entry.server,
    ...(client && { client }),
    ...(server && { server }),
  };
}

/**
 * The zone of the clock that starts a connection's copies: that of the source cluster, else the one of the settings.
 * Undefined where nobody says, or says one that does not exist.
 */
export function timeZoneOf(block: BlockSummary, context: Context): string | undefined {
  return timeZoneFor(clustersOf(block, context), context);
}

/** The same of a connection whose clusters were found already. */
export function timeZoneFor({ client }: LinkedClusters, { settings }: Context): string | undefined {
  const zone = client?.timeZone ?? settings.timeZone;
  return zone !== undefined && isTimeZone(zone) ? zone : undefined;
}
