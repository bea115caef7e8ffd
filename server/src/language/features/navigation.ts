import type { DocumentHighlight, Location, LocationLink, Position, Range } from 'vscode-languageserver-types';
import { blockAt, keyOf, pairAt } from '../blocks';
import type { Context } from '../context';
import { inWhole, partAt, type ConnectionDocument, type DocumentPart } from '../document';
import { mostHighlights } from '../limits';
import { linksOf, withDocument } from '../pairs/links';
import { pairsOf, textOf, touches, type PairNode, type Span } from '../syntax/nodes';
import { findSecrets, secretReference } from '../values/secret';
import { connectionOf, namedAt, namesakes, partnersOf } from './together';

/** The other side of the connection whose name is at a position; each block that can be it where nobody can tell. */
export function definition(
  document: ConnectionDocument,
  position: Position,
  context: Context,
): Location[] | LocationLink[] {
  const links = linksOf(withDocument(context, document));
  const block = namedAt(document, document.lines.offsetAt(position), links);
  const partners = block ? partnersOf(block, links) : [];
  return block && context.editor.locationLinks === true
    ? partners.map(({ uri, range }) => ({
        originSelectionRange: block.range,
        targetUri: uri,
        targetRange: range,
        targetSelectionRange: range,
      }))
    : partners.map(({ uri, range }) => ({ uri, range }));
}

/** Where the connection whose name is at a position stands, in every file; the block there is its declaration. */
export function references(
  document: ConnectionDocument,
  position: Position,
  context: Context,
  includeDeclaration: boolean,
): Location[] {
  const links = linksOf(withDocument(context, document));
  const block = namedAt(document, document.lines.offsetAt(position), links);
  return block
    ? connectionOf(block, links)
        .filter((one) => includeDeclaration || one !== block)
        .map(({ uri, range }) => ({ uri, range }))
    : [];
}

/**
 * What in the same file is the same as what stands at a position: a connection's name, a secret, or a block's key. Of
 * very many places those that come first.
 */
export function documentHighlights(
  document: ConnectionDocument,
  position: Position,
  context: Context,
): DocumentHighlight[] {
  return sameAt(document, document.lines.offsetAt(position), context)
    .slice(0, mostHighlights)
    .map((range) => ({ range }));
}

function sameAt(document: ConnectionDocument, offset: number, context: Context): readonly Range[] {
  const part = partAt(document, offset);
  const at = offset - part.start;
  const pair = pairAt(part.tree, at);
  if (!pair) {
    return sameNames(document, offset, context);
  }
  const same = touches(pair.key, at) ? sameKeys(part, pair) : sameSecrets(part, pair, at);
  return same.map((span) => document.lines.rangeOf(span));
}

function sameNames(document: ConnectionDocument, offset: number, context: Context): readonly Range[] {
  const links = linksOf(withDocument(context, document));
  const block = namedAt(document, offset, links);
  return block
    ? namesakes(block.name, links)
        .filter(({ uri }) => uri === document.uri)
        .map(({ range }) => range)
    : [];
}

function sameKeys(part: DocumentPart, pair: PairNode): readonly Span[] {
  const block = blockAt(part.tree, pair.offset);
  const key = keyOf(part.text, pair);
  return block && key !== undefined
    ? pairsOf(block)
        .filter((other) => keyOf(part.text, other) === key)
        .slice(0, mostHighlights)
        .map((other) => inWhole(part, other.key))
    : [];
}

/** A secret is the same in all blocks. What only a comment says is none. */
function sameSecrets({ text, whole }: DocumentPart, { value }: PairNode, at: number): readonly Span[] {
  const here = findSecrets(textOf(text, value)).find((secret) =>
    touches({ offset: value.offset + secret.offset, length: secret.length }, at),
  );
  return here?.valid === true ? placesOf(here.name, whole) : [];
}

function placesOf(secret: string, document: ConnectionDocument): readonly Span[] {
  const { all, starts } = document.segments;
  const written = secretReference(secret);
  const places: Span[] = [];
  for (const [index, { text }] of all.entries()) {
    if (places.length >= mostHighlights) {
      break;
    }
    // Most segments have other ones, and need not be read for that.
    if (text.includes(written)) {
      const part = partAt(document, starts[index] ?? 0);
      const found = findSecrets(text).filter(
        ({ offset, valid, name }) => valid && name === secret && pairAt(part.tree, offset),
      );
      places.push(...found.slice(0, mostHighlights).map((span) => inWhole(part, span)));
    }
  }
  return places;
}
