import * as l10n from '@vscode/l10n';
import { wordOf, type BlockCode, type BlockHead } from './checks';
import { factsOf } from './facts';
import type { Problem } from './rules/problem';
import type { Side } from './schema/keys';
import type { Span } from './syntax/nodes';
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
  const blocks = new Blocks(segments);
  const problems: Problem<BlockCode>[] = blocks.twins.map(([second, first]) => ({
    rule: 'duplicate-connection',
    ...spanOf(second),
    data: wordOf('name', second.segment.text, second.head),
    related: [{ ...spanOf(first), message: l10n.t('The first block of this name') }],
  }));
  const [first, second] = blocks.firsts;
  if (first && second && blocks.halves.length === 0) {
    const related = [{ ...spanOf(first), message: l10n.t('The first block of the file') }];
    problems.push({ rule: 'several-blocks', ...spanOf(second), data: { count: String(blocks.count) }, related });
  }
  return [...problems, ...blocks.halves.map(bothSides)];
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
