import { CompletionItemKind } from 'vscode-languageserver-types';
import { proposalsFor } from '../../schema/proposals';
import { showable } from '../../showable';
import type { CronFieldName } from '../../values/cron';
import { cronPieceAt, cronPlaceAt, type CronPiece, type CronPlace } from './cronPlace';
import { cronEnds, cronItems, cronSteps, type CronItem } from './cronWords';
import type { Offer } from './offer';
import type { ValuePlace } from './values';

/** What can be written in the field at the caret, and in the first one whole schedules: those first where nothing is written yet. */
export function cronOffers(place: ValuePlace): readonly Offer[] {
  const { written, caret } = place;
  const found = cronPlaceAt(written, caret);
  const isBehind = caret > written.length;
  // Beside five fields there is no room for a sixth one, and nobody asks for a schedule instead of theirs.
  if (isBehind ? !found || found.isFull : found?.isFull && found.field.length === 0) {
    return [];
  }
  const fields = found ? fieldOffers(place, found) : [];
  // Editors rank by how much of a word is typed already, and so would put them first everywhere.
  const schedules = found && found.name !== 'minute' ? [] : scheduleOffers(place);
  if (written === '') {
    return [...schedules, ...fields];
  }
  const all = [...fields, ...schedules];
  return found && isInWord(place, found, fields) ? all.filter(goesOn) : all;
}

/**
 * Whoever has typed the beginning of a word, or a sign that asks for its other half, does not want something else. Where
 * nothing goes on, as behind a finished word, all the others may take its place.
 */
function isInWord({ written, caret }: ValuePlace, { field }: CronPlace, fields: readonly Offer[]): boolean {
  const { part, sign } = cronPieceAt(written, field, caret);
  const isTyped = /^\w+$/.test(part.text) && caret === part.offset + part.length;
  return (
    sign !== undefined ||
    (isTyped && fields.some((offer) => goesOn(offer) && offer.text.length > offer.slot.typed.length))
  );
}

function goesOn({ slot: { typed }, text }: Offer): boolean {
  return text.toUpperCase().startsWith(typed.toUpperCase());
}

function fieldOffers({ written, caret, slot }: ValuePlace, { name, field }: CronPlace): readonly Offer[] {
  const { part, sign, start } = cronPieceAt(written, field, caret);
  const isInList = written.slice(field.offset, field.offset + field.length).includes(',');
  return itemsOf(name, sign, start)
    .filter(({ isPart }) => isPart || !isInList)
    .map(({ text, meaning }) => ({
      slot: slot(part),
      kind: CompletionItemKind.Value,
      label: text,
      detail: meaning,
      text,
      topic: { kind: 'cronField', name },
      whole: true,
    }));
}

function itemsOf(name: CronFieldName, sign: CronPiece['sign'], start: string): readonly CronItem[] {
  switch (sign) {
    case '-':
      return cronEnds(name, start);
    case '/':
      return cronSteps(name, start);
    case undefined:
      return cronItems(name);
  }
}

/** What stands in front of the caret is compared with them, and so must not be a password in a wrong place. */
function scheduleOffers({ key, whole, written }: ValuePlace): readonly Offer[] {
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
        last: written !== '',
      }));
}
