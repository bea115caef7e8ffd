import type { Links } from '../pairs/links';
import { folderOf } from '../pairs/sides';
import type { Side } from '../schema/keys';
import type { BlockSummary } from '../workspace';

/**
 * Where the file of the other side may be created, the best place first: in the folder where the other connections of
 * this folder have theirs, under the name that this file's name leads to, then under one with the connection in it. None
 * where a file is in no folder.
 */
export function partnerUris(block: BlockSummary, side: Side, links: Links): readonly string[] {
  const [path = ''] = block.uri.split(/[?#]/, 1);
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) {
    return [];
  }
  const own = folderOf({ uri: path });
  const folder = usualFolder(block, links) ?? own;
  const fileName = path.slice(own.length);
  const extension = /\.[^./]+$/.exec(fileName)?.[0] ?? '';
  const stem = fileName.slice(0, fileName.length - extension.length);
  const safeName = encodeURIComponent(block.name.replace(/[^\p{L}\p{N}_-]+/gu, '_'));
  const bases = [alikeName(stem, side, folder === own), `${safeName}-${side}`];
  return bases.filter((base) => base !== undefined).map((base) => `${folder}${base}${extension || '.cfg'}`);
}

/** The folder of most partners of this folder's blocks of the same side, e.g. `EDU02/` where this one is `EDU01/`. */
function usualFolder(block: BlockSummary, links: Links): string | undefined {
  const counts = new Map<string, number>();
  const folder = folderOf(block);
  for (const other of links.blocks) {
    const partner = other.side === block.side && folderOf(other) === folder ? links.partner(other) : undefined;
    if (partner?.kind === 'found' && partner.block.side !== block.side) {
      const its = folderOf(partner.block);
      counts.set(its, (counts.get(its) ?? 0) + 1);
    }
  }
  return [...counts].reduce<[string?, number?]>((best, next) => (next[1] > (best[1] ?? 0) ? next : best), [])[0];
}

/** A side as a word of its own, or at a hump: `FlatX_client`, `CLIENT-1`, `prodClient`, but not `observer`. */
const sideWord =
  /(?<!\p{L})(?:client|server|Client|Server|CLIENT|SERVER)(?!\p{L})|(?<=[\p{Ll}\p{N}])(?:Client|Server)(?!\p{Ll})/u;

/**
 * A name with the other side in the place of the one it has, in the same case. One that has none stays as it is in
 * another folder, and gets the side in the same. None where a file is named after the side that it is not.
 */
function alikeName(stem: string, side: Side, isSameFolder: boolean): string | undefined {
  const word = sideWord.exec(stem)?.[0];
  if (word === undefined) {
    return isSameFolder ? `${stem}-${side}` : stem;
  }
  if (word.toLowerCase() === side) {
    return isSameFolder ? undefined : stem;
  }
  const capital = side.charAt(0).toUpperCase() + side.slice(1);
  const written = [side, capital, side.toUpperCase()].find((one) => haveSameCase(one, word)) ?? side;
  return stem.replace(sideWord, written);
}

/** Both words have six letters. */
function haveSameCase(one: string, other: string): boolean {
  return [0, 1].every((at) => /[A-Z]/.test(one.charAt(at)) === /[A-Z]/.test(other.charAt(at)));
}
