import { mostDocumentUnits } from './limits';
import type { TextChange } from './rules/rule';
import type { DocumentNode, Span } from './syntax/nodes';
import { Segments } from './syntax/segments';
import { SegmentTree } from './syntax/tree';
import { Lines, type PositionEncoding } from './text';

/** One version of a Connection file, read once and asked often. */
export interface ConnectionDocument {
  readonly uri: string;
  readonly text: string;
  readonly tree: DocumentNode;
  readonly lines: Lines;
  /** What the text is read by. */
  readonly segments: Segments;
  /** Whether the text is beyond the limit, so that its tree is empty. */
  readonly isTooLong: boolean;
}

/**
 * The lines around a place, read by themselves: their text, tree and lines count from their start. What is about one
 * place needs no more, and to put a large text together for it takes longer than all the rest.
 */
export interface DocumentPart extends ConnectionDocument {
  readonly whole: ConnectionDocument;
  /** Where it starts in the whole. */
  readonly start: number;
}

/** Positions are counted in `encoding`, which is what the editor and the server agreed on. */
export function readDocument(uri: string, text: string, encoding?: PositionEncoding): ConnectionDocument {
  return new Reading(uri, Segments.of(text), encoding);
}

/** The document after a change: what the change does not touch is not read again. */
export function changedDocument(document: ConnectionDocument, change: TextChange): ConnectionDocument {
  return new Reading(document.uri, document.segments.changed(change), document.lines.encoding);
}

/** The part that holds an offset; see `Segment`. */
export function partAt(whole: ConnectionDocument, offset: number): DocumentPart {
  const { starts } = whole.segments;
  const index = whole.isTooLong ? 0 : whole.segments.indexAt(offset);
  return new Part(whole, whole.isTooLong ? whole.segments : whole.segments.only(index), starts[index] ?? 0);
}

/** A span of a part in offsets of the whole. */
export function inWhole({ start }: DocumentPart, { offset, length }: Span): Span {
  return { offset: offset + start, length };
}

/** The text of a span that is within a segment, as every name, key and value is. */
export function textIn({ segments }: ConnectionDocument, { offset, length }: Span): string {
  const index = segments.indexAt(offset);
  const start = offset - (segments.starts[index] ?? 0);
  return segments.all[index]?.text.slice(start, start + length) ?? '';
}

class Reading implements ConnectionDocument {
  readonly uri: string;
  readonly segments: Segments;
  readonly lines: Lines;
  readonly isTooLong: boolean;
  readonly tree: DocumentNode;

  constructor(uri: string, segments: Segments, encoding: PositionEncoding | undefined) {
    this.uri = uri;
    this.segments = segments;
    this.lines = new Lines(segments, encoding);
    this.isTooLong = segments.length > mostDocumentUnits;
    this.tree = new SegmentTree(this.isTooLong ? Segments.of('') : segments);
  }

  get text(): string {
    return this.segments.text;
  }
}

class Part extends Reading implements DocumentPart {
  readonly whole: ConnectionDocument;
  readonly start: number;

  constructor(whole: ConnectionDocument, segments: Segments, start: number) {
    super(whole.uri, segments, whole.lines.encoding);
    this.whole = whole;
    this.start = start;
  }
}
