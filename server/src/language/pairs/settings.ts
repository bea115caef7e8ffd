import type { ConnectionSetting } from '../context';
import type { Side } from '../schema/keys';
import { groupBy } from './sides';

/** `backupSync.connections`, made ready to be asked for a block. */
export interface Entries {
  /** Entries that name a file, by `fileKey`. */
  readonly byFile: ReadonlyMap<string, readonly ConnectionSetting[]>;
  /** Entries that name no file at all, by name. */
  readonly byName: ReadonlyMap<string, readonly ConnectionSetting[]>;
  /** All entries that name a file, by its URI. */
  readonly byUri: ReadonlyMap<string, readonly ConnectionSetting[]>;
}

export function fileKey(name: string, uri: string): string {
  return `${name}\n${uri}`;
}

export function entriesOf(connections: readonly ConnectionSetting[]): Entries {
  const named = connections.flatMap((entry) => filesOf(entry).map((uri) => ({ entry, uri })));
  const entryIn = ({ entry }: { readonly entry: ConnectionSetting }): ConnectionSetting => entry;
  return {
    byFile: groupBy(named, ({ entry, uri }) => fileKey(entry.name, uri), entryIn),
    byUri: groupBy(named, ({ uri }) => uri, entryIn),
    byName: groupBy(
      connections.filter((entry) => filesOf(entry).length === 0),
      ({ name }) => name,
    ),
  };
}

/** The files that an entry names. */
function filesOf({ clientFile, serverFile }: ConnectionSetting): readonly string[] {
  return [...new Set([clientFile, serverFile])].filter((uri) => uri !== undefined);
}

/** The side that an entry gives to a file; undefined where it names the file for neither or for both. */
export function roleOf({ clientFile, serverFile }: ConnectionSetting, uri: string): Side | undefined {
  if (clientFile === serverFile) {
    return undefined;
  }
  return clientFile === uri ? 'client' : serverFile === uri ? 'server' : undefined;
}

/** The file that an entry names for a side. */
export function fileOf(entry: ConnectionSetting, side: Side): string | undefined {
  return side === 'client' ? entry.clientFile : entry.serverFile;
}

/** The cluster that an entry names for a side. */
export function clusterNameOf(entry: ConnectionSetting, side: Side): string {
  return side === 'client' ? entry.client : entry.server;
}
