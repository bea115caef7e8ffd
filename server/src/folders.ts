import { canonicalUri, isInside } from './uris';
import { listOf, property, stringOf } from './wire';

/** The folders of the workspace, by canonical address; a file belongs to the innermost that holds it. */
export class Folders {
  /** As the editor writes them. */
  private readonly written = new Map<string, string>();

  all(): readonly string[] {
    return [...this.written.keys()];
  }

  writtenUri(folder: string): string | undefined {
    return this.written.get(folder);
  }

  add(uris: readonly string[]): void {
    uris.forEach((uri) => this.written.set(folderUri(uri), uri));
  }

  remove(uris: readonly string[]): void {
    uris.forEach((uri) => this.written.delete(folderUri(uri)));
  }

  of(uri: string): string | undefined {
    const file = canonicalUri(uri);
    let innermost: string | undefined;
    for (const folder of this.written.keys()) {
      if (isInside(folder, file) && folder.length > (innermost?.length ?? -1)) {
        innermost = folder;
      }
    }
    return innermost;
  }
}

/** The folders that an editor opens with; old editors have at most one, and some send neither. */
export function foldersOf(initializeParams: unknown): readonly string[] {
  const folders = property(initializeParams, 'workspaceFolders');
  const root = stringOf(initializeParams, 'rootUri');
  return Array.isArray(folders) ? urisOf(folders) : root === undefined ? [] : [root];
}

/** The addresses of a list of folders that came over the wire. */
export function urisOf(folders: unknown): readonly string[] {
  return listOf(folders).flatMap((folder) => stringOf(folder, 'uri') ?? []);
}

function folderUri(uri: string): string {
  const canonical = canonicalUri(uri);
  return canonical.endsWith('//') ? canonical : canonical.replace(/\/$/, '');
}
