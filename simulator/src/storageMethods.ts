import type { Cluster } from './cluster';
import { read } from './method';
import type { MethodCall, Methods } from './method';
import { planted } from './secrets';
import { disks } from './storage';
import { fault, value } from './values';
import type { Answer, Value } from './values';

/** A volume on another server, which the storage knows as well. */
const remote = {
  name: 'r0001',
  info: { url: 'ftp://10.60.109.1:2021/v0001', user: 'FTPBackup', password: planted.volumePassword },
} as const;

/** The methods of the object `storage`. */
export const storageMethods: Methods = {
  addStorageVolume: { arity: [1, 1], types: ['struct'], run: addVolume },
  getArchiveFilesystems: read(({ cluster }) => archiveFilesystems(cluster)),
  getListValues: { arity: [1, 1], run: listValues },
  getVolumeInfo: { arity: [1, 1], run: volumeInfo },
  getVolumeList: read(({ cluster }) => cluster.storage.names),
  serviceIsOnline: read(() => true),
};

const archiveFilesystems = ({ storage }: Cluster): Value => ({
  ...Object.fromEntries(storage.archiveNames.map((name) => [name, ['StorageVolume', Number(name.slice(1)), 'rw']])),
  [remote.name]: ['RemoteVolume', 10_001, 'rw'],
});

function volumeInfo({ cluster, params: [name = ''] }: MethodCall): Answer {
  const info = name === remote.name ? remote.info : cluster.storage.info(name);
  return info === undefined ? fault('UsageError', `Volume '${name}' does not exist`) : value(info);
}

function addVolume({ cluster, values: [members] }: MethodCall): Answer {
  const added = cluster.storage.add(members as Record<string, unknown>, cluster.nodes);
  return added.ok ? value(added.name) : fault('UsageError', added.problem);
}

function listValues({ cluster, params: [list = ''] }: MethodCall): Answer {
  const lists: Readonly<Record<string, Value>> = {
    Nodes: cluster.nodes,
    StorageDisks: disks,
    Users: cluster.users.logins,
  };
  const found = Object.hasOwn(lists, list) ? lists[list] : undefined;
  return found === undefined ? fault('UsageError', `Unknown list '${list}'`) : value(found);
}
