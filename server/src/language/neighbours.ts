import * as l10n from '@vscode/l10n';
import { wordOf, type BlockCode, type BlockHead } from './checks';
import { factsOf } from './facts';
import type { Problem } from './rules/problem';
import type { Side } from './schema/keys';
import type { Span } from './syntax/nodes';
import { otherSide } from './pairs/sides';
import type { Segment, Segments } from './syntax/segments';

/** A block, and where its segment starts. */
interface Placed {
  readonly head: BlockHead;
  readonly segment: Segment;
  readonly start: number;
}

/**
 * What can be said about the blocks of a file together. Two blocks of one side and name cannot be told apart; both sides
 * of a connection belong to two clusters.
 */
export function checkNeighbours(segments: Segments): readonly Problem<BlockCode>[] {
  const names = segments.inherited(namesOf, (known, removed, made) => {
    known.add(made, 1);
    known.add(removed, -1);
  });
  if (names.areAllDifferent) {
    const [first, second] = firstTwo(segments);
    return first && second ? [severalBlocks(first, second, names.count)] : [];
  }
  const blocks = new Blocks(segments);
  const problems: Problem<BlockCode>[] = blocks.twins.map(([second, first]) => ({
    rule: 'duplicate-connection',
    ...spanOf(second),
    data: wordOf('name', second.segment.text, second.head),
    related: [{ ...spanOf(first), message: l10n.t('The first block of this name') }],
  }));
  const [first, second] = blocks.firsts;
  if (first && second && blocks.halves.length === 0) {
    problems.push(severalBlocks(first, second, blocks.count));
  }
  return [...problems, ...blocks.halves.map(bothSides)];
}

function severalBlocks(first: Placed, second: Placed, count: number): Problem<BlockCode> {
  const related = [{ ...spanOf(first), message: l10n.t('The first block of the file') }];
  return { rule: 'several-blocks', ...spanOf(second), data: { count: String(count) }, related };
}

function firstTwo({ all, starts }: Segments): readonly Placed[] {
  const found: Placed[] = [];
  for (const [index, segment] of all.entries()) {
    for (const head of segment.part(factsOf).heads) {
      found.push({ head, segment, start: starts[index] ?? 0 });
      if (found.length === 2) {
        return found;
      }
    }
  }
  return found;
}

function namesOf({ all }: Segments): Names {
  const names = new Names();
  names.add(all, 1);
  return names;
}

/** How often each name is there, by the side that a block says. Kept from one letter that is typed to the next. */
class Names {
  count = 0;
  /** How many names are there twice on a side, and how many on both. */
  #twins = 0;
  #halves = 0;
  readonly #counts: Readonly<Record<Side | 'none', Map<string, number>>> = {
    client: new Map(),
    server: new Map(),
    none: new Map(),
  };

  /** Whether no block has to be held against another. */
  get areAllDifferent(): boolean {
    return this.#twins === 0 && this.#halves === 0;
  }

  /** Adds the blocks of some segments, or takes them away with -1. */
  add(segments: readonly Segment[], by: 1 | -1): void {
    for (const segment of segments) {
      for (const { name, side } of segment.part(factsOf).heads) {
        this.count += by;
        if (name !== '') {
          this.#add(name, side, by);
        }
      }
    }
  }

  #add(name: string, side: Side | undefined, by: 1 | -1): void {
    const counts = this.#counts[side ?? 'none'];
    const before = counts.get(name) ?? 0;
    const now = before + by;
    this.#twins += Number(now > 1) - Number(before > 1);
    if (side !== undefined && this.#counts[otherSide[side]].has(name)) {
      this.#halves += Number(now > 0) - Number(before > 0);
    }
    if (now > 0) {
      counts.set(name, now);
    } else {
      counts.delete(name);
    }
  }
}

function bothSides([client, server]: readonly [Placed, Placed]): Problem<BlockCode> {
  const isClientFirst = spanOf(client).offset < spanOf(server).offset;
  const [first, second] = isClientFirst ? [client, server] : [server, client];
  const related = [{ ...spanOf(first), message: l10n.t('The other side') }];
  return { rule: 'both-sides', ...spanOf(second), related };
}

function spanOf({ head, start }: Placed): Span {
  return { offset: head.offset + start, length: head.length };
}

/** The blocks of a file by side and name. Files of many thousands are looked at for each letter that is typed. */
class Blocks {
  count = 0;
  /** The first two that are no twins. */
  readonly firsts: Placed[] = [];
  /** A block, and the first one of the same side and name. */
  readonly twins: [Placed, Placed][] = [];
  /** Both sides of a name, the client first; of each side the first block. */
  readonly halves: [Placed, Placed][] = [];
  /** The first block of a name, by the side that it says. */
  readonly #known: Readonly<Record<Side | 'none', Map<string, Placed>>> = {
    client: new Map(),
    server: new Map(),
    none: new Map(),
  };

  constructor({ all, starts }: Segments) {
    all.forEach((segment, index) => {
      const start = starts[index] ?? 0;
      for (const head of segment.part(factsOf).heads) {
        this.#add({ head, segment, start });
      }
    });
    const { client, server } = this.#known;
    for (const [name, one] of server.size === 0 ? [] : client) {
      const other = server.get(name);
      if (other && name !== '') {
        this.halves.push([one, other]);
      }
    }
  }

  #add(block: Placed): void {
    const { name, side } = block.head;
    const known = this.#known[side ?? 'none'];
    const twin = name === '' ? undefined : known.get(name);
    this.count += 1;
    if (twin) {
      this.twins.push([block, twin]);
      return;
    }
    known.set(name, block);
    if (this.firsts.length < 2) {
      this.firsts.push(block);
    }
  }
}
