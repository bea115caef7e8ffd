import { findAny, findBlank, partOf, skipBlanks, type Part } from '../../values/characters';
import { CRON_FIELDS, type CronFieldName } from '../../values/cron';

/** The field of a schedule that a caret is in. Offsets count from the start of the value. */
export interface CronPlace {
  readonly name: CronFieldName;
  /** Minute is 0. */
  readonly index: number;
  /** Empty where the field is still to be written. */
  readonly field: Part;
  /** Whether there is no room for a field that is not there yet. */
  readonly isFull: boolean;
}

/** Undefined for a macro, and behind the last field. The caret may be behind the value. */
export function cronPlaceAt(value: string, caret: number): CronPlace | undefined {
  const fields = fieldsOf(value);
  if (fields[0]?.text.startsWith('@')) {
    return undefined;
  }
  const before = fields.filter(({ offset, length }) => offset + length < caret).length;
  const next = fields[before];
  const field = next && next.offset <= caret ? next : partOf(value, caret, caret);
  const spec = CRON_FIELDS[before];
  return spec && { name: spec.name, index: before, field, isFull: fields.length >= CRON_FIELDS.length };
}

/** One more than a schedule has at most, which is enough to see that there are too many. */
function fieldsOf(value: string): readonly Part[] {
  const fields: Part[] = [];
  for (let at = skipBlanks(value, 0); at < value.length && fields.length <= CRON_FIELDS.length;) {
    const end = findBlank(value, at);
    fields.push(partOf(value, at, end));
    at = skipBlanks(value, end);
  }
  return fields;
}

/** What a caret is about to write: an item of a field's list, or the end or the step of one. */
export interface CronPiece {
  readonly part: Part;
  /** The sign in front of an end or a step. */
  readonly sign: '-' | '/' | undefined;
  /** What stands in front of the sign. */
  readonly start: string;
}

export function cronPieceAt(value: string, field: Part, caret: number): CronPiece {
  const item = cronItemAt(value, field, caret);
  const { text, offset } = item;
  const at = caret - offset;
  const [before = ''] = /^.*[-/]/.exec(text.slice(0, at)) ?? [];
  if (before === '') {
    return { part: item, sign: undefined, start: '' };
  }
  return {
    part: partOf(value, offset + before.length, offset + findAny(text, at, text.length, '-/')),
    sign: before.endsWith('-') ? '-' : '/',
    start: before.slice(0, -1),
  };
}

/** The item of a field's list that a caret is in. */
function cronItemAt(value: string, { offset, length }: Part, caret: number): Part {
  const text = value.slice(offset, offset + length);
  const at = caret - offset;
  const start = at === 0 ? 0 : text.lastIndexOf(',', at - 1) + 1;
  const comma = text.indexOf(',', at);
  return partOf(value, offset + start, offset + (comma < 0 ? length : comma));
}
