import type { TextChange } from '../rules/rule';
import { endOf, type Span } from '../syntax/nodes';
import { applyChanges } from './edits';

/** A part of the original text, or text that came instead. */
type Piece = { readonly kept: Span } | { readonly added: string };

/** A text that is changed step by step, and still knows the way from the original. */
export class ChangingText {
  text: string;
  private readonly original: string;
  private pieces: readonly Piece[];

  constructor(original: string) {
    this.original = original;
    this.text = original;
    this.pieces = [{ kept: { offset: 0, length: original.length } }];
  }

  /** Applies changes that do not overlap; their offsets count from the text as it is now. */
  apply(changes: readonly TextChange[]): void {
    const sorted = [...changes].sort((a, b) => a.offset - b.offset);
    const reader = new PieceReader(this.pieces);
    let at = 0;
    const pieces = sorted.flatMap(({ offset, length, newText }) => {
      const before = reader.take(offset - at);
      reader.take(length);
      at = offset + length;
      return [...before, { added: newText }];
    });
    this.pieces = pieces.concat(reader.take(this.text.length - at));
    this.text = applyChanges(this.text, sorted);
  }

  /** All changes so far as one step from the original; none of them replaces what stays the same at its ends. */
  changes(): readonly TextChange[] {
    const changes: TextChange[] = [];
    let at = 0;
    let newText = '';
    for (const piece of [...this.pieces, { kept: { offset: this.original.length, length: 0 } }]) {
      if ('added' in piece) {
        newText += piece.added;
        continue;
      }
      changes.push(...this.trimmed({ offset: at, length: piece.kept.offset - at, newText }));
      at = endOf(piece.kept);
      newText = '';
    }
    return changes;
  }

  private trimmed({ offset, length, newText }: TextChange): readonly TextChange[] {
    const old = this.original.slice(offset, offset + length);
    const shorter = Math.min(old.length, newText.length);
    let start = 0;
    while (start < shorter && old[start] === newText[start]) {
      start += 1;
    }
    let end = 0;
    while (end < shorter - start && old[old.length - 1 - end] === newText[newText.length - 1 - end]) {
      end += 1;
    }
    const change = {
      offset: offset + start,
      length: length - start - end,
      newText: newText.slice(start, newText.length - end),
    };
    return change.length === 0 && change.newText === '' ? [] : [widened(this.original, change)];
  }
}

/** A position of the protocol is never within a line break or a character, so no change begins or ends there. */
function widened(text: string, change: TextChange): TextChange {
  const first = isWithin(text, change.offset) ? text.charAt(change.offset - 1) : '';
  const last = isWithin(text, endOf(change)) ? text.charAt(endOf(change)) : '';
  return {
    offset: change.offset - first.length,
    length: first.length + change.length + last.length,
    newText: first + change.newText + last,
  };
}

function isWithin(text: string, offset: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** Reads pieces from the first on, so many characters at a time. */
class PieceReader {
  private readonly pieces: readonly Piece[];
  private index = 0;
  /** Of the current piece. */
  private used = 0;

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }

  take(length: number): Piece[] {
    const taken: Piece[] = [];
    let rest = length;
    for (let piece = this.pieces[this.index]; rest > 0 && piece; piece = this.pieces[this.index]) {
      const part = cut(piece, this.used, rest);
      const size = sizeOf(part);
      taken.push(part);
      rest -= size;
      this.used += size;
      if (this.used === sizeOf(piece)) {
        this.index += 1;
        this.used = 0;
      }
    }
    return taken;
  }
}

function sizeOf(piece: Piece): number {
  return 'added' in piece ? piece.added.length : piece.kept.length;
}

function cut(piece: Piece, from: number, length: number): Piece {
  if ('added' in piece) {
    return { added: piece.added.slice(from, from + length) };
  }
  const { offset, length: whole } = piece.kept;
  return { kept: { offset: offset + from, length: Math.min(length, whole - from) } };
}
