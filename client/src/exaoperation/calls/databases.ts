import { read, type RemoteCall } from './call';
import { decodeNames } from './decode';

export function getDatabaseList(): RemoteCall<readonly string[]> {
  return read('getDatabaseList', decodeNames);
}
