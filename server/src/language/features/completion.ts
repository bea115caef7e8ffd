import type { CompletionItem, CompletionList, Position } from 'vscode-languageserver-types';
import type { Context, EditorFacts } from '../context';
import { partAt, type ConnectionDocument, type DocumentPart } from '../document';
import { blockOffers, nameOffers } from './completion/blocks';
import { directiveOffers, newDirectiveOffers } from './completion/directives';
import { keyOffers } from './completion/keys';
import { toItems, type Offer } from './completion/offer';
import { documentationOf, readTopic } from './completion/topics';
import { valueOffers } from './completion/values';
import { markup } from './markdown';
import { placeAt, type Place } from './place';

/**
 * What can be written at a position: keys that the block lacks, values for a key or for a part of a value, whole blocks,
 * names of connections, the words of a directive. `trigger` is the character for which the editor asks by itself.
 */
export function completion(
  document: ConnectionDocument,
  position: Position,
  context: Context,
  trigger?: string,
): CompletionList {
  const offset = document.lines.offsetAt(position);
  const part = partAt(document, offset);
  const caret = offset - part.start;
  const place = placeAt(part, caret);
  const all = offersAt(part, place, caret, context);
  const offers = trigger === undefined ? all : all.filter((offer) => mayPopUp(place, offer));
  return { isIncomplete: offers.some(hasLead), items: toItems(part, offers, context.editor) };
}

function offersAt(document: DocumentPart, place: Place, caret: number, context: Context): readonly Offer[] {
  switch (place.kind) {
    case 'top':
      return blockOffers(document, place.replace, caret, context);
    case 'name':
      return nameOffers(document, place, caret, context);
    case 'key':
      return keyOffers(document, place, caret, context);
    case 'value':
      return valueOffers(document, place, caret, context);
    case 'directive':
      return directiveOffers(document, place.directive, caret, context);
    case 'comment':
      return newDirectiveOffers(document, place.replace, caret, context);
    case 'nothing':
      return [];
  }
}

/** Once the word is finished the blank is offered no more, so the editor has to ask again for each letter. */
function hasLead({ slot: { lead } }: Offer): boolean {
  return lead !== '';
}

/**
 * A sign that somebody types is mostly just that sign. A list opens only where it begins a value, a part of one or a
 * word of a directive of which nothing is there yet; `${` begins a secret.
 */
function mayPopUp({ kind }: Place, { slot: { typed } }: Offer): boolean {
  return (kind === 'value' || kind === 'directive') && (typed === '' || typed === '${');
}

/** Adds to a proposal what is only shown of the one that is looked at. */
export function resolveCompletion(item: CompletionItem, editor: EditorFacts): CompletionItem {
  const topic = readTopic(item.data);
  const markdown = topic && documentationOf(topic);
  return markdown === undefined ? item : { ...item, documentation: markup(markdown, { editor }) };
}
