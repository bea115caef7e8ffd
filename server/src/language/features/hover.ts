import * as l10n from '@vscode/l10n';
import type { Hover, Position } from 'vscode-languageserver-types';
import { blockAt, keyOf, pairAt, readBlock } from '../blocks';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import type { KeyName } from '../schema/keyNames';
import { keys } from '../schema/keys';
import { showableWord } from '../showable';
import { textOf, touches, type PairNode, type Span } from '../syntax/nodes';
import { describeValue } from './describe';
import { code, markup } from './markdown';

/** What is under a position: a key's documentation, a value in words, a connection. Never a password. */
export function hover(document: ConnectionDocument, position: Position, context: Context): Hover | null {
  const offset = document.lines.offsetAt(position);
  const found = explain(document, offset);
  return found && { contents: markup(found.markdown, context), range: document.lines.rangeOf(found.span) };
}

interface Explained {
  readonly span: Span;
  readonly markdown: string;
}

function explain(document: ConnectionDocument, offset: number): Explained | null {
  const { text, tree } = document;
  const pair = pairAt(tree, offset);
  const key = pair && keyOf(text, pair);
  if (pair && key !== undefined) {
    return explainPair(text, pair, key, offset);
  }
  const node = blockAt(tree, offset);
  if (!node || !touches(node.name, offset) || node.name.length === 0) {
    return null;
  }
  const name = showableWord(text, node.name);
  return name === undefined
    ? null
    : { span: node.name, markdown: sideSentence(code(name), readBlock(text, node).side) };
}

function explainPair(text: string, pair: PairNode, key: KeyName, offset: number): Explained | null {
  if (touches(pair.key, offset)) {
    return { span: pair.key, markdown: keys[key].documentation() };
  }
  const words = touches(pair.value, offset) ? describeValue(key, textOf(text, pair.value)) : undefined;
  return words === undefined ? null : { span: pair.value, markdown: words };
}

function sideSentence(name: string, side: 'client' | 'server' | undefined): string {
  switch (side) {
    case 'client':
      return l10n.t('Connection {0}, client side: this cluster has the backups and starts the copies.', name);
    case 'server':
      return l10n.t('Connection {0}, server side: this cluster receives the backups.', name);
    case undefined:
      return l10n.t('Connection {0}. SSH says which side this cluster is.', name);
  }
}
