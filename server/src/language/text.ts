import type { Position, Range } from 'vscode-languageserver-types';
import { lineEndFinder, nextLine, type LineEnd } from './syntax/lines';
import type { Span } from './syntax/nodes';
import { lastNotAbove, Utf8 } from './utf8';

/** The unit in which an editor counts characters of a line. */
export type PositionEncoding = 'utf-16' | 'utf-8';

/**
 * Offsets (always UTF-16 units) to positions (in the unit of the editor) and back. The index of lines is made when it
 * is first asked for.
 */
export class Lines {
  private readonly text: string;
  private readonly utf8: Utf8 | undefined;
  private starts: readonly number[] | undefined;
  private finder: LineEnd | undefined;

  constructor(text: string, encoding: PositionEncoding = 'utf-16') {
    this.text = text;
    this.utf8 = encoding === 'utf-8' ? new Utf8(text) : undefined;
  }

  positionAt(offset: number): Position {
    const starts = this.index();
    const line = lastNotAbove(starts, offset);
    const start = starts[line] ?? 0;
    return {
      line,
      character: this.utf8 ? this.utf8.bytesBefore(offset) - this.utf8.bytesBefore(start) : offset - start,
    };
  }

  /** A position behind the end of its line or of the text means that end; one inside a character means its start. */
  offsetAt(position: Position): number {
    const start = this.index()[Math.max(position.line, 0)];
    if (start === undefined) {
      return this.text.length;
    }
    const character = Math.max(position.character, 0);
    const offset = this.utf8 ? this.utf8.offsetOf(this.utf8.bytesBefore(start) + character) : start + character;
    return Math.min(offset, this.lineEnd(start));
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.offset), end: this.positionAt(span.offset + span.length) };
  }

  /** The line that holds an offset, without its line break. */
  lineAt(offset: number): Span {
    const start = this.index()[this.positionAt(offset).line] ?? 0;
    return { offset: start, length: this.lineEnd(start) - start };
  }

  private lineEnd(start: number): number {
    this.finder ??= lineEndFinder(this.text);
    return this.finder(start);
  }

  private index(): readonly number[] {
    this.starts ??= lineStarts(this.text);
    return this.starts;
  }
}

function lineStarts(text: string): readonly number[] {
  const lineEnd = lineEndFinder(text);
  const starts = [0];
  for (let end = lineEnd(0); end < text.length;) {
    const start = nextLine(text, end);
    starts.push(start);
    end = lineEnd(start);
  }
  return starts;
}

/** The line break of a text's first line, for what is written into it; LF where there is none. */
export function lineBreakOf(text: string): string {
  const end = lineEndFinder(text)(0);
  return end < text.length ? text.slice(end, nextLine(text, end)) : '\n';
}
