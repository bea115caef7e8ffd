import type { Position, SelectionRange } from 'vscode-languageserver-types';
import { keyOf } from '../blocks';
import { inWhole, partAt, type ConnectionDocument } from '../document';
import {
  endOf,
  lastFrom,
  touches,
  type BlockChild,
  type BlockNode,
  type DocumentChild,
  type Span,
} from '../syntax/nodes';
import { stretchAround, valueParts } from './valueParts';

/** For each position the stretches around it, from the narrowest to the whole file; each lies within the next. */
export function selectionRanges(document: ConnectionDocument, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => selectionRange(document, document.lines.offsetAt(position)));
}

function selectionRange(document: ConnectionDocument, offset: number): SelectionRange {
  const { lines, segments } = document;
  const whole: Span = { offset: 0, length: segments.length };
  const narrower = stretches(document, offset).filter((span) => span.length > 0 && touches(span, offset));
  let within = whole;
  let range: SelectionRange = { range: lines.rangeOf(whole) };
  for (const span of narrower.sort((a, b) => b.length - a.length)) {
    if (isWithin(span, within)) {
      within = span;
      range = { range: lines.rangeOf(span), parent: range };
    }
  }
  return range;
}

function isWithin(span: Span, other: Span): boolean {
  return span.offset >= other.offset && endOf(span) <= endOf(other) && span.length < other.length;
}

/** Everything around an offset that somebody may want to select, in no order. Some of it may not touch the offset. */
function stretches(document: ConnectionDocument, offset: number): readonly Span[] {
  const part = partAt(document, offset);
  const { text, tree, lines } = part;
  const at = offset - part.start;
  const child = tree.childFrom(at);
  const inside = child?.kind === 'block' ? lastFrom(child.children, at) : undefined;
  const spans = [child, inside].flatMap((node) => (node ? partsOf(text, node, at) : []));
  return [lines.lineAt(at), ...spans].map((span) => inWhole(part, span));
}

function partsOf(text: string, node: DocumentChild | BlockChild, offset: number): readonly Span[] {
  switch (node.kind) {
    case 'block':
      return [node, node.name, bodyOf(text, node)];
    case 'pair':
      return [node, node.key, node.value, ...valueParts(text, keyOf(text, node), node.value, offset)];
    case 'comment':
    case 'stray':
      return [node, stretchAround(text, node, offset, ' \t,\r\n')];
  }
}

/** What stands between the braces, without the blanks and line breaks around it. */
function bodyOf(text: string, { open, close, offset, length }: BlockNode): Span {
  let end = close ?? offset + length;
  let start = open === undefined ? end : open + 1;
  while (start < end && isSpace(text, start)) {
    start += 1;
  }
  while (end > start && isSpace(text, end - 1)) {
    end -= 1;
  }
  return { offset: start, length: end - start };
}

function isSpace(text: string, offset: number): boolean {
  return ' \t\r\n'.includes(text.charAt(offset));
}
