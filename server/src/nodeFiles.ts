import { lstat, readFile, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { escapePath, glob } from 'tinyglobby';
import { largestFile, type Files } from './files';
import { canonicalUri, kindOf } from './uris';
import { writtenConnections } from './writtenConnections';

const candidates = '**/*.{cfg,backupsync}';
const alwaysExcluded = ['**/node_modules', '**/.git'];

/** The files of this machine. */
export const nodeFiles: Files = {
  async list(folder, excludes, only) {
    const cwd = pathOf(folder);
    const onlyPath = only === undefined ? undefined : pathOf(only);
    if (cwd === undefined || (only !== undefined && onlyPath === undefined)) {
      return [];
    }
    const pattern = onlyPath === undefined ? candidates : await patternOf(cwd, onlyPath);
    if (pattern === undefined) {
      return [];
    }
    const found = await glob(pattern, {
      cwd,
      absolute: true,
      dot: true,
      expandDirectories: false,
      caseSensitiveMatch: false,
      // Behind a link are files that are somewhere else already, or are nobody's business here.
      followSymbolicLinks: false,
      ignore: [...alwaysExcluded, ...excludes].flatMap((excluded) => [excluded, `${excluded}/**`]),
    }).catch(() => []);
    return found.map((path) => canonicalUri(pathToFileURL(path).href));
  },

  async read(uri) {
    const path = pathOf(uri);
    if (path === undefined) {
      return undefined;
    }
    try {
      // Looked at first: opening a pipe would wait for somebody who writes into it.
      const { size } = await stat(path).then((found) => (found.isFile() ? found : { size: Infinity }));
      const bytes = size <= largestFile ? await readFile(path) : undefined;
      return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    } catch {
      return undefined;
    }
  },

  async connections(uri) {
    const text = await nodeFiles.read(uri);
    return text === undefined ? undefined : writtenConnections(text);
  },
};

/** A look at what it is costs less than a search, and for a file that is none of ours there is none. */
async function patternOf(cwd: string, path: string): Promise<string | undefined> {
  const pattern = escapePath(relative(cwd, path).replaceAll(sep, '/'));
  const isFolder = await lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) {
    return `${pattern}/${candidates}`;
  }
  return kindOf(path) === 'other' ? undefined : pattern;
}

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
