import type { Side } from '../schema/keys';
import { isPlainName } from '../showable';
import { editDistance } from '../values/nearest';
import type { BlockSummary } from '../workspace';
import type { Links } from './links';
import { fileOf, roleOf } from './settings';
import { folderOf, groupBy, otherSide } from './sides';

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
  const candidates = new Set([
    ...lookUp(block, folderOf(block), otherSide[side], links),
    ...linkedFiles(block.uri, links).flatMap((uri) =>
      lookUp(block, folderOf({ uri }), otherSide[side], links).filter((other) => other.uri === uri),
    ),
  ]);
  const near = [...candidates].filter((other) => isNear(block, other));
  const sameLetters = near.filter(({ name }) => name.toLowerCase() === block.name.toLowerCase());
  const best = sameLetters.length > 0 ? sameLetters : near;
  return best.length === 1 ? best[0] : undefined;
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

function byFolder({ blocks }: Links): ReadonlyMap<string, readonly BlockSummary[]> {
  return groupBy(blocks, folderOf);
}

function isNear(block: BlockSummary, other: BlockSummary): boolean {
  // The files of one cluster have Connection1 and Connection2 side by side.
  const areCounted = withoutDigits(block.name) === withoutDigits(other.name);
  return (
    block.name !== other.name && !areCounted && editDistance(block.name.toLowerCase(), other.name.toLowerCase()) <= 1
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

function lookUp(block: BlockSummary, folder: string, side: Side, links: Links): readonly BlockSummary[] {
  const index = links.part(nearIndex);
  return variantsOf(block.name).flatMap((variant) => index.get(keyOf(folder, side, variant)) ?? []);
}

/**
 * The blocks without a partner, by folder, side and variant of the name. Two names that differ by one letter, or by two
 * that are swapped, have a variant in common, so no name is compared with every other.
 */
function nearIndex(links: Links): ReadonlyMap<string, readonly BlockSummary[]> {
  const lonely = links.blocks.filter((block) => isPlainName(block.name) && links.partner(block).kind === 'none');
  const index = new Map<string, BlockSummary[]>();
  for (const [folder, blocks] of groupBy(lonely, folderOf)) {
    for (const block of blocks.length > MOST_NAMES ? [] : blocks) {
      addVariants(index, folder, block);
    }
  }
  return index;
}

function addVariants(index: Map<string, BlockSummary[]>, folder: string, block: BlockSummary): void {
  const { name, side } = block;
  if (side === undefined) {
    return;
  }
  for (const variant of variantsOf(name)) {
    const key = keyOf(folder, side, variant);
    const known = index.get(key) ?? [];
    if (known.length < MOST_ALIKE) {
      known.push(block);
    }
    index.set(key, known);
  }
}

/** A name in small letters, and the same with each of its letters left out. */
function variantsOf(name: string): readonly string[] {
  const lower = name.toLowerCase();
  return [...new Set([lower, ...Array.from(lower, (_, at) => lower.slice(0, at) + lower.slice(at + 1))])];
}

function keyOf(folder: string, side: Side, variant: string): string {
  return `${folder}\n${side}\n${variant}`;
}
