import type { KeyName } from '../../schema/keyNames';
import { keys } from '../../schema/keys';
import { proposalsFor, type Known as KnownOfValue, type Proposal } from '../../schema/proposals';
import type { Known } from './known';
import { likelyValues } from './lists';
import { likelyVolume } from './url';

/** What a key that is new gets for a value: what is known there, and words to replace where nothing is. */
export function newValue(
  key: KeyName,
  secret: Pick<KnownOfValue, 'secret' | 'secretSnippet'>,
  known: Known,
): Proposal | undefined {
  return proposalsFor(key, {
    ...secret,
    ...(keys[key].valueType === 'ftpUrl' && likelyVolume(key, '', known)),
    values: likelyValues(key, known),
  })[0];
}
