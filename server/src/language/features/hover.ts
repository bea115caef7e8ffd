import type { Hover, Position } from 'vscode-languageserver-types';
import { blockAt, keyOf, pairAt } from '../blocks';
import type { Context } from '../context';
import { inWhole, partAt, type ConnectionDocument, type DocumentPart } from '../document';
import { showableWord } from '../showable';
import { directiveAt } from '../syntax/directives';
import { textOf, touches, type BlockNode, type PairNode } from '../syntax/nodes';
import { describeKey, describeValue, type Explained } from './describe';
import { describeConnection } from './describeConnection';
import { describeDirective } from './describeDirective';
import { markup } from './markdown';
import { Surroundings } from './surroundings';

/** What is under a position: a key's documentation, a value in words, a connection, a word of a directive. Never a password. */
export function hover(document: ConnectionDocument, position: Position, context: Context): Hover | null {
  const offset = document.lines.offsetAt(position);
  const part = partAt(document, offset);
  const found = explain(part, offset - part.start, context);
  return found
    ? { contents: markup(found.markdown, context), range: document.lines.rangeOf(inWhole(part, found.span)) }
    : null;
}

function explain(document: DocumentPart, offset: number, context: Context): Explained | undefined {
  const directive = directiveAt(document.text, document.tree, offset);
  if (directive) {
    return describeDirective(directive, offset);
  }
  const block = blockAt(document.tree, offset);
  const pair = block && pairAt(document.tree, offset);
  if (pair) {
    return explainPair(document, block, pair, offset, context);
  }
  const name = block && touches(block.name, offset) ? showableWord(document.text, block.name) : undefined;
  return block && name !== undefined
    ? {
        span: block.name,
        markdown: describeConnection(
          document.text,
          block,
          name,
          context,
          new Surroundings(document.whole, context, document),
        ),
      }
    : undefined;
}

function explainPair(
  document: DocumentPart,
  block: BlockNode,
  pair: PairNode,
  offset: number,
  context: Context,
): Explained | undefined {
  const key = keyOf(document.text, pair);
  if (key === undefined) {
    return undefined;
  }
  if (touches(pair.key, offset)) {
    return { span: pair.key, markdown: describeKey(key) };
  }
  const { value: span } = pair;
  const surroundings = new Surroundings(document.whole, context, document);
  return touches(span, offset)
    ? describeValue({ key, text: textOf(document.text, span), span, offset, block, context, surroundings })
    : undefined;
}
