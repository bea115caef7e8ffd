import { readBlock } from './blocks';
import type { ConnectionDocument } from './document';
import { canonicalKey } from './schema/keyNames';
import type { Side } from './schema/keys';
import { blocksOf, pairsOf, textOf } from './syntax/nodes';
import { parse } from './syntax/tree';

/** A block of a file, as somebody who wants to choose a connection sees it. */
export interface Connection {
  readonly name: string;
  /** What SSH says, or what the keys suggest; undefined where neither tells. */
  readonly side: Side | undefined;
  /** Of the name, in UTF-16 units from the start of the file. */
  readonly offset: number;
}

/** The named blocks of a file, in their order. */
export function connectionsOf(document: Pick<ConnectionDocument, 'text' | 'tree'>): readonly Connection[] {
  return blocksOf(document.tree)
    .filter((node) => node.name.length > 0)
    .map((node) => ({ ...readBlock(document.text, node), offset: node.name.offset }))
    .map(({ name, side, offset }) => ({ name, side, offset }));
}

/** As much of a file as is looked at to tell what it is. */
const headLength = 65_536;

/**
 * Whether a text is a Connection file, going by what it holds: a name, a line with `{`, and one of the seven keys,
 * spelled as in the document. Many programs call their files `.cfg`, so the name of a file says nothing.
 */
export function looksLikeConnectionFile(text: string): boolean {
  const head = text.slice(0, headLength);
  return blocksOf(parse(head)).some(
    (block) =>
      block.name.length > 0 &&
      block.open !== undefined &&
      pairsOf(block).some((pair) => pair.equals !== undefined && isExactKey(textOf(head, pair.key))),
  );
}

function isExactKey(text: string): boolean {
  return canonicalKey(text) === text;
}
