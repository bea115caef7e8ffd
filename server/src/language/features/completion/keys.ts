import { CompletionItemKind } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../../document';
import { keyNames, type KeyName } from '../../schema/keyNames';
import { allowedKeys, keys } from '../../schema/keys';
import type { Place } from '../place';
import { slotOf, type Offer } from './offer';

/** The keys that a block lacks, in their order, and the one that the caret is in. */
export function keyOffers(
  { text }: ConnectionDocument,
  { block, replace, pair }: Extract<Place, { kind: 'key' }>,
  caret: number,
): readonly Offer[] {
  const allowed = block.side === undefined ? keyNames : allowedKeys[block.side];
  const slot = slotOf(text, replace, caret);
  return allowed
    .filter((key) => !block.pairs.has(key) || block.pairs.get(key) === pair)
    .map((key) => ({
      slot,
      kind: CompletionItemKind.Property,
      label: key,
      detail: keys[key].summary(),
      filter: key,
      topic: { kind: 'key', name: key },
      ...insertion(key, pair?.equals !== undefined),
    }));
}

/** A key that has its `=` already keeps what stands behind it. */
function insertion(key: KeyName, hasEquals: boolean): Pick<Offer, 'text' | 'snippet'> {
  return hasEquals ? { text: key } : { text: `${key} = `, snippet: `${key} = ${keys[key].snippet}` };
}
