import type { ConnectionSetting } from '../context';
import type { BlockSummary } from '../workspace';
import { fileKey, fileOf, roleOf, type Entries } from './settings';
import { folderOf, groupBy, opposites, otherSide, sidesOf, type Sides } from './sides';

/** The other half of a connection, as far as it can be told. `found` may be a block that says the same side. */
export type Partner =
  | { readonly kind: 'found'; readonly block: BlockSummary }
  | { readonly kind: 'none' }
  /** Each of them fits equally well. */
  | { readonly kind: 'several'; readonly blocks: readonly BlockSummary[] };

export const noPartner: Partner = { kind: 'none' };

type Matches = Map<BlockSummary, Partner>;

/**
 * Finds for all blocks of one name whether they have partners: those of the files that the settings name, then those of the
 * same file, of the same folder, and of the whole workspace. Whoever has been found is not looked for again.
 */
export function matchBlocks(blocks: readonly BlockSummary[], entries: Entries): ReadonlyMap<BlockSummary, Partner> {
  const halves = matchHalves(blocks, entries);
  if (halves) {
    return halves;
  }
  const matches: Matches = new Map();
  matchBySettings(blocks, entries, matches);
  matchGroups(blocks, ({ uri }) => uri, matches);
  matchGroups(blocks, folderOf, matches);
  matchGroups(blocks, () => '', matches);
  matchSameSide(blocks, folderOf, matches);
  matchSameSide(blocks, () => '', matches);
  return new Map(blocks.map((block) => [block, matches.get(block) ?? noPartner]));
}

/** Nearly all connections: one block of each side, and no entry that names their files. */
function matchHalves(blocks: readonly BlockSummary[], { byFile }: Entries): Matches | undefined {
  const [one, other, third] = blocks;
  const areHalves = one?.side && other?.side && one.side !== other.side && !third;
  if (!areHalves || blocks.some(({ name, uri }) => byFile.size > 0 && byFile.has(fileKey(name, uri)))) {
    return undefined;
  }
  return new Map([
    [one, { kind: 'found', block: other }],
    [other, { kind: 'found', block: one }],
  ]);
}

function matchBySettings(blocks: readonly BlockSummary[], { byFile }: Entries, matches: Matches): void {
  const named = blocks.filter(({ name, uri }) => byFile.has(fileKey(name, uri)));
  if (named.length === 0) {
    return;
  }
  const files = new Map([...groupBy(blocks, ({ uri }) => uri)].map(([uri, group]) => [uri, sidesOf(group)]));
  for (const block of named) {
    const partnerFiles = (byFile.get(fileKey(block.name, block.uri)) ?? [])
      .filter((entry) => isMeant(block, entry, files.get(block.uri)))
      .map((entry) => partnerFileOf(block, entry))
      .filter((uri) => uri !== undefined);
    if (partnerFiles.length > 0) {
      const found = [...new Set(partnerFiles)].flatMap((uri) => candidatesIn(block, files.get(uri)));
      matches.set(block, toPartner(found));
    }
  }
}

/** Whether an entry speaks of this block: the one of its file that has the side which the entry gives to the file. */
function isMeant(block: BlockSummary, entry: ConnectionSetting, file: Sides | undefined): boolean {
  const role = roleOf(entry, block.uri);
  return role !== undefined && (block.side === role || block.side === undefined || (file?.[role].length ?? 0) === 0);
}

/** The file that an entry names for the other half of a block. */
export function partnerFileOf({ uri }: BlockSummary, entry: ConnectionSetting): string | undefined {
  const role = roleOf(entry, uri);
  return role && fileOf(entry, otherSide[role]);
}

/** In a file that the settings name, the block of the name is meant, whatever side it says. */
function candidatesIn(block: BlockSummary, file: Sides | undefined): readonly BlockSummary[] {
  if (!file) {
    return [];
  }
  const fitting = opposites(block, file);
  return fitting.length > 0 ? fitting : [...file.known, ...file.unknown];
}

function matchGroups(blocks: readonly BlockSummary[], keyOf: (block: BlockSummary) => string, matches: Matches): void {
  const open = matches.size === blocks.length ? [] : blocks.filter((block) => !matches.has(block));
  for (const group of groupBy(open, keyOf).values()) {
    const sides = sidesOf(group);
    for (const block of group) {
      const fitting = opposites(block, sides);
      if (fitting.length > 0) {
        matches.set(block, toPartner(fitting));
      }
    }
  }
}

/** Where nothing fits, the only other block of the name is meant to be the partner, and one of the two has a slip. */
function matchSameSide(
  blocks: readonly BlockSummary[],
  keyOf: (block: BlockSummary) => string,
  matches: Matches,
): void {
  if (matches.size === blocks.length) {
    return;
  }
  for (const [one, other, third] of groupBy(blocks, keyOf).values()) {
    const areTwo = one && other && !third && one.uri !== other.uri && one.side !== undefined && one.side === other.side;
    if (areTwo && !matches.has(one) && !matches.has(other)) {
      matches.set(one, { kind: 'found', block: other });
      matches.set(other, { kind: 'found', block: one });
    }
  }
}

function toPartner(blocks: readonly BlockSummary[]): Partner {
  const [block, second] = blocks;
  if (!block) {
    return noPartner;
  }
  return second ? { kind: 'several', blocks } : { kind: 'found', block };
}
