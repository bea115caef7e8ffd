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

/** A folder that is moved or deleted is not told by its files; its own name can be anything. */
const watchers = [
  { globPattern: '**/*.{cfg,backupsync}' },
  { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
];

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
      type: property(change, 'type'),
    }));
    const created = new Set(changes.filter(({ type }) => type === FileChangeType.Created).map(({ uri }) => uri));
    changes.filter(({ type }) => type === FileChangeType.Deleted).forEach(({ uri }) => index.gone(uri));
    await eachOf(
      changes.filter(({ uri, type }) => type !== FileChangeType.Deleted && !liesInOneOf(created, uri)),
      ({ uri, type }) => (type === FileChangeType.Created ? index.created(uri) : index.touched(uri)),
    );
  });
}

/** What came with a folder is found when that is looked at. */
function liesInOneOf(created: ReadonlySet<string>, uri: string): boolean {
  for (let end = uri.lastIndexOf('/'); end > 0; end = uri.lastIndexOf('/', end - 1)) {
    if (created.has(uri.slice(0, end))) {
      return true;
    }
  }
  return false;
}
