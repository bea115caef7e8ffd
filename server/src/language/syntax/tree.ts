import { lastFrom, type BlockChild, type BlockNode, type DocumentChild, type DocumentNode, type Span } from './nodes';
import { parseSegment } from './parser';
import { Segments } from './segments';

/** Reads a whole text of its own accord; whoever has a document has its tree. */
export function parse(text: string): DocumentNode {
  return new SegmentTree(Segments.of(text));
}

/**
 * The tree of a text that is read segment by segment. What it shows of a segment, in offsets of the whole text, is made
 * when it is asked for.
 */
export class SegmentTree implements DocumentNode {
  readonly kind = 'document';
  readonly offset = 0;
  readonly #segments: Segments;
  readonly #placed: (readonly DocumentChild[] | undefined)[] = [];
  #children: readonly DocumentChild[] | undefined;

  constructor(segments: Segments) {
    this.#segments = segments;
  }

  get length(): number {
    return this.#segments.length;
  }

  get children(): readonly DocumentChild[] {
    this.#children ??= this.#segments.all.flatMap((_, index) => this.#childrenOf(index));
    return this.#children;
  }

  childFrom(offset: number): DocumentChild | undefined {
    for (let index = this.#segments.indexAt(offset); index >= 0; index -= 1) {
      const child = lastFrom(this.#childrenOf(index), offset);
      if (child) {
        return child;
      }
    }
    return undefined;
  }

  childrenBetween(start: number, end: number): readonly DocumentChild[] {
    const found: DocumentChild[] = [];
    const last = this.#segments.indexAt(end);
    for (let index = this.#segments.indexAt(start); index <= last; index += 1) {
      for (const child of this.#childrenOf(index)) {
        if (child.offset <= end && child.offset + child.length >= start) {
          found.push(child);
        }
      }
    }
    return found;
  }

  #childrenOf(index: number): readonly DocumentChild[] {
    let placed = this.#placed[index];
    if (!placed) {
      const segment = this.#segments.all[index];
      const start = this.#segments.starts[index] ?? 0;
      const children = segment ? segment.part(parseSegment).children : [];
      placed = start === 0 ? children : children.map((child) => placedAt(child, start));
      this.#placed[index] = placed;
    }
    return placed;
  }
}

function placedAt(child: DocumentChild, start: number): DocumentChild {
  return child.kind === 'block' ? new PlacedBlock(child, start) : { ...child, offset: child.offset + start };
}

/** A block of a segment in offsets of the whole text. */
class PlacedBlock implements BlockNode {
  readonly kind = 'block';
  readonly offset: number;
  readonly length: number;
  readonly name: Span;
  readonly open: number | undefined;
  readonly close: number | undefined;
  readonly #node: BlockNode;
  readonly #start: number;
  #children: readonly BlockChild[] | undefined;

  constructor(node: BlockNode, start: number) {
    this.offset = node.offset + start;
    this.length = node.length;
    this.name = moved(node.name, start);
    this.open = node.open === undefined ? undefined : node.open + start;
    this.close = node.close === undefined ? undefined : node.close + start;
    this.#node = node;
    this.#start = start;
  }

  get children(): readonly BlockChild[] {
    this.#children ??= this.#node.children.map((child) => placedInBlock(child, this.#start));
    return this.#children;
  }
}

function placedInBlock(child: BlockChild, start: number): BlockChild {
  return child.kind === 'pair'
    ? child.moved(start)
    : { kind: child.kind, offset: child.offset + start, length: child.length };
}

function moved({ offset, length }: Span, start: number): Span {
  return { offset: offset + start, length };
}
