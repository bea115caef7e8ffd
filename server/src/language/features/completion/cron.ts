import { CompletionItemKind } from 'vscode-languageserver-types';
import { proposalsFor } from '../../schema/proposals';
import { showable } from '../../showable';
import { cronItemAt, cronPlaceAt, type CronPlace } from './cronPlace';
import { cronItems } from './cronWords';
import type { Offer } from './offer';
import type { ValuePlace } from './values';

/** What can be written in the field at the caret, and whole schedules: those first where nothing is written yet. */
export function cronOffers(place: ValuePlace): readonly Offer[] {
  const { written, caret } = place;
  const found = cronPlaceAt(written, caret);
  const isBehind = caret > written.length;
  // Beside five fields there is no room for a sixth one, and nobody asks for a schedule instead of theirs.
  if (isBehind ? !found || found.isFull : found?.isFull && found.field.length === 0) {
    return [];
  }
  const fields = found ? fieldOffers(place, found) : [];
  const schedules = scheduleOffers(place);
  return written === '' ? [...schedules, ...fields] : [...fields, ...schedules];
}

function fieldOffers({ written, caret, slot }: ValuePlace, { name, field }: CronPlace): readonly Offer[] {
  const item = cronItemAt(written, field, caret);
  const isInList = item.length < field.length;
  return cronItems(name)
    .filter(({ isPart }) => isPart || !isInList)
    .map(({ text, meaning }) => ({
      slot: slot(item),
      kind: CompletionItemKind.Value,
      label: text,
      detail: meaning,
      text,
      topic: { kind: 'cronField', name },
      whole: true,
    }));
}

/** What stands in front of the caret is compared with them, and so must not be a password in a wrong place. */
function scheduleOffers({ key, whole }: ValuePlace): readonly Offer[] {
  return whole.typed !== '' && showable(whole.typed) === undefined
    ? []
    : proposalsFor(key).map(({ text, detail }) => ({
        slot: whole,
        kind: CompletionItemKind.Event,
        label: text,
        detail: detail(),
        text,
        topic: { kind: 'key', name: key },
        whole: true,
      }));
}
