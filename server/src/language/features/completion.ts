import * as l10n from '@vscode/l10n';
import { CompletionItemKind, InsertTextFormat, type CompletionItem, type Position } from 'vscode-languageserver-types';
import type { Context, EditorFacts } from '../context';
import type { ConnectionDocument } from '../document';
import { keyNames, type KeyName } from '../schema/keyNames';
import { allowedKeys, keys, sides, type Side } from '../schema/keys';
import { proposalsFor, type Proposal } from '../schema/proposals';
import { endOf, textOf, type Span } from '../syntax/nodes';
import { markup } from './markdown';
import { placeAt, type Place } from './place';

/** What can be written at a position: keys that the block lacks, values for a key, or whole blocks. */
export function completion(document: ConnectionDocument, position: Position, context: Context): CompletionItem[] {
  const offset = document.lines.offsetAt(position);
  const place = placeAt(document, offset);
  switch (place.kind) {
    case 'top':
      return sides.map((side) => blockItem(document, side, place.replace, context));
    case 'key':
      return keyItems(document, place, context);
    case 'value':
      return valueItems(document, place, offset, context);
    case 'nothing':
      return [];
  }
}

/** Adds to a proposal what is only shown of the one that is looked at. */
export function resolveCompletion(item: CompletionItem, _editor: EditorFacts): CompletionItem {
  return item;
}

interface Insertion {
  readonly text: string;
  readonly snippet: string;
}

/** Where and what to insert, in the form that the editor understands. */
function inserting(
  document: ConnectionDocument,
  replace: Span,
  { text, snippet }: Insertion,
  context: Context,
): Pick<CompletionItem, 'textEdit' | 'insertTextFormat'> {
  const range = document.lines.rangeOf(replace);
  return context.editor.snippets
    ? { textEdit: { range, newText: snippet }, insertTextFormat: InsertTextFormat.Snippet }
    : { textEdit: { range, newText: text }, insertTextFormat: InsertTextFormat.PlainText };
}

function keyItems(
  document: ConnectionDocument,
  place: Extract<Place, { kind: 'key' }>,
  context: Context,
): CompletionItem[] {
  const { block, replace, pair } = place;
  const allowed = block.side === undefined ? keyNames : allowedKeys[block.side];
  return allowed
    .filter((key) => !block.pairs.has(key) || block.pairs.get(key) === pair)
    .map((key) => ({
      label: key,
      kind: CompletionItemKind.Property,
      detail: keys[key].summary(),
      documentation: markup(keys[key].documentation(), context),
      sortText: String(keyNames.indexOf(key)),
      ...inserting(document, replace, keyInsertion(key, pair?.equals !== undefined), context),
    }));
}

/** A key that has its `=` already keeps what stands behind it. */
function keyInsertion(key: KeyName, hasEquals: boolean): Insertion {
  return hasEquals ? { text: key, snippet: key } : { text: `${key} = `, snippet: `${key} = ${keys[key].snippet}` };
}

function valueItems(
  document: ConnectionDocument,
  place: Extract<Place, { kind: 'value' }>,
  offset: number,
  context: Context,
): CompletionItem[] {
  const { replace, before } = valueSpan(document, place.pair.value, offset);
  const blank = document.text.charAt(replace.offset - 1) === '=' ? ' ' : '';
  return proposalsFor(place.key).map((proposal, index) => ({
    label: proposal.text,
    kind: CompletionItemKind.Value,
    detail: proposal.detail(),
    // Editors compare what is typed with this text. It begins with what is there, so that a proposal for the whole value
    // is offered in the middle of another value too; those that fit what is typed come first.
    filterText: before + proposal.text,
    sortText: `${proposal.text.startsWith(before) ? 0 : 1}${String(index).padStart(2, '0')}`,
    ...inserting(document, replace, withBlank(proposal, blank), context),
  }));
}

/** The value that a proposal replaces, and the part of it in front of the caret. */
function valueSpan(
  document: ConnectionDocument,
  value: Span,
  offset: number,
): { readonly replace: Span; readonly before: string } {
  if (offset < value.offset || offset > endOf(value)) {
    return { replace: value.length > 0 ? value : { offset, length: 0 }, before: '' };
  }
  return { replace: value, before: textOf(document.text, { offset: value.offset, length: offset - value.offset }) };
}

function withBlank({ text, snippet }: Proposal, blank: string): Insertion {
  return { text: blank + text, snippet: blank + snippet };
}

function blockItem(document: ConnectionDocument, side: Side, replace: Span, context: Context): CompletionItem {
  const label = side === 'client' ? l10n.t('Client block') : l10n.t('Server block');
  return {
    label,
    kind: CompletionItemKind.Struct,
    detail:
      side === 'client'
        ? l10n.t('A connection on the cluster that has the backups')
        : l10n.t('A connection on the cluster that receives the backups'),
    filterText: textOf(document.text, replace) + label,
    sortText: String(sides.indexOf(side)),
    ...inserting(document, replace, blockInsertion(side), context),
  };
}

function blockInsertion(side: Side): Insertion {
  const values = allowedKeys[side].map((key) => `${key} = ${key === 'SSH' ? side : keys[key].example}`);
  const block = (name: string): string => [name, '{', ...values, '}', ''].join('\n');
  return { text: block('Connection1'), snippet: block('${1:Connection1}') };
}
