import type { ClusterFacts } from '../../server/src/protocol';
import type { ClusterConfig } from './clusters/config';
import type { ClusterRegistry } from './clusters/registry';
import type { ClusterState, ClusterStates } from './clusters/states';

/** Where facts come from; nothing of it makes a call. */
export interface KnownClusters {
  readonly registry: Pick<ClusterRegistry, 'list' | 'changed'>;
  readonly states: Pick<ClusterStates, 'get' | 'changed'>;
}

/**
 * What the language server may know of the clusters: names and addresses, and what was read already. Undefined without
 * any cluster: then nobody knows the clusters, and a name in the settings of a workspace is not called unknown.
 */
export function clusterFacts({ registry, states }: KnownClusters): readonly ClusterFacts[] | undefined {
  const clusters = registry.list();
  return clusters.length === 0 ? undefined : clusters.map((cluster) => factsOf(cluster, states.get(cluster)));
}

function factsOf({ name, nodeAddresses, timeZone }: ClusterConfig, state: ClusterState): ClusterFacts {
  const snapshot = state.kind === 'read' || state.kind === 'reading' ? state.snapshot : undefined;
  const addresses = Object.entries(nodeAddresses);
  return {
    name,
    ...(timeZone !== undefined && { timeZone }),
    ...(addresses.length > 0 && {
      addresses: addresses.map(([, address]) => address),
      nodeNames: Object.fromEntries(addresses.map(([node, address]) => [address, node])),
    }),
    ...known(
      'nodes',
      snapshot?.nodes.map((node) => node.name),
    ),
    ...known('databases', snapshot?.databases),
    ...known('archiveVolumes', snapshot?.volumes),
  };
}

/** A list that could not be read is empty in a snapshot, so an empty one says nothing. */
function known(field: 'nodes' | 'databases' | 'archiveVolumes', list: readonly string[] = []): Partial<ClusterFacts> {
  return list.length === 0 ? {} : { [field]: list };
}

/**
 * Sends the facts each time that they are others than before; changes of one moment go out as one. `last` is what the
 * receiver knows already. Returns the function that ends it.
 */
export function followClusters(
  known: KnownClusters,
  last: readonly ClusterFacts[] | undefined,
  send: (facts: readonly ClusterFacts[] | undefined) => void,
): () => void {
  let sent = JSON.stringify(last);
  let isDue = false;
  let isOver = false;
  const report = (): void => {
    isDue = false;
    const facts = clusterFacts(known);
    const text = JSON.stringify(facts);
    if (!isOver && text !== sent) {
      sent = text;
      send(facts);
    }
  };
  const changed = (): void => {
    if (!isDue) {
      isDue = true;
      queueMicrotask(report);
    }
  };
  const ends = [known.registry.changed.on(changed), known.states.changed.on(changed)];
  changed();
  return () => {
    isOver = true;
    ends.forEach((end) => {
      end();
    });
  };
}
