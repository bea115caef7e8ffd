import type { Position } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../document';
import type { Segment } from '../syntax/segments';

/** Positions of a segment's offsets, asked for in about the order of the text: so no line has to be searched for. */
export class PositionCursor {
  readonly #segment: Segment;
  readonly #firstLine: number;
  readonly #isUtf8: boolean;
  #line = 0;

  /** `index` is the number of the segment. */
  constructor({ segments, lines }: ConnectionDocument, segment: Segment, index: number) {
    this.#segment = segment;
    this.#firstLine = segments.firstLines[index] ?? 0;
    this.#isUtf8 = lines.encoding === 'utf-8';
  }

  /** Of an offset of the segment. */
  at(offset: number): Position {
    const { lineStarts } = this.#segment;
    while ((lineStarts[this.#line] ?? 0) > offset) {
      this.#line -= 1;
    }
    while ((lineStarts[this.#line + 1] ?? Infinity) <= offset) {
      this.#line += 1;
    }
    return {
      line: this.#firstLine + this.#line,
      character: this.#widthOf(lineStarts[this.#line] ?? 0, offset),
    };
  }

  #widthOf(start: number, end: number): number {
    return this.#isUtf8 ? this.#segment.utf8.bytesBefore(end) - this.#segment.utf8.bytesBefore(start) : end - start;
  }
}
