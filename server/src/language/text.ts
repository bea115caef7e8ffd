import type { Position, Range } from 'vscode-languageserver-types';
import { lineEndFinder, nextLine } from './syntax/lines';
import type { Span } from './syntax/nodes';
import { Segment, Segments } from './syntax/segments';
import { lastNotAbove } from './utf8';

/** The unit in which an editor counts characters of a line. */
export type PositionEncoding = 'utf-16' | 'utf-8';

/** Offsets (always UTF-16 units) to positions (in the unit of the editor) and back. */
export class Lines {
  readonly encoding: PositionEncoding;
  readonly #segments: Segments;
  readonly #isUtf8: boolean;

  constructor(text: string | Segments, encoding: PositionEncoding = 'utf-16') {
    this.#segments = typeof text === 'string' ? Segments.of(text) : text;
    this.encoding = encoding;
    this.#isUtf8 = encoding === 'utf-8';
  }

  positionAt(offset: number): Position {
    const { segment, start, firstLine } = this.#at(this.#segments.indexAt(offset));
    const { lineStarts, utf8 } = segment;
    const line = lastNotAbove(lineStarts, offset - start);
    const lineStart = lineStarts[line] ?? 0;
    return {
      line: firstLine + line,
      character: this.#isUtf8
        ? utf8.bytesBefore(offset - start) - utf8.bytesBefore(lineStart)
        : offset - start - lineStart,
    };
  }

  /** A position behind the end of its line or of the text means that end; one inside a character means its start. */
  offsetAt(position: Position): number {
    const wanted = Math.max(position.line, 0);
    const { segment, start, firstLine } = this.#at(this.#segments.indexOfLine(wanted));
    const { lineStarts, utf8 } = segment;
    const lineStart = lineStarts[wanted - firstLine];
    if (lineStart === undefined) {
      return this.#segments.length;
    }
    const character = Math.max(position.character, 0);
    const offset = this.#isUtf8 ? utf8.offsetOf(utf8.bytesBefore(lineStart) + character) : lineStart + character;
    return start + Math.min(offset, segment.lineEnd(lineStart));
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.offset), end: this.positionAt(span.offset + span.length) };
  }

  /** The line that holds an offset, without its line break. */
  lineAt(offset: number): Span {
    const { segment, start } = this.#at(this.#segments.indexAt(offset));
    const lineStart = segment.lineStarts[lastNotAbove(segment.lineStarts, offset - start)] ?? 0;
    return { offset: start + lineStart, length: segment.lineEnd(lineStart) - lineStart };
  }

  #at(index: number): { readonly segment: Segment; readonly start: number; readonly firstLine: number } {
    const { all, starts, firstLines } = this.#segments;
    return { segment: all[index] ?? nothing, start: starts[index] ?? 0, firstLine: firstLines[index] ?? 0 };
  }
}

/** Never used: there is always a segment. */
const nothing = new Segment('', true);

/** The line break of a text's first line, for what is written into it; LF where there is none. */
export function lineBreakOf(text: string): string {
  const end = lineEndFinder(text)(0);
  return end < text.length ? text.slice(end, nextLine(text, end)) : '\n';
}
