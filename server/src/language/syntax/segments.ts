import type { TextChange } from '../rules/rule';
import { lastNotAbove, Utf8 } from '../utf8';
import { endsSegment, segmentEnds } from './cut';
import { countLineBreaks, lineStartsOf } from './lines';
import { Parts, type Made, type PartOf } from './parts';

/** What is made of a segment, or of another whole, and kept with it. */
export type Part<T extends Made, Whole = Segment> = PartOf<Whole, T>;

/**
 * Some whole lines of a text, up to one that holds nothing but `}`, behind which no block is open whatever came before:
 * so each segment can be read by itself, and what was found out about it holds wherever it moves. Offsets and lines in
 * a segment count from its start.
 */
export class Segment extends Parts<Segment> {
  readonly text: string;
  /** Only at the start of the whole text a byte order mark is none of its characters. */
  readonly isFirst: boolean;
  readonly lineBreaks: number;
  #lineStarts: readonly number[] | undefined;
  #utf8: Utf8 | undefined;

  constructor(text: string, isFirst: boolean) {
    super();
    this.text = text;
    this.isFirst = isFirst;
    this.lineBreaks = countLineBreaks(text);
  }

  get lineStarts(): readonly number[] {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }

  /** The end of the line that holds an offset, without its line break. */
  lineEnd(offset: number): number {
    const next = this.lineStarts[lastNotAbove(this.lineStarts, offset) + 1];
    if (next === undefined) {
      return this.text.length;
    }
    return this.text.startsWith('\r\n', next - 2) ? next - 2 : next - 1;
  }

  get utf8(): Utf8 {
    this.#utf8 ??= new Utf8(this.text);
    return this.#utf8;
  }

  part<T extends Made>(make: Part<T>): T {
    return this.partOf(this, make);
  }

  /** A part that is kept only if somebody else asked for it: it takes more room than it is worth. */
  passingPart<T extends Made>(make: Part<T>): T {
    return this.madePart(make) ?? make(this);
  }
}

/** Of which text another one was made, and what is different. */
export interface Origin {
  readonly before: Segments;
  /** The number of the first segment that is another one. */
  readonly first: number;
  readonly removed: readonly Segment[];
  readonly made: readonly Segment[];
}

/** A text as its segments. It does not change: `changed` makes another one, which shares the segments that stay. */
export class Segments extends Parts<Segments> {
  readonly all: readonly Segment[];
  /** UTF-16 units of the whole text. */
  readonly length: number;
  /** Where each segment starts. */
  readonly starts: Readonly<Uint32Array>;
  /** The line with which each segment starts. */
  readonly firstLines: Readonly<Uint32Array>;
  #text: string | undefined;
  #origin: Origin | undefined;

  private constructor(all: readonly Segment[], text?: string, origin?: Origin) {
    super();
    this.#origin = origin;
    this.all = all;
    const starts = new Uint32Array(all.length);
    const firstLines = new Uint32Array(all.length);
    let offset = 0;
    let line = 0;
    all.forEach((segment, index) => {
      starts[index] = offset;
      firstLines[index] = line;
      offset += segment.text.length;
      line += segment.lineBreaks;
    });
    this.starts = starts;
    this.firstLines = firstLines;
    this.length = offset;
    this.#text = text;
  }

  static of(text: string): Segments {
    return new Segments(cut(text, true), text);
  }

  /** One of them as a text of its own. */
  only(index: number): Segments {
    return new Segments(this.all.slice(index, index + 1));
  }

  /** The whole text, put together when it is first asked for. */
  get text(): string {
    this.#text ??= this.all.map((segment) => segment.text).join('');
    return this.#text;
  }

  part<T extends Made>(make: Part<T, Segments>): T {
    return this.partOf(this, make);
  }

  /** The last change, if this text was made by one and is the last that was. */
  get origin(): Origin | undefined {
    return this.#origin;
  }

  /**
   * A part that takes longer to make than to bring up to date: it is handed on from the text before the last change,
   * which has it no more.
   */
  inherited<T extends Made>(
    make: Part<T, Segments>,
    update: (part: T, removed: readonly Segment[], made: readonly Segment[]) => void,
  ): T {
    const origin = this.madePart(make) === undefined ? this.#origin : undefined;
    const part = origin?.before.takePart(make);
    if (!origin || part === undefined) {
      return this.part(make);
    }
    update(part, origin.removed, origin.made);
    return this.keepPart(make, part);
  }

  /** The number of the segment that holds an offset; the last one where the text ends before it. */
  indexAt(offset: number): number {
    return lastNotAbove(this.starts, offset);
  }

  /** The number of the segment that holds a line. */
  indexOfLine(line: number): number {
    return lastNotAbove(this.firstLines, line);
  }

  /** The text after a change; offsets beyond its ends mean its ends. */
  changed(change: TextChange): Segments {
    const { offset, length, newText } = this.#narrowed(change);
    const start = Math.min(Math.max(offset, 0), this.length);
    const end = Math.min(Math.max(offset + length, start), this.length);
    // Also those that only touch the change: a line break may be put together of two parts.
    const first = this.indexAt(start - 1);
    let last = this.indexAt(end);
    const touched = this.all.slice(first, last + 1).map((segment) => segment.text);
    const from = this.starts[first] ?? 0;
    const whole = touched.join('');
    let text = whole.slice(0, start - from) + newText + whole.slice(end - from);
    // The brace that ended the last of them may be gone.
    while (last + 1 < this.all.length && !endsSegment(text)) {
      last += 1;
      text += this.all[last]?.text ?? '';
    }
    const before = this.all.slice(0, first);
    const behind = this.all.slice(last + 1);
    const made = text === '' && before.length + behind.length > 0 ? [] : cut(text, first === 0);
    // Only the last text is remembered: nobody keeps them all.
    this.#origin = undefined;
    const origin = { before: this, first, removed: this.all.slice(first, last + 1), made };
    return new Segments([...before, ...made, ...behind], undefined, origin);
  }

  /**
   * A change of many segments without those that are the same in the new text: some editors send the whole file for
   * each letter.
   */
  #narrowed({ offset, length, newText }: TextChange): TextChange {
    let first = this.indexAt(offset);
    let last = this.indexAt(offset + length);
    if (last - first < 2 || this.starts[first] !== offset) {
      return { offset, length, newText };
    }
    let start = 0;
    for (let text = this.all[first]?.text; text && first < last && newText.startsWith(text, start); first += 1) {
      start += text.length;
      text = this.all[first + 1]?.text;
    }
    let end = newText.length;
    let stop = Math.min(offset + length, this.length);
    for (let text = this.all[last]?.text; text && last > first && stop === this.#end(last); last -= 1) {
      if (end - text.length < start || !newText.startsWith(text, end - text.length)) {
        break;
      }
      end -= text.length;
      stop -= text.length;
      text = this.all[last - 1]?.text;
    }
    return { offset: offset + start, length: stop - offset - start, newText: newText.slice(start, end) };
  }

  #end(index: number): number {
    return this.starts[index + 1] ?? this.length;
  }
}

function cut(text: string, isFirst: boolean): readonly Segment[] {
  let start = 0;
  return segmentEnds(text).map((end) => {
    const segment = new Segment(text.slice(start, end), isFirst && start === 0);
    start = end;
    return segment;
  });
}
