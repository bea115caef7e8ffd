import type { Connection } from 'vscode-languageserver';
import { largestFile, type Files } from './files';
import { listFilesMethod, readFileMethod, type ListFilesParams, type ReadFileParams } from './protocol';
import { canonicalUri } from './uris';
import { listOf } from './wire';
import { writtenConnections } from './writtenConnections';

/** Files that the editor reads for a server that cannot reach them, as in a browser. */
export function clientFiles(connection: Pick<Connection, 'sendRequest'>): Files {
  /** An editor that cannot answer has no files. */
  const ask = (method: string, params: ListFilesParams | ReadFileParams): Promise<unknown> =>
    connection.sendRequest<unknown>(method, params).catch(() => undefined);

  const read = async (uri: string): Promise<string | undefined> => {
    const text = await ask(readFileMethod, { uri, largest: largestFile });
    return typeof text === 'string' ? text : undefined;
  };

  return {
    list: async (folder, excludes, only) => {
      const uris = await ask(listFilesMethod, { folder, excludes, ...(only !== undefined && { only }) });
      return listOf(uris).flatMap((uri) => (typeof uri === 'string' ? [canonicalUri(uri)] : []));
    },
    read,
    connections: async (uri) => {
      const text = await read(uri);
      return text === undefined ? undefined : writtenConnections(text);
    },
  };
}
