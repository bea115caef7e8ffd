/** An entry of a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** What a folder holds, by its path from the workspace folder: parts with `/` between them, none for that folder itself. */
export type ReadFolder = (path: string) => Promise<readonly Entry[]>;

/** More folders than these are not looked at: behind each may be a request over the network. */
const mostFolders = 2_000;

/**
 * The paths of the files in a folder and below it. What is excluded is not looked into; a folder that cannot be read has
 * nothing in it.
 */
export async function walk(
  start: string,
  readFolder: ReadFolder,
  isExcluded: (path: string) => boolean,
): Promise<readonly string[]> {
  const files: string[] = [];
  let looked = 0;
  let level = [start];
  while (level.length > 0 && looked < mostFolders) {
    const now = level.slice(0, mostFolders - looked);
    looked += now.length;
    const lists = await Promise.all(now.map((folder) => entriesOf(folder, readFolder)));
    const entries = lists.flat().filter(({ path }) => !isExcluded(path));
    files.push(...entries.flatMap(({ path, kind }) => (kind === 'file' ? [path] : [])));
    level = entries.flatMap(({ path, kind }) => (kind === 'folder' ? [path] : []));
  }
  return files;
}

async function entriesOf(folder: string, readFolder: ReadFolder) {
  const entries = await readFolder(folder).catch(() => []);
  return entries.map(({ name, kind }) => ({ path: folder === '' ? name : `${folder}/${name}`, kind }));
}
