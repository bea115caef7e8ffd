import type { Cluster, RecordedCall } from './cluster';
import { licenceServer } from './cluster';
import { database, databaseMethods } from './databaseMethods';
import type { FaultKind } from './faults';
import type { LogEntry } from './log';
import { accepts, read } from './method';
import type { MethodCall, Methods } from './method';
import { pluginMethods } from './pluginMethods';
import { planted } from './secrets';
import { storageMethods } from './storageMethods';
import { userMethods } from './userMethods';
import { fault, notFound, value } from './values';
import type { Answer, Value } from './values';

const version = '7.1.20';

const clusterMethods: Methods = {
  ...userMethods,
  getAllArchiveVolumes: read(({ cluster }) => cluster.storage.archiveNames),
  getAllDatabases: read(() => [`db_${database}`]),
  getAllLogServices: read(() => [{ name: 'logservice1', services: ['EXAoperation'], priority: 'Information' }]),
  getCurrentLicenseServer: read(() => Number(licenceServer.slice(1))),
  getDatabaseList: read(() => [database]),
  getEXACOSVersion: read(() => `${version} simulated`),
  getEXASuiteVersion: read(() => version),
  getEXAoperationMaster: read(() => licenceServer),
  getHardwareInformation: { arity: [1, 2], run: hardware },
  getNodeList: read(({ cluster }) => cluster.nodes),
  getNodeState: { arity: [1, 1], run: ({ cluster, params: [node = ''] }) => nodeState(cluster, node) },
  getProperties: read(properties),
  getServiceState: read(serviceStates),
  getServiceStates: read(serviceStates),
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
  return accepts(method, call.params)
    ? method.run({ cluster, faults, params, values: call.params, object: call.object })
    : fault(
        'TypeError',
        `${call.method}() takes ${method.arity.join(' to ')} ${method.types?.join(', ') ?? 'strings'}`,
      );
}

function methodsOf(cluster: Cluster, object: string, faults: ReadonlySet<FaultKind>): Methods | undefined {
  switch (object) {
    case '':
      return faults.has('version8') ? clusterMethods : { ...clusterMethods, ...pluginMethods };
    case 'storage':
      return storageMethods;
    case `db_${database}`:
      return databaseMethods;
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

function serviceStates(): Value {
  return ['Loggingd', 'Lockd', 'Storaged', 'DWAd'].map((service) => [service, 'OK']);
}

/** A node that is down has no hardware to describe. */
function hardware({ cluster, params: [name = ''] }: MethodCall): Answer {
  const node = cluster.findNode(name);
  if (node === undefined) {
    return notFound(name);
  }
  const isDead = cluster.surroundings.faults.has('dead-node', cluster.name, node);
  return value(isDead ? '' : `# dmidecode 2.12\nSystem Information\n\tAsset Tag: ${planted.hardwareSecret}\n`);
}

function properties({ cluster, faults }: MethodCall): Value {
  return {
    disk_password: planted.diskPassword,
    exacluster_version: version,
    external_network: cluster.externalNetwork,
    no_allow_backup_download: false,
    no_allow_http: false,
    plugins: cluster.listedPlugins(faults).map(({ name }) => name),
    update_password: planted.updatePassword,
  };
}

/** What the first two items are is not documented. */
const logValue = (entries: readonly LogEntry[]): Value => ['', '', entries.map((entry) => ({ ...entry }))];
