import type { BlockChild, BlockNode, DocumentChild, PairNode, Span } from './nodes';

/** A stretch of text that the parser does not take apart. Between two leaves there are only blanks and line breaks. */
export interface Leaf extends Span {
  readonly kind: 'comment' | 'stray' | 'name' | 'brace' | 'key' | 'equals' | 'value';
  /** That a key, an `=` or a value belongs to. */
  readonly pair?: PairNode;
}

/** All leaves that are not empty, in the order of the text. */
export function leavesOf(children: readonly DocumentChild[]): readonly Leaf[] {
  return children
    .flatMap((child) => (child.kind === 'block' ? leavesOfBlock(child) : leavesOfChild(child)))
    .filter(({ length }) => length > 0);
}

function leavesOfBlock({ name, open, close, children }: BlockNode): Leaf[] {
  const inside = children.flatMap(leavesOfChild);
  // A comment may stand between the name and the brace.
  const opening = open === undefined ? [] : [brace(open)];
  const before = inside.filter(({ offset }) => open !== undefined && offset < open);
  return [
    { kind: 'name', ...name },
    ...before,
    ...opening,
    ...inside.slice(before.length),
    ...(close === undefined ? [] : [brace(close)]),
  ];
}

function leavesOfChild(child: BlockChild): Leaf[] {
  if (child.kind !== 'pair') {
    return [{ kind: child.kind, offset: child.offset, length: child.length }];
  }
  const { key, equals, value } = child;
  return [
    { kind: 'key', ...key, pair: child },
    ...(equals === undefined ? [] : [{ kind: 'equals' as const, offset: equals, length: 1, pair: child }]),
    { kind: 'value', ...value, pair: child },
  ];
}

function brace(offset: number): Leaf {
  return { kind: 'brace', offset, length: 1 };
}
