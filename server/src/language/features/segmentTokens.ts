import { keyOf } from '../blocks';
import { rules } from '../rules/index';
import { directivesOf, type Directive } from '../syntax/directives';
import { endOf, type BlockChild, type DocumentChild, type PairNode, type Span } from '../syntax/nodes';
import { parseSegment } from '../syntax/parser';
import type { Segment } from '../syntax/segments';
import { TokenWriter, type Width } from './tokenWriter';
import { addValueTokens } from './valueTokens';

/** The tokens of a segment. They count from its start, so that they hold wherever it moves. */
export interface SegmentTokens {
  readonly data: readonly number[];
  /** The line of the last token. */
  readonly lastLine: number;
}

/** For editors that count in UTF-16 units. */
export function segmentTokensInUnits(segment: Segment): SegmentTokens {
  return write(segment, (start, end) => end - start);
}

/** For editors that count in bytes of UTF-8. */
export function segmentTokensInBytes(segment: Segment): SegmentTokens {
  const { text, utf8 } = segment;
  return /[\u0080-\uffff]/.test(text)
    ? write(segment, (start, end) => utf8.bytesBefore(end) - utf8.bytesBefore(start))
    : segment.part(segmentTokensInUnits);
}

function write(segment: Segment, width: Width): SegmentTokens {
  const tokens = new TokenWriter(segment, width);
  const directives = new Map(segment.part(directivesOf).map((directive) => [directive.offset, directive]));
  for (const child of segment.passingPart(parseSegment).children) {
    addNode(child, directives, tokens);
  }
  // A copy has no room to spare, as what grew has: a third less.
  return { data: tokens.data.slice(), lastLine: tokens.line };
}

/** Stray text gets no token: nobody knows what it is. */
function addNode(
  node: DocumentChild | BlockChild,
  directives: ReadonlyMap<number, Directive>,
  tokens: TokenWriter,
): void {
  switch (node.kind) {
    case 'block':
      tokens.add(node.name.offset, endOf(node.name), 'class', 'declaration');
      for (const child of node.children) {
        addNode(child, directives, tokens);
      }
      break;
    case 'pair':
      addPair(node, tokens);
      break;
    case 'comment':
      addComment(node, directives.get(node.offset), tokens);
      break;
    case 'stray':
  }
}

/** A key that is none of the seven gets no token, and neither does what may be a value of it. */
function addPair(pair: PairNode, tokens: TokenWriter): void {
  const key = keyOf(tokens.text, pair);
  if (key !== undefined) {
    tokens.add(pair.key.offset, endOf(pair.key), 'property');
    addValueTokens(key, pair.value, tokens);
  }
}

function addComment(comment: Span, directive: Directive | undefined, tokens: TokenWriter): void {
  let at = comment.offset;
  for (const word of directive ? [directive.verb ?? [], directive.rules].flat() : []) {
    if (word === directive?.verb || Object.hasOwn(rules, word.text)) {
      tokens.add(at, word.offset, 'comment');
      tokens.add(word.offset, endOf(word), word === directive?.verb ? 'macro' : 'decorator');
      at = endOf(word);
    }
  }
  tokens.add(at, endOf(comment), 'comment');
}
