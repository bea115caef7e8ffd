import type { TextChange } from '../rules/rule';
import { isBlank, trimEnd } from '../syntax/lines';
import { endOf, type BlockNode, type PairNode } from '../syntax/nodes';
import { parseSegment } from '../syntax/parser';
import type { Segment } from '../syntax/segments';

/** The blanks of a segment that formatting changes, in offsets of the segment and in their order. */
export function blankChanges(segment: Segment): readonly TextChange[] {
  const blanks = new Blanks(segment.text);
  for (const child of segment.passingPart(parseSegment).children) {
    if (child.kind === 'block') {
      formatBlock(child, blanks);
    }
  }
  trimLines(segment, blanks);
  return blanks.changes.sort((a, b) => a.offset - b.offset);
}

/** Collects changes, and leaves out those that would change nothing. */
class Blanks {
  readonly text: string;
  readonly changes: TextChange[] = [];

  constructor(text: string) {
    this.text = text;
  }

  remove(start: number, end: number): void {
    if (start < end) {
      this.changes.push({ offset: start, length: end - start, newText: '' });
    }
  }

  /** Of the blanks between two offsets a space is left. */
  leaveSpace(start: number, end: number): void {
    if (this.text.charAt(start) === ' ' && start < end) {
      this.remove(start + 1, end);
    } else if (this.text.charAt(end - 1) === ' ' && start < end) {
      this.remove(start, end - 1);
    } else {
      this.changes.push({ offset: start, length: end - start, newText: ' ' });
    }
  }

  /** Takes away the blanks between the start of a line and an offset, if only blanks are there. */
  unindent(offset: number): void {
    if (isBlank(this.text.charCodeAt(offset - 1))) {
      const start = trimEnd(this.text, 0, offset);
      if (start === 0 || isLineBreakAt(this.text, start - 1)) {
        this.remove(start, offset);
      }
    }
  }
}

function formatBlock({ name, open, close, children }: BlockNode, blanks: Blanks): void {
  blanks.unindent(name.offset);
  // A block without a name begins with its brace.
  if (open !== undefined && open !== name.offset) {
    blanks.unindent(open);
  }
  for (const child of children) {
    if (child.kind === 'pair') {
      blanks.unindent(child.offset);
      formatPair(child, blanks);
    }
  }
  if (close !== undefined) {
    blanks.unindent(close);
  }
}

function formatPair({ key, equals, value }: PairNode, blanks: Blanks): void {
  if (equals === undefined || key.length === 0) {
    return;
  }
  blanks.leaveSpace(endOf(key), equals);
  // Blanks behind an `=` without a value end the line, or stand in front of a comment. A blank before a # would make a
  // comment of it.
  if (value.length > 0 && blanks.text.charAt(value.offset) !== '#') {
    blanks.leaveSpace(equals + 1, value.offset);
  }
}

function trimLines(segment: Segment, blanks: Blanks): void {
  for (const start of segment.lineStarts) {
    const end = segment.lineEnd(start);
    if (isBlank(blanks.text.charCodeAt(end - 1))) {
      blanks.remove(trimEnd(blanks.text, start, end), end);
    }
  }
}

export function isLineBreakAt(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 0x0a || code === 0x0d;
}
