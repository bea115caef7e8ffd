import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  WatchKind,
  type ClientCapabilities,
  type Connection,
} from 'vscode-languageserver';
import { eachOf } from './later';
import { listOf, property, stringOf } from './wire';
import type { WorkspaceIndex } from './workspaceIndex';

/** A folder that is deleted is not told by its files; its own name can be anything. */
const watchers = [{ globPattern: '**/*.{cfg,backupsync}' }, { globPattern: '**/*', kind: WatchKind.Delete }];

/** Asks the editor to tell of files that change outside of it, if it can be asked. */
export function registerWatchers(connection: Connection, client: ClientCapabilities): void {
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  }
}

/** Brings the index up to date with what the editor tells of the disk. */
export function followFiles(connection: Connection, index: WorkspaceIndex): void {
  connection.onDidChangeWatchedFiles(async (params) => {
    const changes = listOf(property(params, 'changes')).map((change) => ({
      uri: stringOf(change, 'uri') ?? '',
      isGone: property(change, 'type') === FileChangeType.Deleted,
    }));
    changes.filter(({ isGone }) => isGone).forEach(({ uri }) => index.gone(uri));
    await eachOf(
      changes.filter(({ isGone }) => !isGone),
      ({ uri }) => index.touched(uri),
    );
  });
}
