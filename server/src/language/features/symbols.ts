import * as l10n from '@vscode/l10n';
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver-types';
import { keyOf, readBlock } from '../blocks';
import type { ConnectionDocument } from '../document';
import type { KeyName } from '../schema/keyNames';
import { keys } from '../schema/keys';
import { showable, showableWord } from '../showable';
import { endOf, pairsOf, textOf, type BlockNode, type PairNode } from '../syntax/nodes';
import { parseSegment } from '../syntax/parser';
import { PositionCursor } from './positionCursor';

/** The outline: connections and their keys. What may be a part of a password has a word in its place. */
export function documentSymbols(document: ConnectionDocument): DocumentSymbol[] {
  const { segments, isTooLong } = document;
  const symbols: DocumentSymbol[] = [];
  for (const [index, segment] of isTooLong ? [] : segments.all.entries()) {
    const positions = new PositionCursor(document, segment, index);
    for (const node of segment.passingPart(parseSegment).children) {
      if (node.kind === 'block' && node.name.length > 0) {
        symbols.push(blockSymbol(segment.text, node, positions));
      }
    }
  }
  return symbols;
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

/** Offsets of nodes count in the text of their segment. */
function blockSymbol(text: string, node: BlockNode, positions: PositionCursor): DocumentSymbol {
  const { side } = readBlock(text, node);
  const start = positions.at(node.offset);
  const selectionRange = { start: positions.at(node.name.offset), end: positions.at(endOf(node.name)) };
  const children = pairsOf(node)
    .filter((pair) => pair.equals !== undefined && pair.key.length > 0)
    .map((pair) => pairSymbol(text, pair, positions));
  return {
    name: showableWord(text, node.name) ?? l10n.t('Connection'),
    kind: SymbolKind.Struct,
    range: { start, end: positions.at(endOf(node)) },
    selectionRange,
    ...(side !== undefined && { detail: side }),
    children,
  };
}

function pairSymbol(text: string, pair: PairNode, positions: PositionCursor): DocumentSymbol {
  const key = keyOf(text, pair);
  const detail = detailOf(text, key, pair);
  // A pair begins with its key.
  const start = positions.at(pair.offset);
  const keyEnd = positions.at(endOf(pair.key));
  return {
    name: key ?? showableWord(text, pair.key) ?? l10n.t('Key'),
    kind: SymbolKind.Property,
    range: { start, end: positions.at(endOf(pair)) },
    selectionRange: { start, end: keyEnd },
    ...(detail !== undefined && { detail }),
  };
}

const choices = new Set(['client', 'server', 'true', 'false']);

/** The value, where it cannot be a password: it is one of the few words of its key, or its form rules that out. */
function detailOf(text: string, key: KeyName | undefined, { value }: PairNode): string | undefined {
  if (key === undefined || value.length === 0) {
    return undefined;
  }
  const written = textOf(text, value);
  const { valueType } = keys[key];
  const isChoice = (valueType === 'ssh' || valueType === 'verbose') && choices.has(written.toLowerCase());
  return isChoice ? written : showable(written);
}
