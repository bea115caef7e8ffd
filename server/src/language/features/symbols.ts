import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import { readBlock } from '../blocks';
import type { ConnectionDocument } from '../document';
import { blocksOf, pairsOf, textOf, type BlockNode } from '../syntax/nodes';

/** The outline: connections and their keys. Values are left out, because some hold passwords. */
export function documentSymbols(document: ConnectionDocument): DocumentSymbol[] {
  return blocksOf(document.tree).flatMap((node) => (node.name.length === 0 ? [] : [blockSymbol(document, node)]));
}

function blockSymbol(document: ConnectionDocument, node: BlockNode): DocumentSymbol {
  const { text, lines } = document;
  const { name, side } = readBlock(text, node);
  return {
    name,
    kind: SymbolKind.Struct,
    range: lines.rangeOf(node),
    selectionRange: lines.rangeOf(node.name),
    ...(side !== undefined && { detail: side }),
    children: pairsOf(node)
      .filter((pair) => pair.equals !== undefined && pair.key.length > 0)
      .map((pair) => ({
        name: textOf(text, pair.key),
        kind: SymbolKind.Property,
        range: lines.rangeOf(pair),
        selectionRange: lines.rangeOf(pair.key),
      })),
  };
}
