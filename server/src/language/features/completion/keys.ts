import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Context } from '../../context';
import type { DocumentPart } from '../../document';
import { keyNames, type KeyName } from '../../schema/keyNames';
import { allowedKeys, keys } from '../../schema/keys';
import type { Place } from '../place';
import { knownFor, type Known } from './known';
import { newValue } from './newValue';
import { slotOf, type Offer } from './offer';
import { ownSecret } from './url';

/** The keys that a block lacks, in their order, and the one that the caret is in. One with its `=` keeps its value. */
export function keyOffers(
  document: DocumentPart,
  { block, replace, pair }: Extract<Place, { kind: 'key' }>,
  caret: number,
  context: Context,
): readonly Offer[] {
  const allowed = block.side === undefined ? keyNames : allowedKeys[block.side];
  // Only a key that is new gets a value, and all the blocks of a large file are looked at for that.
  let known: Known | undefined;
  const snippetOf = (key: KeyName): string => {
    if (['cron', 'verbose', 'ssh'].includes(keys[key].valueType)) {
      return keys[key].snippet;
    }
    known ??= knownFor(document, block, context);
    return newValue(key, { secret: ownSecret(block, key, document) }, known)?.snippet ?? '';
  };
  const slot = slotOf(document.text, replace, caret);
  return allowed
    .filter((key) => !block.pairs.has(key) || block.pairs.get(key) === pair)
    .map((key) => ({
      slot,
      kind: CompletionItemKind.Property,
      label: key,
      detail: keys[key].summary(),
      filter: key,
      topic: { kind: 'key', name: key },
      ...(pair?.equals === undefined ? insertion(key, snippetOf(key)) : { text: key }),
    }));
}

function insertion(key: KeyName, value: string): Pick<Offer, 'text' | 'snippet'> {
  return { text: `${key} = `, snippet: `${key} = ${value}` };
}
