import type { ClusterRegistry } from './clusters/registry';
import type { ConnectionLanguage } from './languageClient';

/** What `activate()` returns: for tests and for other extensions. Fields are only ever added within a version. */
export interface BackupSyncApi {
  readonly version: 1;
  /** Names of the clusters in the tree. */
  clusters(): readonly string[];
  /** Starts the language server if need be; resolves when it answers. */
  languageServerReady(): Promise<void>;
}

export function createApi(registry: ClusterRegistry, language: Pick<ConnectionLanguage, 'ready'>): BackupSyncApi {
  return {
    version: 1,
    clusters: () => registry.list().map((cluster) => cluster.name),
    languageServerReady: () => language.ready(),
  };
}
