import type { Position, Range } from 'vscode-languageserver-types';
import { lineEndFinder, nextLine, type LineEnd } from './syntax/lines';
import type { Span } from './syntax/nodes';

/** Offsets to positions and back, in UTF-16 units. The index of lines is made when it is first asked for. */
export class Lines {
  private readonly text: string;
  private starts: readonly number[] | undefined;
  private finder: LineEnd | undefined;

  constructor(text: string) {
    this.text = text;
  }

  positionAt(offset: number): Position {
    const starts = this.index();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return { line: low, character: offset - (starts[low] ?? 0) };
  }

  /** A position behind the end of its line or of the text means that end. */
  offsetAt(position: Position): number {
    const start = this.index()[position.line];
    if (start === undefined) {
      return this.text.length;
    }
    return Math.min(start + position.character, this.lineEnd(start));
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

/** The line break that a text uses, for what is written into it. */
export function lineBreakOf(text: string): string {
  const at = text.indexOf('\n');
  return at > 0 && text.charAt(at - 1) === '\r' ? '\r\n' : '\n';
}
