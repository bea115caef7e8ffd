import { blockAt } from '../blocks';
import { textIn, type ConnectionDocument } from '../document';
import type { Links } from '../pairs/links';
import { placeOf } from '../pairs/sides';
import { touches } from '../syntax/nodes';
import type { BlockSummary } from '../workspace';

/** The block whose name a caret touches. The links must have the document as it is now. */
export function namedAt(document: ConnectionDocument, offset: number, links: Links): BlockSummary | undefined {
  const { tree, lines, uri } = document;
  const node = blockAt(tree, offset);
  if (!node || node.name.length === 0 || !touches(node.name, offset)) {
    return undefined;
  }
  const { line, character } = lines.positionAt(node.name.offset);
  return namesakes(textIn(document, node.name), links).find(
    ({ uri: file, range: { start } }) => file === uri && start.line === line && start.character === character,
  );
}

/** All blocks of a name, whatever they belong to. */
export function namesakes(name: string, { workspace }: Links): readonly BlockSummary[] {
  return workspace.byName.get(name) ?? [];
}

const nobody: readonly BlockSummary[] = [];

/** The blocks that can be the other side of a block: more than one where nobody can tell. */
export function partnersOf(block: BlockSummary, links: Links): readonly BlockSummary[] {
  const partner = links.partner(block);
  switch (partner.kind) {
    case 'found':
      return [partner.block];
    case 'several':
      return partner.blocks;
    case 'none':
      return nobody;
  }
}

/** A block, its partners, their partners, and so on. The first is the block itself. */
export function connectionOf(block: BlockSummary, links: Links): readonly BlockSummary[] {
  const found = new Map([[placeOf(block), block]]);
  // Many blocks may share one list of partners, which is gone through once.
  const seen = new Set<readonly BlockSummary[]>();
  // Going through a map also meets what is added meanwhile.
  for (const one of found.values()) {
    const partners = partnersOf(one, links);
    if (!seen.has(partners)) {
      seen.add(partners);
      partners.forEach((partner) => found.set(placeOf(partner), found.get(placeOf(partner)) ?? partner));
    }
  }
  return [...found.values()];
}
