import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { listFilesMethod, readFileMethod, type ListFilesParams, type ReadFileParams } from '../../server/src/protocol';
import { matcherOf } from './globs';
import { walk, type Entry } from './walk';

const ALWAYS_EXCLUDED = ['**/node_modules', '**/.git'];

/**
 * Reads the workspace for a server that cannot. Folders are walked one by one: a search needs somebody who offers it for
 * this kind of workspace, and not every kind has one.
 */
export function answerForFiles(client: Pick<BaseLanguageClient, 'onRequest'>): void {
  client.onRequest(listFilesMethod, listFiles);
  client.onRequest(readFileMethod, readFile);
}

async function listFiles({ folder, excludes, only }: ListFilesParams): Promise<readonly string[]> {
  const root = rootOf(folder);
  const isExcluded = matcherOf([...ALWAYS_EXCLUDED, ...excludes]);
  const start = only === undefined ? '' : pathIn(root, vscode.Uri.parse(only));
  if (start !== '' && withParents(start).some(isExcluded)) {
    return [];
  }
  const readFolder = async (path: string): Promise<readonly Entry[]> => {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(root, path));
    return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
  };
  const found = (await isFile(root, start)) ? [start] : await walk(start, readFolder, isExcluded);
  return found
    .filter((path) => /\.(?:cfg|backupsync)$/i.test(path))
    .map((path) => vscode.Uri.joinPath(root, path).toString());
}

async function readFile({ uri, largest }: ReadFileParams): Promise<string | null> {
  const file = vscode.Uri.parse(uri);
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    const bytes = size <= largest ? await vscode.workspace.fs.readFile(file) : undefined;
    return bytes ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : null;
  } catch {
    return null;
  }
}

/** The server leaves the last `/` out, and so all of the path where a whole file system is open. */
function rootOf(folder: string): vscode.Uri {
  const uri = vscode.Uri.parse(folder);
  return uri.path === '' ? uri.with({ path: '/' }) : uri;
}

function pathIn(root: vscode.Uri, uri: vscode.Uri): string {
  return uri.path.slice(root.path === '/' ? 1 : root.path.length + 1);
}

/** A path and all folders above it. */
function withParents(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

async function isFile(root: vscode.Uri, path: string): Promise<boolean> {
  const found = path === '' ? undefined : await statOf(vscode.Uri.joinPath(root, path));
  return found?.type === vscode.FileType.File;
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}

/** Behind a link are files that are somewhere else already, or are nobody's business here. */
function kindOf(type: vscode.FileType): Entry['kind'] {
  if (type === vscode.FileType.File) {
    return 'file';
  }
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}
