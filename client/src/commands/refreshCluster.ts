import type { Snapshot } from '../exaoperation/snapshot';
import type { ExaError } from '../exaoperation/errors';
import type { ClusterNode } from '../views/clusters/model';
import { namedCluster } from './chooseCluster';
import { isArgumentObject, UserError, type Command, type Parts } from './command';
import type { ClusterConfig } from '../clusters/config';

/** `{cluster}` reads one cluster and returns its snapshot; without it all are read, and `{}` returns all snapshots. */
export const refreshCluster: Command = {
  id: 'backupSync.cluster.refresh',
  async run(parts, entry) {
    if (isArgumentObject(entry)) {
      return entry['cluster'] === undefined ? readAll(parts) : read(parts, namedCluster(parts, entry['cluster']));
    }
    const node = entry as ClusterNode | undefined;
    if (node && node.kind !== 'message') {
      await parts.states.refresh(node.cluster);
    } else {
      parts.registry.reload();
      await Promise.all(parts.registry.list().map((cluster) => parts.states.refresh(cluster)));
    }
    return undefined;
  },
};

function readAll(parts: Parts): Promise<Snapshot[]> {
  return Promise.all(parts.registry.list().map((cluster) => read(parts, cluster)));
}

async function read(parts: Parts, cluster: ClusterConfig): Promise<Snapshot> {
  const seen = await parts.states.refresh(cluster);
  if (isError(seen)) {
    throw new UserError([seen.message, seen.remedy].filter((sentence) => sentence !== '').join(' '));
  }
  return seen;
}

function isError(seen: Snapshot | ExaError): seen is ExaError {
  return 'kind' in seen;
}
