import type { Range, SemanticTokens } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../document';
import { segmentTokensInBytes, segmentTokensInUnits, type SegmentTokens } from './segmentTokens';
import { numbersOfToken } from './tokenWriter';

/** The tokens of a document, or of the lines that a range touches. */
export function semanticTokens({ segments, lines, isTooLong }: ConnectionDocument, range?: Range): SemanticTokens {
  const tokensOf = lines.encoding === 'utf-8' ? segmentTokensInBytes : segmentTokensInUnits;
  const [start, end] = range ? [range.start.line, range.end.line] : [0, Infinity];
  const last = isTooLong ? -1 : segments.indexOfLine(end);
  const found: Placed[] = [];
  for (let index = segments.indexOfLine(start); index <= last; index += 1) {
    const firstLine = segments.firstLines[index] ?? 0;
    const tokens = segments.all[index]?.part(tokensOf);
    if (tokens) {
      found.push({ ...inLines(tokens, start - firstLine, end - firstLine), firstLine });
    }
  }
  return { data: joined(found) };
}

/** The tokens of a segment that begins with a line of the text. */
interface Placed extends SegmentTokens {
  readonly firstLine: number;
}

function joined(all: readonly Placed[]): number[] {
  // As long as it will be: an array that grows, and one put together of many others, take several times as long.
  const data = new Array<number>(all.reduce((sum, tokens) => sum + tokens.data.length, 0));
  let at = 0;
  let line = 0;
  for (const { data: own, firstLine, lastLine } of all) {
    const from = at;
    for (const number of own) {
      data[at] = number;
      at += 1;
    }
    if (at > from) {
      data[from] = (data[from] ?? 0) + firstLine - line;
      line = firstLine + lastLine;
    }
  }
  return data;
}

/** The tokens of some lines of a segment, of which the first and the last count as well. */
function inLines(tokens: SegmentTokens, start: number, end: number): SegmentTokens {
  if (start <= 0 && end >= tokens.lastLine) {
    return tokens;
  }
  const data: number[] = [];
  let line = 0;
  let lastLine = 0;
  for (let at = 0; at < tokens.data.length; at += numbersOfToken) {
    line += tokens.data[at] ?? 0;
    if (line >= start && line <= end) {
      data.push(line - lastLine, ...tokens.data.slice(at + 1, at + numbersOfToken));
      lastLine = line;
    }
  }
  return { data, lastLine };
}
