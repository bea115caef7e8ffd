import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Block } from '../../blocks';
import type { Context } from '../../context';
import type { DocumentPart } from '../../document';
import { mostValueUnits } from '../../limits';
import type { KeyName } from '../../schema/keyNames';
import { keys, type ValueType } from '../../schema/keys';
import { proposalsFor } from '../../schema/proposals';
import { endOf, textOf, type Span } from '../../syntax/nodes';
import type { Place } from '../place';
import { cronOffers } from './cron';
import { databaseOffers, nodeOffers } from './lists';
import { slotOf, type Offer, type Slot } from './offer';
import { urlOffers } from './url';

/** A caret in a value. Offsets of parts and of the caret count from the start of the value. */
export interface ValuePlace {
  readonly block: Block;
  readonly key: KeyName;
  readonly written: string;
  /** 0 or more; behind the value, there are blanks between. */
  readonly caret: number;
  /** For an offer that stands for the whole value. */
  readonly whole: Slot;
  /** For one that stands for a part of it. */
  readonly slot: (part: Span) => Slot;
}

/** What can be written for a value, or for the part of it that the caret is in. */
export function valueOffers(
  document: DocumentPart,
  { block, key, pair }: Extract<Place, { kind: 'value' }>,
  caret: number,
  context: Context,
): readonly Offer[] {
  const { text } = document;
  const { value } = pair;
  // Of the blanks around a value, those between it and the caret are replaced too. Without a value it begins at the caret.
  const start = value.length === 0 ? caret : Math.min(value.offset, caret);
  const end = Math.max(start, endOf(value));
  const whole = { offset: start, length: Math.max(end, caret) - start };
  if (whole.length > mostValueUnits) {
    return [];
  }
  const place: ValuePlace = {
    block,
    key,
    written: textOf(text, { offset: start, length: end - start }),
    caret: caret - start,
    whole: slotOf(text, whole, caret, '='),
    slot: (part) => slotOf(text, { offset: start + part.offset, length: part.length }, caret, '=;'),
  };
  return makers[keys[key].valueType](place, document, context);
}

type Maker = (place: ValuePlace, document: DocumentPart, context: Context) => readonly Offer[];

const makers: Readonly<Record<ValueType, Maker>> = {
  databaseName: databaseOffers,
  cron: cronOffers,
  ftpUrl: urlOffers,
  nodeList: nodeOffers,
  verbose: choiceOffers,
  ssh: choiceOffers,
};

function choiceOffers({ key, written, caret, whole }: ValuePlace): readonly Offer[] {
  return caret > written.length
    ? []
    : proposalsFor(key).map(({ text, detail }) => ({
        slot: whole,
        kind: CompletionItemKind.EnumMember,
        label: text,
        detail: detail(),
        text,
        topic: { kind: 'key', name: key },
        whole: true,
      }));
}
