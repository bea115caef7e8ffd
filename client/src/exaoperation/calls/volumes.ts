import { read, type RemoteCall } from './call';
import { decodeNames } from './decode';

/** The archive volumes, `v0003` …, by the cluster itself. */
export function getAllArchiveVolumes(): RemoteCall<readonly string[]> {
  return read('getAllArchiveVolumes', decodeNames);
}

/** All volumes, archive or not: for clusters that do not offer getAllArchiveVolumes. */
export function getVolumeList(): RemoteCall<readonly string[]> {
  return { ...read('getVolumeList', decodeNames), object: 'storage' };
}
