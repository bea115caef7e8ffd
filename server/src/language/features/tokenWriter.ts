import type { Segment } from '../syntax/segments';
import { modifierBits, typeNumbers, type TokenModifier, type TokenType } from './tokenTypes';

export const numbersOfToken = 5;

/** In how many units of the editor a part of a segment's text is counted. It splits no character. */
export type Width = (start: number, end: number) => number;

/**
 * Writes the tokens of a segment as the protocol has them: five numbers each, of which the first two count from the
 * token before; those of the first token count from the start of the segment. Offsets are those of the segment.
 */
export class TokenWriter {
  readonly data: number[] = [];
  /** Of the last token. */
  line = 0;
  readonly text: string;
  private readonly lineStarts: readonly number[];
  private readonly width: Width;
  private start = 0;
  private end = 0;

  constructor({ text, lineStarts }: Segment, width: Width) {
    this.text = text;
    this.lineStarts = lineStarts;
    this.width = width;
  }

  /** Tokens come in the order of the text. One that is empty, or begins in the one before it, is left out. */
  add(start: number, end: number, type: TokenType, modifier?: TokenModifier): void {
    if (start >= end || start < this.end) {
      return;
    }
    const before = this.line;
    while ((this.lineStarts[this.line + 1] ?? Infinity) <= start) {
      this.line += 1;
    }
    const from = this.line === before ? this.start : (this.lineStarts[this.line] ?? 0);
    this.data.push(
      this.line - before,
      this.width(from, start),
      this.width(start, end),
      typeNumbers[type],
      modifier === undefined ? 0 : modifierBits[modifier],
    );
    this.start = start;
    this.end = end;
  }
}
