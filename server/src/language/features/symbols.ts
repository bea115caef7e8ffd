import * as l10n from '@vscode/l10n';
import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import { keyOf, readBlock } from '../blocks';
import type { ConnectionDocument } from '../document';
import { showableWord } from '../showable';
import { blocksOf, pairsOf, type BlockNode } from '../syntax/nodes';

/** The outline: connections and their keys. What may be a part of a password has a word in its place. */
export function documentSymbols(document: ConnectionDocument): DocumentSymbol[] {
  return blocksOf(document.tree).flatMap((node) => (node.name.length === 0 ? [] : [blockSymbol(document, node)]));
}

function blockSymbol(document: ConnectionDocument, node: BlockNode): DocumentSymbol {
  const { text, lines } = document;
  const { side } = readBlock(text, node);
  return {
    name: showableWord(text, node.name) ?? l10n.t('Connection'),
    kind: SymbolKind.Struct,
    range: lines.rangeOf(node),
    selectionRange: lines.rangeOf(node.name),
    ...(side !== undefined && { detail: side }),
    children: pairsOf(node)
      .filter((pair) => pair.equals !== undefined && pair.key.length > 0)
      .map((pair) => ({
        name: keyOf(text, pair) ?? showableWord(text, pair.key) ?? l10n.t('Key'),
        kind: SymbolKind.Property,
        range: lines.rangeOf(pair),
        selectionRange: lines.rangeOf(pair.key),
      })),
  };
}
