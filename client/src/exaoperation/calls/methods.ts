import { read, type RemoteCall } from './call';
import { decodeStrings } from './decode';

/** Names of all methods of the cluster object; a cluster without `callPlugin` is none of ours. */
export function listMethods(): RemoteCall<readonly string[]> {
  return read('listMethods', decodeStrings);
}
