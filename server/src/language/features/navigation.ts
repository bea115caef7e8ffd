import type { DocumentHighlight, Location, LocationLink, Position } from 'vscode-languageserver-types';
import { blockAt, keyOf, pairAt } from '../blocks';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import { linksOf, withDocument } from '../pairs/links';
import { pairsOf, textOf, touches, type PairNode, type Span } from '../syntax/nodes';
import { findSecrets, type SecretReference } from '../values/secret';
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

/** What in the same file is the same as what stands at a position: a connection's name, a secret, or a block's key. */
export function documentHighlights(
  document: ConnectionDocument,
  position: Position,
  context: Context,
): DocumentHighlight[] {
  const offset = document.lines.offsetAt(position);
  const pair = pairAt(document.tree, offset);
  if (!pair) {
    return sameNames(document, offset, context);
  }
  const same = touches(pair.key, offset) ? sameKeys(document, pair) : sameSecrets(document, pair, offset);
  return same.map((span) => ({ range: document.lines.rangeOf(span) }));
}

function sameNames(document: ConnectionDocument, offset: number, context: Context): DocumentHighlight[] {
  const links = linksOf(withDocument(context, document));
  const block = namedAt(document, offset, links);
  return block
    ? namesakes(block.name, links)
        .filter(({ uri }) => uri === document.uri)
        .map(({ range }) => ({ range }))
    : [];
}

function sameKeys({ text, tree }: ConnectionDocument, pair: PairNode): readonly Span[] {
  const block = blockAt(tree, pair.offset);
  const key = keyOf(text, pair);
  return block && key !== undefined
    ? pairsOf(block)
        .filter((other) => keyOf(text, other) === key)
        .map((other) => other.key)
    : [];
}

/** A secret is the same in all blocks. What only a comment says is none. */
function sameSecrets({ text, tree }: ConnectionDocument, { value }: PairNode, offset: number): readonly Span[] {
  const here = findSecrets(textOf(text, value)).find((secret) =>
    touches({ offset: value.offset + secret.offset, length: secret.length }, offset),
  );
  return here?.valid === true
    ? findSecrets(text).filter((other) => isSame(here, other) && pairAt(tree, other.offset) !== undefined)
    : [];
}

function isSame(one: SecretReference, other: SecretReference): boolean {
  return other.valid && one.name === other.name;
}
