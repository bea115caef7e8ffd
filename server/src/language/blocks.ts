import { keyAt, type KeyName } from './schema/keyNames';
import { clientOnlyKeys, sides, type Side } from './schema/keys';
import { lastFrom, textOf, touches, type BlockNode, type DocumentNode, type PairNode, type Span } from './syntax/nodes';

/** What a block means, as far as it can be told; made from the tree whenever it is needed. */
export interface Block {
  readonly node: BlockNode;
  readonly name: string;
  /** The side that SSH names, or that the keys suggest where SSH is missing or wrong. */
  readonly side: Side | undefined;
  /** Each key's first pair. */
  readonly pairs: ReadonlyMap<KeyName, PairNode>;
}

export function keyOf(text: string, pair: PairNode): KeyName | undefined {
  const { offset, length } = pair.key;
  return keyAt(text, offset, length);
}

export function readBlock(text: string, node: BlockNode): Block {
  const pairs = new Map<KeyName, PairNode>();
  for (const child of node.children) {
    const key = child.kind === 'pair' ? keyOf(text, child) : undefined;
    if (child.kind === 'pair' && key !== undefined && !pairs.has(key)) {
      pairs.set(key, child);
    }
  }
  return { node, name: textOf(text, node.name), side: sideOf(text, pairs), pairs };
}

function sideOf(text: string, pairs: ReadonlyMap<KeyName, PairNode>): Side | undefined {
  const ssh = pairs.get('SSH');
  const written = ssh && textOf(text, ssh.value).toLowerCase();
  return (
    sides.find((side) => side === written) ?? (clientOnlyKeys.some((key) => pairs.has(key)) ? 'client' : undefined)
  );
}

/** Where a complaint about a whole block is shown: its name, or the brace where it has none. */
export function headOf(node: BlockNode): Span {
  return node.name.length > 0 ? node.name : { offset: node.open ?? node.offset, length: 1 };
}

export function blockAt(tree: DocumentNode, offset: number): BlockNode | undefined {
  const child = tree.childFrom(offset);
  return child?.kind === 'block' && touches(child, offset) ? child : undefined;
}

export function pairAt(tree: DocumentNode, offset: number): PairNode | undefined {
  const block = blockAt(tree, offset);
  const child = block && lastFrom(block.children, offset);
  return child?.kind === 'pair' && touches(child, offset) ? child : undefined;
}
