import * as l10n from '@vscode/l10n';
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver-types';
import { keyOf, readBlock } from '../blocks';
import type { ConnectionDocument } from '../document';
import { mostValueUnits } from '../limits';
import type { KeyName } from '../schema/keyNames';
import { keys, type ValueType } from '../schema/keys';
import { showable, showableWord } from '../showable';
import { endOf, pairsOf, textOf, type BlockNode, type PairNode } from '../syntax/nodes';
import { parseSegment } from '../syntax/parser';
import { parseCron } from '../values/cron';
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

/** The value, or the part of it that cannot be a password: what it must look like for that, each kind says for itself. */
function detailOf(text: string, key: KeyName | undefined, { value }: PairNode): string | undefined {
  if (key === undefined || value.length === 0 || value.length > mostValueUnits) {
    return undefined;
  }
  const written = textOf(text, value);
  return showable(written) ?? details[keys[key].valueType](written);
}

const details: Readonly<Record<ValueType, (written: string) => string | undefined>> = {
  // Any word can be one, a password in the wrong place as well.
  databaseName: () => undefined,
  cron: (written) => (parseCron(written).valid && written.startsWith('@') ? written : undefined),
  ftpUrl: volumeDetail,
  nodeList: () => undefined,
  verbose: choiceDetail,
  ssh: choiceDetail,
};

const choices = new Set(['client', 'server', 'true', 'false']);

/** One of the few words of its key. */
function choiceDetail(written: string): string | undefined {
  return choices.has(written.toLowerCase()) ? written : undefined;
}

/** A URL without a sign too many, so that nothing of its password can pass for its end. */
const URL_WITH_VOLUME =
  /^ftp:\/\/[\w.-]+:(?:\$\{secret:[\w.-]+\}|[^@/:\s]+)@(?:%s|[\d.]{7,15})(?::\d{1,5})?\/([vr]\d{4})$/;

function volumeDetail(written: string): string | undefined {
  return URL_WITH_VOLUME.exec(written)?.[1];
}
