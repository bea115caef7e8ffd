import { SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver-types';
import type { Context } from '../context';
import { mostWorkspaceSymbols } from '../limits';
import { clustersOf } from '../pairs/clusters';
import { folderOf } from '../pairs/sides';
import { isPlainName } from '../showable';
import type { BlockSummary, Workspace } from '../workspace';

/**
 * The blocks of all files whose names have the letters of a query in their order, in any case; the best first. A name
 * that does not look like one is left out: it may be a password.
 */
export function findBlocks(query: string, workspace: Workspace | undefined): readonly BlockSummary[] {
  const wanted = query.toLowerCase();
  return [...(workspace?.byName ?? [])]
    .map(([name, blocks]) => ({ name, blocks, rank: rankOf(name.toLowerCase(), wanted) }))
    .filter(({ name, rank }) => rank < NO_MATCH && isPlainName(name))
    .sort((a, b) => a.rank - b.rank || compare(a.name, b.name))
    .flatMap(({ blocks }) => blocks.slice(0, mostWorkspaceSymbols))
    .slice(0, mostWorkspaceSymbols);
}

/** A block with its cluster, or else its folder, and its side. The context is that of its file. */
export function workspaceSymbol(block: BlockSummary, context: Context): WorkspaceSymbol {
  const { name, side, uri, range } = block;
  const { clientName, serverName } = clustersOf(block, context);
  const cluster = side === 'client' ? clientName : side === 'server' ? serverName : undefined;
  const containers = [cluster ?? folderName(block), side].filter((part) => part !== undefined && part !== '');
  return { name, kind: SymbolKind.Struct, location: { uri, range }, containerName: containers.join(' · ') };
}

const NO_MATCH = 4;

/** The same, its beginning, a part of it, or only its letters. */
function rankOf(name: string, wanted: string): number {
  const at = name.indexOf(wanted);
  if (at >= 0) {
    return name === wanted ? 0 : at === 0 ? 1 : 2;
  }
  return isSubsequence(wanted, name) ? 3 : NO_MATCH;
}

function isSubsequence(wanted: string, name: string): boolean {
  let at = 0;
  for (const letter of wanted) {
    at = name.indexOf(letter, at) + letter.length;
    if (at < letter.length) {
      return false;
    }
  }
  return true;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function folderName(block: BlockSummary): string {
  const name = folderOf(block).split('/').at(-2) ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
