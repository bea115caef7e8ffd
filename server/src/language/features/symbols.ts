import * as l10n from '@vscode/l10n';
import { SymbolKind, type DocumentSymbol, type Position, type SymbolInformation } from 'vscode-languageserver-types';
import { keyOf, readBlock } from '../blocks';
import type { ConnectionDocument } from '../document';
import { mostValueUnits } from '../limits';
import type { KeyName } from '../schema/keyNames';
import { keys, type ValueType } from '../schema/keys';
import { showable, showableWord } from '../showable';
import { endOf, textOf, type BlockNode, type PairNode } from '../syntax/nodes';
import { parseSegment } from '../syntax/parser';
import type { Segment } from '../syntax/segments';
import { parseCron } from '../values/cron';
import { PositionCursor } from './positionCursor';

/** The outline: connections and their keys. What may be a part of a password has a word in its place. */
export function documentSymbols(document: ConnectionDocument): DocumentSymbol[] {
  const { segments, isTooLong } = document;
  const symbols: DocumentSymbol[] = [];
  for (const [index, segment] of isTooLong ? [] : segments.all.entries()) {
    for (const symbol of segment.part(lastSymbols).of(document, segment, index)) {
      symbols.push(symbol);
    }
  }
  return symbols;
}

function lastSymbols(): LastSymbols {
  return new LastSymbols();
}

/**
 * The symbols of a segment as they were last asked for: most often it is still on the same lines, and they with it. They
 * take room, but less than what is thrown away when there are new ones after each letter.
 */
class LastSymbols {
  #line = -1;
  #symbols: readonly DocumentSymbol[] = [];

  of(document: ConnectionDocument, segment: Segment, index: number): readonly DocumentSymbol[] {
    const line = document.segments.firstLines[index] ?? 0;
    if (line !== this.#line) {
      this.#line = line;
      this.#symbols = symbolsOf(segment, new PositionCursor(document, segment, index));
    }
    return this.#symbols;
  }
}

function symbolsOf(segment: Segment, positions: PositionCursor): readonly DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  for (const node of segment.passingPart(parseSegment).children) {
    if (node.kind === 'block' && node.name.length > 0) {
      symbols.push(blockSymbol(segment.text, node, positions));
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
  const name = showableWord(text, node.name) ?? l10n.t('Connection');
  const start = positions.at(node.offset);
  const nameEnd = positions.at(endOf(node.name));
  const children: DocumentSymbol[] = [];
  for (const pair of node.children) {
    if (pair.kind === 'pair' && pair.equals !== undefined && pair.key.length > 0) {
      children.push(pairSymbol(text, pair, positions));
    }
  }
  const end = positions.at(endOf(node));
  const symbol = symbolOf(name, SymbolKind.Struct, readBlock(text, node).side, start, nameEnd, end);
  symbol.children = children;
  return symbol;
}

function pairSymbol(text: string, pair: PairNode, positions: PositionCursor): DocumentSymbol {
  const key = keyOf(text, pair);
  const name = key ?? showableWord(text, pair.key) ?? l10n.t('Key');
  // A pair begins with its key.
  const start = positions.at(pair.offset);
  const keyEnd = positions.at(endOf(pair.key));
  return symbolOf(name, SymbolKind.Property, detailOf(text, key, pair), start, keyEnd, positions.at(endOf(pair)));
}

/** A symbol that begins with its name. */
function symbolOf(
  name: string,
  kind: SymbolKind,
  detail: string | undefined,
  start: Position,
  nameEnd: Position,
  end: Position,
): DocumentSymbol {
  const range = { start, end };
  const selectionRange = { start, end: nameEnd };
  return detail === undefined ? { name, kind, range, selectionRange } : { name, detail, kind, range, selectionRange };
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
