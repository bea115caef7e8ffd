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
  const client: BlockSummary[] = [];
  const server: BlockSummary[] = [];
  const unknown: BlockSummary[] = [];
  const known: BlockSummary[] = [];
  for (const block of blocks) {
    const { side } = block;
    if (side === undefined) {
      unknown.push(block);
    } else {
      known.push(block);
      (side === 'client' ? client : server).push(block);
    }
  }
  return { client, server, unknown, known };
}

/** Whether some blocks of one name have both sides. */
export function haveBothSides(blocks: readonly BlockSummary[]): boolean {
  return blocks.some(({ side }) => side === 'client') && blocks.some(({ side }) => side === 'server');
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

export function areAtOnePlace(one: BlockSummary, other: BlockSummary): boolean {
  const { line, character } = one.range.start;
  return other.range.start.line === line && other.range.start.character === character && other.uri === one.uri;
}

export function folderOf({ uri }: Pick<BlockSummary, 'uri'>): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}
