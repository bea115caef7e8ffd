import type { ConnectionSetting } from '../context';
import type { Side } from '../schema/keys';
import { groupBy } from './sides';

/** `backupSync.connections`, made ready to be asked for a block. */
export interface Entries {
  /** Entries that name a file, by `fileKey`. */
  readonly byFile: ReadonlyMap<string, readonly ConnectionSetting[]>;
  /** Entries that name no file at all, by name. */
  readonly byName: ReadonlyMap<string, readonly ConnectionSetting[]>;
}

export function fileKey(name: string, uri: string): string {
  return `${name}\n${uri}`;
}

export function entriesOf(connections: readonly ConnectionSetting[]): Entries {
  const files = connections.flatMap((entry) =>
    [...new Set([entry.clientFile, entry.serverFile])]
      .filter((uri) => uri !== undefined)
      .map((uri) => ({ entry, key: fileKey(entry.name, uri) })),
  );
  const byFile = new Map<string, ConnectionSetting[]>();
  for (const [key, group] of groupBy(files, (file) => file.key)) {
    byFile.set(
      key,
      group.map(({ entry }) => entry),
    );
  }
  const fileless = connections.filter(({ clientFile, serverFile }) => (clientFile ?? serverFile) === undefined);
  return { byFile, byName: groupBy(fileless, ({ name }) => name) };
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
