import * as l10n from '@vscode/l10n';
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver-types';
import { keyOf, readBlock } from '../blocks';
import type { ConnectionDocument } from '../document';
import { keys } from '../schema/keys';
import { showable, showableWord } from '../showable';
import { blocksOf, pairsOf, textOf, type BlockNode, type PairNode } from '../syntax/nodes';

/** The outline: connections and their keys. What may be a part of a password has a word in its place. */
export function documentSymbols(document: ConnectionDocument): DocumentSymbol[] {
  return blocksOf(document.tree).flatMap((node) => (node.name.length === 0 ? [] : [blockSymbol(document, node)]));
}

/** The same for editors that know no symbols within others. */
export function flatSymbols(document: ConnectionDocument): SymbolInformation[] {
  const { uri } = document;
  return documentSymbols(document).flatMap(({ name, kind, range, children = [] }) => [
    { name, kind, location: { uri, range } },
    ...children.map((child) => ({
      name: child.name,
      kind: child.kind,
      location: { uri, range: child.range },
      containerName: name,
    })),
  ]);
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
      .map((pair) => pairSymbol(document, pair)),
  };
}

function pairSymbol({ text, lines }: ConnectionDocument, pair: PairNode): DocumentSymbol {
  const range = lines.rangeOf(pair);
  const detail = detailOf(text, pair);
  return {
    name: keyOf(text, pair) ?? showableWord(text, pair.key) ?? l10n.t('Key'),
    kind: SymbolKind.Property,
    range,
    // A pair begins with its key: where that is has been found already.
    selectionRange: { start: range.start, end: lines.positionAt(pair.key.offset + pair.key.length) },
    ...(detail !== undefined && { detail }),
  };
}

const choices = new Set(['client', 'server', 'true', 'false']);

/** The value, where it cannot be a password: it is one of the few words of its key, or its form rules that out. */
function detailOf(text: string, pair: PairNode): string | undefined {
  const key = keyOf(text, pair);
  if (key === undefined || pair.value.length === 0) {
    return undefined;
  }
  const written = textOf(text, pair.value);
  const isChoice = ['ssh', 'verbose'].includes(keys[key].valueType) && choices.has(written.toLowerCase());
  return isChoice ? written : showable(written);
}
