import type { Cluster, RecordedCall } from './cluster';
import { licenceServer } from './cluster';
import type { FaultKind } from './faults';
import type { LogEntry } from './log';
import { read } from './method';
import type { Method, MethodCall, Methods } from './method';
import { pluginMethods } from './pluginMethods';
import { fault, notFound, value } from './values';
import type { Answer, Value } from './values';

/** Stand among the fields of getProperties, as the real ones do: a client must drop them. Tests look for these texts. */
export const plantedPasswords = ['planted-disk-password', 'planted-update-password'] as const;

const version = '7.1.20';
const database = 'exa_db1';
const users: Readonly<Record<string, Value>> = {
  admin: { id: '1', login: 'admin', title: 'Administrator' },
  FTPBackup: { id: '8', login: 'FTPBackup', title: '4FTPbackup' },
};

const clusterMethods: Methods = {
  getAllArchiveVolumes: read(({ cluster }) => [cluster.archiveVolume]),
  getAllDatabases: read(() => [`db_${database}`]),
  getAllLogServices: read(() => [{ name: 'logservice1', services: ['EXAoperation'], priority: 'Information' }]),
  getAllUserLogins: read(() => Object.keys(users)),
  getArchiveFilesystems: read(({ cluster }) => archiveFilesystems(cluster)),
  getCurrentLicenseServer: read(() => Number(licenceServer.slice(1))),
  getDatabaseList: read(() => [database]),
  getEXACOSVersion: read(() => `${version} simulated`),
  getEXASuiteVersion: read(() => version),
  getEXAoperationMaster: read(() => licenceServer),
  getNodeList: read(({ cluster }) => cluster.nodes),
  getNodeState: { arity: [1, 1], run: ({ cluster, params: [node = ''] }) => nodeState(cluster, node) },
  getProperties: read(properties),
  getServiceState: read(() => ['Loggingd', 'Lockd', 'Storaged', 'DWAd'].map((service) => [service, 'OK'])),
  getUserByName: { arity: [1, 1], run: ({ params: [login = ''] }) => user(login) },
};

const storageMethods: Methods = {
  getArchiveFilesystems: read(({ cluster }) => archiveFilesystems(cluster)),
  getVolumeInfo: { arity: [1, 1], run: ({ cluster, params: [name = ''] }) => volumeInfo(cluster, name) },
  getVolumeList: read(({ cluster }) => volumes(cluster)),
  serviceIsOnline: read(() => true),
};

const logServiceMethods: Methods = {
  logEntries: read(({ cluster }) => logValue(cluster.log.newestFirst())),
  logEntriesTagged: {
    arity: [1, 1],
    run: ({ cluster, params: [tag = ''] }) => value(logValue(cluster.log.newForTag(tag))),
  },
};

const nodeMethods: Methods = {
  getNodeState: { arity: [0, 0], run: ({ cluster, object }) => nodeState(cluster, object) },
};

/** Runs a call, or answers as Zope does for what is not there and for parameters that do not fit. */
export async function dispatch(cluster: Cluster, call: RecordedCall, faults: ReadonlySet<FaultKind>): Promise<Answer> {
  const methods = methodsOf(cluster, call.object, faults);
  if (methods === undefined) {
    return notFound(call.object);
  }
  if (call.method === 'listMethods') {
    return value([...Object.keys(methods), 'listMethods'].toSorted());
  }
  const method = Object.hasOwn(methods, call.method) ? methods[call.method] : undefined;
  if (method === undefined) {
    return notFound(call.method);
  }
  const params = call.params.filter((param) => typeof param === 'string');
  return params.length === call.params.length && fits(method, params.length)
    ? method.run({ cluster, faults, params, object: call.object })
    : fault('TypeError', `${call.method}() takes ${method.arity.join(' to ')} strings`);
}

const fits = ({ arity: [least, most] }: Method, count: number): boolean => count >= least && count <= most;

function methodsOf(cluster: Cluster, object: string, faults: ReadonlySet<FaultKind>): Methods | undefined {
  switch (object) {
    case '':
      return faults.has('version8') ? clusterMethods : { ...clusterMethods, ...pluginMethods };
    case 'storage':
      return storageMethods;
    case 'logservice1':
      return logServiceMethods;
    default:
      return cluster.everyNode.includes(object) ? nodeMethods : undefined;
  }
}

function nodeState(cluster: Cluster, name: string): Answer {
  const node = cluster.findNode(name);
  if (node === undefined) {
    return notFound(name);
  }
  const isDead = cluster.surroundings.faults.has('dead-node', cluster.name, node);
  return value({ status: isDead ? 'Unknown' : 'Running' });
}

function user(login: string): Answer {
  const found = Object.hasOwn(users, login) ? users[login] : undefined;
  return found === undefined ? fault('UsageError', `User '${login}' does not exist`) : value(found);
}

const volumes = ({ archiveVolume }: Cluster): string[] => ['v0000', 'v0001', archiveVolume];

function volumeInfo(cluster: Cluster, name: string): Answer {
  return volumes(cluster).includes(name)
    ? value({ size: 100, disk: 'd03_storage', redundancy: 1, segments: [cluster.nodes] })
    : fault('UsageError', `Volume '${name}' does not exist`);
}

const archiveFilesystems = ({ archiveVolume }: Cluster): Value => ({
  [archiveVolume]: ['StorageVolume', Number(archiveVolume.slice(1)), 'rw'],
});

function properties({ cluster, faults }: MethodCall): Value {
  return {
    disk_password: plantedPasswords[0],
    exacluster_version: version,
    external_network: cluster.externalNetwork,
    no_allow_backup_download: false,
    no_allow_http: false,
    plugins: cluster.listedPlugins(faults).map(({ name }) => name),
    update_password: plantedPasswords[1],
  };
}

/** What the first two items are is not documented. */
const logValue = (entries: readonly LogEntry[]): Value => ['', '', entries.map((entry) => ({ ...entry }))];
