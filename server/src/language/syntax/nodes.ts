/** A stretch of the text, in UTF-16 units. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** `# …` to the end of the line, also behind other text. A `#` that touches text belongs to it: a password may hold one. */
export interface CommentNode extends Span {
  readonly kind: 'comment';
}

/** Text or a brace that belongs to nothing. Neighbouring lines make one node. */
export interface StrayNode extends Span {
  readonly kind: 'stray';
}

/** `KEY = value`. */
export interface PairNode extends Span {
  readonly kind: 'pair';
  /** Length 0 where the line begins with `=`. */
  readonly key: Span;
  /** Offset of the `=`; undefined where it is missing. */
  readonly equals: number | undefined;
  /** Without the blanks around it. Length 0 where nothing is written: then it stands where a value would begin. */
  readonly value: Span;
  /** The same pair in a text that has more in front of it. */
  moved(by: number): PairNode;
}

/** Nearly all nodes are pairs, so one holds numbers, and makes its spans when somebody asks for them. */
export class Pair implements PairNode {
  readonly kind = 'pair';
  readonly offset: number;
  readonly equals: number | undefined;
  readonly #keyEnd: number;
  readonly #valueStart: number;
  readonly #end: number;

  /** From the first character of the key to the end of the value. */
  constructor(offset: number, keyEnd: number, equals: number | undefined, valueStart: number, end: number) {
    this.offset = offset;
    this.equals = equals;
    this.#keyEnd = keyEnd;
    this.#valueStart = valueStart;
    this.#end = end;
  }

  get length(): number {
    return this.#end - this.offset;
  }

  get key(): Span {
    return { offset: this.offset, length: this.#keyEnd - this.offset };
  }

  get value(): Span {
    return { offset: this.#valueStart, length: this.#end - this.#valueStart };
  }

  moved(by: number): Pair {
    const equals = this.equals === undefined ? undefined : this.equals + by;
    return new Pair(this.offset + by, this.#keyEnd + by, equals, this.#valueStart + by, this.#end + by);
  }
}

/** `Name`, `{`, pairs, `}`. Any of the four may be missing while somebody types. */
export interface BlockNode extends Span {
  readonly kind: 'block';
  /** Length 0 where the name is missing. */
  readonly name: Span;
  /** Offset of the `{`. */
  readonly open: number | undefined;
  /** Offset of the `}`. */
  readonly close: number | undefined;
  readonly children: readonly BlockChild[];
}

export interface DocumentNode extends Span {
  readonly kind: 'document';
  readonly children: readonly DocumentChild[];
  /** The last child that begins at an offset or before it; it does not take a look at all of them. */
  childFrom(offset: number): DocumentChild | undefined;
  /** The children that touch a stretch of the text. */
  childrenBetween(start: number, end: number): readonly DocumentChild[];
}

export type BlockChild = PairNode | CommentNode | StrayNode;
export type DocumentChild = BlockNode | CommentNode | StrayNode;

/** The offset behind a span's last character. */
export function endOf(span: Span): number {
  return span.offset + span.length;
}

/** A caret right behind a span still touches it. */
export function touches(span: Span, offset: number): boolean {
  return offset >= span.offset && offset <= endOf(span);
}

export function textOf(text: string, span: Span): string {
  return text.slice(span.offset, endOf(span));
}

export function blocksOf(tree: DocumentNode): readonly BlockNode[] {
  return tree.children.filter((child) => child.kind === 'block');
}

export function pairsOf(block: BlockNode): readonly PairNode[] {
  return block.children.filter((child) => child.kind === 'pair');
}

/** The last of some spans, in the order of the text, that begins at an offset or before it. */
export function lastFrom<T extends Span>(spans: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.offset ?? Infinity) <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return spans[low - 1];
}
