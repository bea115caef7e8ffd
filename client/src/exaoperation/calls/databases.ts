import { isStruct, type XmlRpcStruct, type XmlRpcValue } from '../values';
import { read, type RemoteCall } from './call';
import {
  decodeId,
  decodeList,
  decodeMoment,
  decodeNames,
  decodeNumber,
  decodeStrings,
  decodeText,
  decodeTruth,
  member,
} from './decode';
import { objectProblem, refusal } from './names';

export function getDatabaseList(): RemoteCall<readonly string[]> {
  return read('getDatabaseList', decodeNames);
}

/** The object of a database is named after it. */
function on(database: string): { object: string; problem?: string } {
  const object = `db_${database}`;
  return { object, ...refusal(objectProblem(object)) };
}

/** What is undefined did not come: the fields differ by version. */
export interface DatabaseInfo {
  /** `running`, `setup` …. */
  readonly state: string;
  readonly connectible: boolean | undefined;
  /** What is going on, as EXAoperation says it: `None`, `Backup` …. */
  readonly operation: string | undefined;
  /** `10.60.101.11..13:8563`. */
  readonly address: string | undefined;
  readonly activeNodes: readonly string[] | undefined;
  readonly failedNodes: readonly string[] | undefined;
  readonly reserveNodes: readonly string[] | undefined;
  readonly dataVolume: string | undefined;
}

export function getDatabaseInfo(database: string): RemoteCall<DatabaseInfo> {
  return read('getDatabaseInfo', decodeDatabase, on(database));
}

function decodeDatabase(value: XmlRpcValue): DatabaseInfo | undefined {
  const state = isStruct(value) ? decodeText(member(value, 'state', 'database state')) : undefined;
  if (!isStruct(value) || state === undefined) {
    return undefined;
  }
  const nodes = member(value, 'nodes') ?? null;
  const nodesOf = (kind: string) => (isStruct(nodes) ? decodeStrings(member(nodes, kind) ?? null) : undefined);
  return {
    state,
    connectible: decodeTruth(member(value, 'connectible')),
    operation: decodeText(member(value, 'operation')),
    address: decodeText(member(value, 'connection string')),
    activeNodes: nodesOf('active'),
    failedNodes: nodesOf('failed'),
    reserveNodes: nodesOf('reserve'),
    dataVolume: decodeId(member(value, 'persistent volume')),
  };
}

export interface Backup {
  /** `v0003 exa_db1/id_1/level_0/… exa_db1`: three parts, unique in the cluster. */
  readonly id: string;
  /** Unique on its volume only. */
  readonly backupId: string | undefined;
  readonly database: string | undefined;
  readonly volume: string | undefined;
  readonly level: number | undefined;
  readonly usable: boolean | undefined;
  /** `2024-05-01 10:02`, in the time of the cluster. */
  readonly time: string | undefined;
  /** Undefined for never. */
  readonly expires: string | undefined;
  /** Ids of the backups that it builds on. */
  readonly dependsOn: readonly string[];
}

/** The backups of a database, those that have expired among them where asked for. */
export function getBackups(database: string, { expired = true } = {}): RemoteCall<readonly Backup[]> {
  return read('getBackups', (value) => decodeList(value, decodeBackup), { params: [false, expired], ...on(database) });
}

function decodeBackup(value: XmlRpcValue): Backup | undefined {
  const id = isStruct(value) ? decodeText(value['id']) : undefined;
  return isStruct(value) && id !== undefined ? { id, ...decodeFields(value) } : undefined;
}

function decodeFields(value: XmlRpcStruct): Omit<Backup, 'id'> {
  const expires = decodeMoment(member(value, 'expire', 'expire date'));
  return {
    backupId: decodeId(member(value, 'bid')),
    database: decodeText(member(value, 'system')),
    volume: decodeId(member(value, 'volume')),
    level: decodeNumber(member(value, 'level')),
    usable: decodeTruth(member(value, 'usable')),
    time: decodeMoment(member(value, 'timestamp')),
    expires: expires === '' ? undefined : expires,
    dependsOn: decodeNames(member(value, 'dependencies') ?? null) ?? [],
  };
}
