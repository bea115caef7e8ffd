import { isList, isStruct, type XmlRpcValue } from '../values';
import { change, read, type RemoteCall } from './call';
import {
  decodeId,
  decodeNames,
  decodeNumber,
  decodePairs,
  decodeStrings,
  decodeText,
  decodeTruth,
  distinct,
  member,
} from './decode';

const STORAGE = { object: 'storage' };

/** The archive volumes, `v0003` …, by the cluster itself. */
export function getAllArchiveVolumes(): RemoteCall<readonly string[]> {
  return read('getAllArchiveVolumes', decodeNames);
}

/** All volumes, archive or not: for clusters that do not offer getAllArchiveVolumes. */
export function getVolumeList(): RemoteCall<readonly string[]> {
  return read('getVolumeList', decodeNames, STORAGE);
}

/** Whether EXAStorage runs: without it there are no volumes. */
export function serviceIsOnline(): RemoteCall<boolean> {
  return read('serviceIsOnline', decodeTruth, STORAGE);
}

/** What is undefined did not come, or not in a form that is known. */
export interface VolumeInfo {
  readonly sizeGiB: number | undefined;
  readonly redundancy: number | undefined;
  readonly disk: string | undefined;
  /** The nodes that hold parts of it, each once. */
  readonly nodes: readonly string[];
}

export function getVolumeInfo(volume: string): RemoteCall<VolumeInfo> {
  return read('getVolumeInfo', decodeVolume, { params: [volume], subject: volume, ...STORAGE });
}

function decodeVolume(value: XmlRpcValue): VolumeInfo | undefined {
  if (!isStruct(value)) {
    return undefined;
  }
  return {
    sizeGiB: decodeNumber(member(value, 'size')),
    redundancy: decodeNumber(member(value, 'redundancy')),
    disk: decodeText(member(value, 'disk', 'hdd_type')),
    nodes: distinct(nodesIn(member(value, 'segments') ?? null)),
  };
}

/** One list of nodes for each layer of redundancy. */
function nodesIn(segments: XmlRpcValue): readonly string[] {
  const layers = isList(segments) ? segments : [];
  return decodeStrings(segments) ?? layers.flatMap((layer) => decodeStrings(layer) ?? []);
}

/** A volume that the calling user may use. */
export interface ArchiveFilesystem {
  readonly name: string;
  /** A word of EXAoperation for local and remote ones. */
  readonly type: string | undefined;
  readonly id: string | undefined;
  /** A word of EXAoperation. */
  readonly permissions: string | undefined;
}

export function getArchiveFilesystems(): RemoteCall<readonly ArchiveFilesystem[]> {
  return read('getArchiveFilesystems', (value) => decodePairs(value)?.map(decodeFilesystem), STORAGE);
}

function decodeFilesystem([name, value]: readonly [string, XmlRpcValue]): ArchiveFilesystem {
  const [type, id, permissions] = isList(value) ? value : [];
  return { name, type: decodeText(type), id: decodeId(id), permissions: decodeId(permissions) };
}

/** What a volume can be made of: the disks (`d03_storage` …), the nodes, or the users. */
export function getStorageChoices(list: 'StorageDisks' | 'Nodes' | 'Users'): RemoteCall<readonly string[]> {
  return read('getListValues', decodeNames, { params: [list], ...STORAGE });
}

export interface NewVolume {
  readonly type: 'Archive' | 'Data';
  /** Of getStorageChoices. */
  readonly disk: string;
  readonly nodes: readonly string[];
  readonly redundancy: number;
  readonly sizeGiB: number;
  /** Ids as getUserByName gives them. */
  readonly users: readonly string[];
}

/** Creates a volume, which cannot be made smaller later, and gives its name, `v0003`. */
export function addStorageVolume(volume: NewVolume): RemoteCall<string> {
  const members = {
    allowed_users: volume.users,
    hdd_type: volume.disk,
    masternodes: volume.nodes.length,
    nodes_list: volume.nodes,
    redundancy: volume.redundancy,
    size: volume.sizeGiB,
    volume_type: volume.type,
  };
  return change('addStorageVolume', 'destructive', decodeVolumeName, { params: [members], ...STORAGE });
}

function decodeVolumeName(value: XmlRpcValue): string | undefined {
  const text = typeof value === 'number' ? `v${String(value).padStart(4, '0')}` : decodeText(value);
  return text !== undefined && /^[vr]\d+$/.test(text) ? text : undefined;
}
