import { partOf, skipBlanks, trimBlanks, type Part } from '../../values/characters';

/** The item of a list that a caret is in. */
export interface ListPlace {
  /** Empty where the item is still to be written. Offsets count from the start of the value. */
  readonly item: Part;
  /** How many `;` stand in front of it. */
  readonly index: number;
}

/** Undefined beside an item: there is no room for another without a `;`. The caret may be behind the value. */
export function listPlaceAt(value: string, caret: number): ListPlace | undefined {
  const start = separated(value, caret);
  const semicolon = value.indexOf(';', caret);
  const end = semicolon < 0 ? value.length : semicolon;
  const itemStart = skipBlanks(value, start, Math.max(start, end));
  const itemEnd = trimBlanks(value, itemStart, end);
  const index = value.slice(0, start).split(';').length - 1;
  if (itemStart >= itemEnd) {
    return { item: partOf(value, caret, caret), index };
  }
  return caret >= itemStart && caret <= itemEnd ? { item: partOf(value, itemStart, itemEnd), index } : undefined;
}

/** Behind the last `;` in front of a caret. */
function separated(value: string, caret: number): number {
  return caret === 0 ? 0 : value.lastIndexOf(';', caret - 1) + 1;
}
