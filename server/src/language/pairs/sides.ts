import type { Side } from '../schema/keys';
import type { BlockSummary } from '../workspace';

/** Some blocks of one name, by the side that they say they are. */
export interface Sides {
  readonly client: readonly BlockSummary[];
  readonly server: readonly BlockSummary[];
  /** Without SSH, or with a word that is no side. */
  readonly unknown: readonly BlockSummary[];
  /** Those that say a side. */
  readonly known: readonly BlockSummary[];
}

export const otherSide: Readonly<Record<Side, Side>> = { client: 'server', server: 'client' };

export function sidesOf(blocks: readonly BlockSummary[]): Sides {
  return {
    client: blocks.filter(({ side }) => side === 'client'),
    server: blocks.filter(({ side }) => side === 'server'),
    unknown: blocks.filter(({ side }) => side === undefined),
    known: blocks.filter(({ side }) => side !== undefined),
  };
}

/** The blocks that can be the other half of one: a block that does not say its side may be either. */
export function opposites({ side }: BlockSummary, sides: Sides): readonly BlockSummary[] {
  if (side === undefined) {
    return sides.known;
  }
  const opposite = sides[otherSide[side]];
  return opposite.length > 0 ? opposite : sides.unknown;
}

export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]>;
export function groupBy<T, U>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
  valueOf: (item: T) => U,
): ReadonlyMap<string, readonly U[]>;
export function groupBy<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
  valueOf: (item: T) => unknown = (item) => item,
): ReadonlyMap<string, readonly unknown[]> {
  const groups = new Map<string, unknown[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(valueOf(item));
    } else {
      groups.set(key, [valueOf(item)]);
    }
  }
  return groups;
}

/** The place of a block. Two summaries of one block need not be one object. */
export function placeOf({ uri, range }: BlockSummary): string {
  return `${uri}#${range.start.line}:${range.start.character}`;
}

export function folderOf({ uri }: Pick<BlockSummary, 'uri'>): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}
