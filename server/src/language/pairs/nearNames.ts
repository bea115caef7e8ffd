import type { Side } from '../schema/keys';
import { isPlainName } from '../showable';
import { isOneEditApart } from '../values/nearest';
import type { BlockSummary } from '../workspace';
import type { Links } from './links';
import { fileOf, roleOf } from './settings';
import { folderOf, otherSide } from './sides';

/** In a folder with more blocks than this that have no partner, names are not compared. */
const MOST_NAMES = 5000;
/** Beyond so many names that are alike, nobody can tell which one was meant. */
const MOST_ALIKE = 16;

/**
 * The one block without a partner, of the other side, in the same folder or in a file that the settings link with this
 * one, whose name differs only in case or by one letter.
 */
export function nearPartner(block: BlockSummary, links: Links): BlockSummary | undefined {
  const { side } = block;
  if (side === undefined || !isPlainName(block.name)) {
    return undefined;
  }
  const lower = block.name.toLowerCase();
  const other = otherSide[side];
  const here = namesLike(lower, folderOf(block), other, links);
  const linked = linkedFiles(block.uri, links).flatMap((uri) =>
    namesLike(lower, folderOf({ uri }), other, links).filter((one) => one.block.uri === uri),
  );
  const near = [...new Set([...here, ...linked])].filter((one) => isNear({ block, lower }, one));
  const sameLetters = near.filter((one) => one.lower === lower);
  const best = sameLetters.length > 0 ? sameLetters : near;
  return best.length === 1 ? best[0]?.block : undefined;
}

/**
 * Where a folder has two blocks, one of each side, in two files, and neither has a partner, one may have been renamed. It
 * may as well be the folder of one cluster that is the source of one connection and the destination of another. Not so
 * where the settings know both names.
 */
export function onlyOther(block: BlockSummary, links: Links): BlockSummary | undefined {
  const group = links.part(byFolder).get(folderOf(block)) ?? [];
  const other = group.length === 2 ? group.find(({ uri }) => uri !== block.uri) : undefined;
  const isLonely = block.side !== undefined && other?.side === otherSide[block.side];
  return isLonely &&
    other.name !== block.name &&
    isPlainName(other.name) &&
    links.partner(other).kind === 'none' &&
    !(links.entryOf(block) && links.entryOf(other))
    ? other
    : undefined;
}

function byFolder({ workspace }: Links): ReadonlyMap<string, readonly BlockSummary[]> {
  const folders = new Map<string, BlockSummary[]>();
  for (const [uri, blocks] of workspace.files) {
    const folder = folderOf({ uri });
    const group = folders.get(folder) ?? [];
    folders.set(folder, group);
    for (const block of blocks) {
      group.push(block);
    }
  }
  return folders;
}

/** A block, and its name in small letters. */
interface Named {
  readonly block: BlockSummary;
  readonly lower: string;
}

function isNear(one: Named, other: Named): boolean {
  return (
    isOneEditApart(one.lower, other.lower) &&
    one.block.name !== other.block.name &&
    // The files of one cluster have Connection1 and Connection2 side by side.
    withoutDigits(one.block.name) !== withoutDigits(other.block.name)
  );
}

function withoutDigits(name: string): string {
  return name.replace(/\d+/g, '#');
}

function linkedFiles(uri: string, { entries }: Links): readonly string[] {
  const files = (entries.byUri.get(uri) ?? []).map((entry) => {
    const role = roleOf(entry, uri);
    return role && fileOf(entry, otherSide[role]);
  });
  return [...new Set(files)].filter((file) => file !== undefined);
}

/** The blocks of one side and folder that have no partner, and whose names have a variant in common with this one. */
function namesLike(lower: string, folder: string, side: Side, links: Links): readonly Named[] {
  const variants = links.part(lonelyBlocks).get(folder)?.[side].variants();
  return variants && variants.size > 0 ? variantsOf(lower).flatMap((variant) => variants.get(variant) ?? []) : [];
}

/** The blocks of one side of a folder that have no partner. */
class Lonely {
  readonly #blocks: BlockSummary[] = [];
  #variants: Map<string, Named[]> | undefined;

  add(block: BlockSummary): void {
    this.#blocks.push(block);
  }

  /**
   * By each variant of their names. Two names that differ by one letter, or by two that are swapped, have a variant in
   * common, so no name is compared with every other.
   */
  variants(): ReadonlyMap<string, readonly Named[]> {
    if (!this.#variants) {
      this.#variants = new Map();
      for (const block of this.#blocks) {
        addVariants(this.#variants, block);
      }
    }
    return this.#variants;
  }
}

function addVariants(variants: Map<string, Named[]>, block: BlockSummary): void {
  const lower = block.name.toLowerCase();
  const named = { block, lower };
  for (const variant of variantsOf(lower)) {
    const known = variants.get(variant);
    if (!known) {
      variants.set(variant, [named]);
    } else if (known.length < MOST_ALIKE) {
      known.push(named);
    }
  }
}

type LonelyFolder = Readonly<Record<Side, Lonely>>;

function lonelyBlocks(links: Links): ReadonlyMap<string, LonelyFolder> {
  const folders = new Map<string, LonelyFolder>();
  for (const [folder, blocks] of links.part(byFolder)) {
    const lonely = findLonely(blocks, links);
    if (lonely) {
      folders.set(folder, lonely);
    }
  }
  return folders;
}

/** Undefined where there are too many. */
function findLonely(blocks: readonly BlockSummary[], links: Links): LonelyFolder | undefined {
  const lonely = { client: new Lonely(), server: new Lonely() };
  let count = 0;
  for (const block of blocks) {
    if (links.partner(block).kind === 'none' && isPlainName(block.name)) {
      count += 1;
      if (count > MOST_NAMES) {
        return undefined;
      }
      if (block.side !== undefined) {
        lonely[block.side].add(block);
      }
    }
  }
  return lonely;
}

/** A name, and the same with each of its letters left out. */
function variantsOf(lower: string): readonly string[] {
  const variants = [lower];
  for (let at = 0; at < lower.length; at++) {
    // Of letters in a row that are the same, it is all one which is left out.
    if (at === 0 || lower[at] !== lower[at - 1]) {
      variants.push(lower.slice(0, at) + lower.slice(at + 1));
    }
  }
  return variants;
}
