import type { ClusterFacts, ConnectionSetting } from '../context';
import { nearestWord } from '../values/nearest';
import type { Workspace } from '../workspace';
import { findCluster, nearestCluster } from './checkSettings';
import { isPlainName } from './place';

/** What is wrong with an entry of `backupSync.connections`, for whoever shows it where the settings are. */
export interface UnknownConnection {
  readonly setting: ConnectionSetting;
  /** Of the entry, in the list that was given. */
  readonly index: number;
  /** Which of the entry's three names is not known: no block has the name, or no cluster has. */
  readonly field: 'name' | 'client' | 'server';
  /** What was meant, as far as it can be told. */
  readonly nearest: string | undefined;
}

/** So many names of blocks are compared with one of the settings. */
const MOST_NAMES = 5000;

/** Entries whose name no file has, and, where the clusters are known, names of clusters that are none. */
export function unknownConnections(
  connections: readonly ConnectionSetting[],
  workspace: Workspace | undefined,
  clusters: readonly ClusterFacts[] | undefined,
): readonly UnknownConnection[] {
  const names = [...(workspace?.byName.keys() ?? [])].filter(isPlainName).slice(0, MOST_NAMES);
  return connections.flatMap((setting, index): UnknownConnection[] => {
    const isKnown = workspace === undefined || workspace.byName.has(setting.name);
    const wrongClusters = (['client', 'server'] as const).filter(
      (field) => clusters && !findCluster(setting[field], clusters),
    );
    return [
      ...(isKnown ? [] : [{ setting, index, field: 'name' as const, nearest: nearestWord(setting.name, names) }]),
      ...wrongClusters.map((field) => ({
        setting,
        index,
        field,
        nearest: nearestCluster(setting[field], clusters ?? []),
      })),
    ];
  });
}
