import * as l10n from '@vscode/l10n';
import { readClusters, sameName, type ClusterConfig, type RawCluster } from './config';
import { Signal } from './signal';

/** Where `backupSync.clusters` is kept. */
export interface ClusterSetting {
  read(): unknown;
  write(value: readonly unknown[]): Promise<void>;
}

/** The clusters that the settings name. Writes go to the raw entries, so that what this version does not know survives. */
export class ClusterRegistry {
  readonly #setting: ClusterSetting;
  #read = readClusters(undefined);
  #changes = Promise.resolve();
  /** After the setting changed. */
  readonly changed = new Signal<undefined>();

  constructor(setting: ClusterSetting) {
    this.#setting = setting;
    this.reload();
  }

  reload(): void {
    this.#read = readClusters(this.#setting.read());
    this.changed.emit(undefined);
  }

  list(): readonly ClusterConfig[] {
    return this.#read.clusters;
  }

  /** One sentence for each entry that cannot be used. */
  complaints(): readonly string[] {
    return this.#read.complaints;
  }

  find(name: string): ClusterConfig | undefined {
    return this.list().find((cluster) => sameName(cluster.name, name));
  }

  /** Why a cluster cannot have this name, or undefined. `current` is the name it has now. */
  refuseName(name: string, current?: string): string | undefined {
    if (name.trim() === '') {
      return l10n.t('Type a name, for example EDU01.');
    }
    const other = this.find(name.trim());
    return other && !(current !== undefined && sameName(other.name, current))
      ? l10n.t('There is a cluster named {0} already.', other.name)
      : undefined;
  }

  async add(entry: RawCluster): Promise<void> {
    await this.#change((entries) => [...entries, entry]);
  }

  /** Changes the named fields of one entry; undefined removes a field. */
  async update(name: string, patch: RawCluster): Promise<void> {
    await this.#change((entries) =>
      entries.map((entry) => (this.#isNamed(entry, name) ? withoutUndefined({ ...entry, ...patch }) : entry)),
    );
  }

  async remove(name: string): Promise<void> {
    await this.#change((entries) => entries.filter((entry) => !this.#isNamed(entry, name)));
  }

  #entries(): RawCluster[] {
    const value = this.#setting.read();
    return Array.isArray(value) ? (value as RawCluster[]) : [];
  }

  #isNamed(entry: RawCluster | null, name: string): boolean {
    const own = entry?.['name'];
    return typeof own === 'string' && sameName(own.trim(), name);
  }

  /** One change after the other: two at once would each write what they read, and one would be lost. */
  #change(change: (entries: readonly RawCluster[]) => readonly unknown[]): Promise<void> {
    const changed = this.#changes.then(async () => {
      await this.#setting.write(change(this.#entries()));
      this.reload();
    });
    this.#changes = changed.catch(() => undefined);
    return changed;
  }
}

function withoutUndefined(entry: RawCluster): RawCluster {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}
