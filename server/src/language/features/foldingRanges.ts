import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../document';
import { endOf, type BlockChild, type BlockNode, type DocumentChild } from '../syntax/nodes';
import { parseSegment } from '../syntax/parser';
import type { Segment } from '../syntax/segments';
import { lastNotAbove } from '../utf8';

/**
 * What can be folded, as whole lines: blocks from their name to the brace at their end, and comments of several lines.
 * Of more than `most` those that come first are given.
 */
export function foldingRanges({ segments, isTooLong }: ConnectionDocument, most = Infinity): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const count = isTooLong ? 0 : segments.all.length;
  for (let index = 0; index < count && ranges.length < most; index += 1) {
    const line = segments.firstLines[index] ?? 0;
    for (const { startLine, endLine, kind } of segments.all[index]?.part(foldsOf) ?? []) {
      ranges.push({ startLine: line + startLine, endLine: line + endLine, ...(kind !== undefined && { kind }) });
    }
  }
  return ranges.slice(0, most);
}

/** In lines of a segment. */
function foldsOf(segment: Segment): readonly FoldingRange[] {
  const { children } = segment.passingPart(parseSegment);
  const lineOf = (offset: number): number => lastNotAbove(segment.lineStarts, offset);
  const blocks = children.flatMap((child, index) =>
    child.kind === 'block'
      ? [blockFold(child, children[index + 1], lineOf), ...commentFolds(child.children, lineOf)]
      : [],
  );
  return [...commentFolds(children, lineOf), ...blocks]
    .filter(({ startLine, endLine }) => startLine < endLine)
    .sort((a, b) => a.startLine - b.startLine);
}

type LineOf = (offset: number) => number;

/** The line of the last brace stays where something else stands on it. */
function blockFold(block: BlockNode, next: DocumentChild | undefined, lineOf: LineOf): FoldingRange {
  const endLine = lineOf(endOf(block));
  const isShared = next !== undefined && lineOf(next.offset) === endLine;
  return { startLine: lineOf(block.offset), endLine: isShared ? endLine - 1 : endLine };
}

/** Runs of comments on lines that follow each other. */
function commentFolds(siblings: readonly (BlockChild | DocumentChild)[], lineOf: LineOf): readonly FoldingRange[] {
  const folds: FoldingRange[] = [];
  let lastLine = -1;
  for (const node of siblings) {
    const line = lineOf(node.offset);
    const fold = folds.at(-1);
    if (node.kind === 'comment' && line > lastLine) {
      if (fold?.endLine === line - 1) {
        fold.endLine = line;
      } else {
        folds.push({ startLine: line, endLine: line, kind: FoldingRangeKind.Comment });
      }
    }
    lastLine = lineOf(endOf(node));
  }
  return folds;
}
