import type { Value } from './values';

export interface Volume {
  readonly type: 'Data' | 'Archive';
  /** GiB. */
  readonly size: number;
  readonly disk: string;
  readonly redundancy: number;
  readonly nodes: readonly string[];
}

export type Added = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly problem: string };

export const disks = ['d03_storage'] as const;

const required = [
  'allowed_users',
  'hdd_type',
  'masternodes',
  'nodes_list',
  'redundancy',
  'size',
  'volume_type',
] as const;

/** The volumes of a cluster: two for data, one archive; archive, data and temporary volumes share one numbering. */
export class Storage {
  readonly volumes = new Map<string, Volume>();

  constructor(archiveVolume: string, nodes: readonly string[]) {
    for (const name of ['v0000', 'v0001', archiveVolume]) {
      const type = name === archiveVolume ? 'Archive' : 'Data';
      this.volumes.set(name, { type, size: 100, disk: disks[0], redundancy: 1, nodes });
    }
  }

  get names(): string[] {
    return [...this.volumes.keys()];
  }

  get archiveNames(): string[] {
    return this.names.filter((name) => this.volumes.get(name)?.type === 'Archive');
  }

  info(name: string): Value | undefined {
    const volume = this.volumes.get(name);
    const layers = Array.from({ length: volume?.redundancy ?? 0 }, () => volume?.nodes ?? []);
    return volume && { size: volume.size, disk: volume.disk, redundancy: volume.redundancy, segments: layers };
  }

  /** Takes the members that EXAoperation documents; the name is the next free one. */
  add(members: Readonly<Record<string, unknown>>, everyNode: readonly string[]): Added {
    const missing = required.find((name) => !Object.hasOwn(members, name));
    const { hdd_type: disk, nodes_list: nodes, redundancy, size, volume_type: type } = members;
    if (missing !== undefined) {
      return { ok: false, problem: `${missing}: required` };
    }
    if (!isNodes(nodes, everyNode) || !isCount(size) || !isCount(redundancy) || redundancy > nodes.length) {
      return { ok: false, problem: 'nodes_list, size and redundancy do not fit' };
    }
    if (disk !== disks[0] || (type !== 'Data' && type !== 'Archive')) {
      return { ok: false, problem: 'hdd_type or volume_type is not among the possible values' };
    }
    const name = this.#nextName();
    this.volumes.set(name, { type, size, disk, redundancy, nodes });
    return { ok: true, name };
  }

  #nextName(): string {
    const used = this.names.map((name) => Number(name.slice(1)));
    return `v${String(Math.max(...used) + 1).padStart(4, '0')}`;
  }
}

function isNodes(value: unknown, everyNode: readonly string[]): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((node) => everyNode.includes(node as string));
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0;
}
