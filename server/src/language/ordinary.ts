import type { BlockHead, ToldValues } from './checks';
import { mostValueUnits } from './limits';
import { keyAt, keyNames, type KeyName } from './schema/keyNames';
import { allowedKeys, keys, requiredKeys, type Side } from './schema/keys';
import { glances } from './schema/valueTypes';
import { skipBlanks, trimEnd } from './syntax/lines';
import { standsAt } from './values/characters';

/** What is known of a segment that a glance has shown to hold one block with which nothing is wrong. */
export interface OrdinaryBlock {
  readonly head: BlockHead;
  /** Where its first URL stands that is not encrypted. */
  readonly plainFtp: number | undefined;
  /** What an upload takes of the segment. */
  readonly uploadBytes: number;
}

const HASH = 0x23;
const OPEN = 0x7b;
const CLOSE = 0x7d;

const NAME = /[A-Za-z]\w*/y;
/** No directive, and only characters that everybody can see. */
const COMMENT = /#(?!#*[ \t]*backup-sync:)[ -~]*/y;

const bits = Object.fromEntries(keyNames.map((key, index) => [key, 1 << index])) as Readonly<Record<KeyName, number>>;
const required: Readonly<Record<Side, number>> = {
  client: bitsOf(requiredKeys.client),
  server: bitsOf(requiredKeys.server),
};
const allowed: Readonly<Record<Side, number>> = {
  client: bitsOf(allowedKeys.client),
  server: bitsOf(allowedKeys.server),
};

function bitsOf(names: readonly KeyName[]): number {
  return names.reduce((all, key) => all | bits[key], 0);
}

/**
 * Looks at the text of a segment without taking it apart. Nearly every block is ordinary: comments, a name, `{`, keys of
 * its side, each once and with a value that is surely fine, `}`. There is nothing to say about such a block, and its
 * tree is not needed for that. Undefined means that only the parser and the checks know.
 */
export function glanceAtBlock(text: string): OrdinaryBlock | undefined {
  if (text.includes('\t')) {
    return undefined;
  }
  const lines = new SentLines(text);
  const name = lines.next() ? nameIn(text, lines) : undefined;
  const offset = lines.start;
  const values: Values = noValues();
  let uploadBytes = lines.bytes;
  if (name === undefined || !lines.next() || !isBrace(text, lines, OPEN)) {
    return undefined;
  }
  let seen = 0;
  let side: Side | undefined;
  let plainFtp: number | undefined;
  uploadBytes += lines.bytes;
  while (lines.next() && !isBrace(text, lines, CLOSE)) {
    const key = keyIn(text, lines);
    const value = key === undefined ? -1 : ordinaryValue(text, key, lines);
    if (key === undefined || value < 0 || (seen & bits[key]) !== 0) {
      return undefined;
    }
    seen |= bits[key];
    uploadBytes += lines.bytes;
    if (isTold(key)) {
      values[key] = { offset: value, length: lines.end - value };
    }
    if (key === 'SSH') {
      side = standsAt(text, 'client', value) ? 'client' : 'server';
    } else if (plainFtp === undefined && keys[key].valueType === 'ftpUrl') {
      // That is what an ordinary URL begins with.
      plainFtp = value;
    }
  }
  const isWhole = side !== undefined && (seen & required[side]) === required[side] && (seen & ~allowed[side]) === 0;
  return side !== undefined && isWhole && isBrace(text, lines, CLOSE) && lines.behind === text.length
    ? { head: { name, side, offset, length: name.length, values }, plainFtp, uploadBytes: uploadBytes + lines.bytes }
    : undefined;
}

type Values = { -readonly [key in keyof ToldValues]: ToldValues[key] };

/** All keys in one order, so that an engine sees one kind of object. */
function noValues(): Values {
  return {
    SSH: undefined,
    LOCAL_URL: undefined,
    REMOTE_URL: undefined,
    REMOTE_NODES: undefined,
    DATABASE_NAME: undefined,
  };
}

function isTold(key: KeyName): key is keyof ToldValues {
  return key !== 'Verbose' && key !== 'START_CYCLE';
}

/** The lines of a text that say something, one after the other. */
class SentLines {
  /** Of the line: what is not blank, and where the next one starts. */
  start = 0;
  end = 0;
  behind = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** With its line break. */
  get bytes(): number {
    return this.end - this.start + 1;
  }

  /** False at the end, and where a comment is not worth a glance. A line break of another kind is part of a line. */
  next(): boolean {
    const text = this.#text;
    while (this.behind < text.length) {
      const lineBreak = text.indexOf('\n', this.behind);
      const lineEnd = lineBreak < 0 ? text.length : lineBreak;
      this.start = skipBlanks(text, this.behind, lineEnd);
      this.behind = lineEnd + 1;
      if (this.start === lineEnd) {
        continue;
      }
      if (text.charCodeAt(this.start) !== HASH) {
        this.end = trimEnd(text, this.start, lineEnd);
        return true;
      }
      COMMENT.lastIndex = this.start;
      if (!COMMENT.test(text) || COMMENT.lastIndex !== lineEnd) {
        break;
      }
    }
    // Neither a brace nor anything else.
    this.end = this.start;
    return false;
  }
}

function nameIn(text: string, { start, end }: SentLines): string | undefined {
  NAME.lastIndex = start;
  return NAME.test(text) && NAME.lastIndex === end ? text.slice(start, end) : undefined;
}

function isBrace(text: string, { start, end }: SentLines, brace: number): boolean {
  return end === start + 1 && text.charCodeAt(start) === brace;
}

/** The key of a line, spelled as it should be. */
function keyIn(text: string, { start, end }: SentLines): KeyName | undefined {
  const equals = text.indexOf('=', start);
  if (equals < 0 || equals >= end) {
    return undefined;
  }
  const key = keyAt(text, start, trimEnd(text, start, equals) - start);
  return key !== undefined && standsAt(text, key, start) ? key : undefined;
}

/** Where the value of a line begins that is surely fine; -1 where it may not be. */
function ordinaryValue(text: string, key: KeyName, { start, end }: SentLines): number {
  const value = skipBlanks(text, text.indexOf('=', start) + 1, end);
  return end - value <= mostValueUnits && glances[keys[key].valueType](text, value, end) ? value : -1;
}
