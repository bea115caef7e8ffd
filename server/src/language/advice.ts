import { factsOf } from './facts';
import { mostUploadBytes } from './limits';
import type { Problem } from './rules/problem';
import type { Span } from './syntax/nodes';
import type { Segments } from './syntax/segments';
import { firstLineBreaks, lineBeyond, markLength, type TextCode } from './textChecks';

type Advice = Problem<TextCode>;

/** What can be said about the text of a file as a whole, each thing once. */
export function adviceOn(segments: Segments): readonly Advice[] {
  return [
    ...lineBreaks(segments),
    ...byteOrderMark(segments),
    ...firstOf(segments, 'tab', 1),
    ...finalNewline(segments),
    ...size(segments),
    ...firstOf(segments, 'plainFtp', 'ftp'.length),
  ];
}

const rulesOfFacts = { tab: 'tab', plainFtp: 'plain-ftp' } as const;

/** Points to the first place of a kind. */
function firstOf({ all, starts }: Segments, fact: keyof typeof rulesOfFacts, length: number): Advice[] {
  for (const [index, segment] of all.entries()) {
    const offset = segment.part(factsOf)[fact];
    if (offset !== undefined) {
      return [{ rule: rulesOfFacts[fact], offset: offset + (starts[index] ?? 0), length }];
    }
  }
  return [];
}

function lineBreaks({ all, starts }: Segments): Advice[] {
  if (!all.some((segment) => segment.part(factsOf).hasReturns)) {
    return [];
  }
  let kind: string | undefined;
  let place: Span = { offset: 0, length: 0 };
  for (const [index, segment] of all.entries()) {
    const start = starts[index] ?? 0;
    for (const { kind: found, offset } of segment.part(firstLineBreaks)) {
      if (kind === undefined) {
        kind = found;
        place = { offset: start + offset, length: found.length };
      } else if (found !== kind) {
        return [{ rule: 'mixed-line-breaks', offset: start + offset, length: found.length }];
      }
    }
  }
  return kind === undefined || kind === '\n'
    ? []
    : [{ rule: 'line-breaks', ...place, data: { kind: kind === '\r' ? 'CR' : 'CR LF' } }];
}

function byteOrderMark({ all }: Segments): Advice[] {
  const length = all[0] ? markLength(all[0]) : 0;
  return length > 0 ? [{ rule: 'byte-order-mark', offset: 0, length }] : [];
}

function finalNewline({ all, length }: Segments): Advice[] {
  const isEnded = /[\r\n]$/.test(all.at(-1)?.text.slice(-1) ?? '');
  const isEmpty = all.every((segment) => segment.part(factsOf).isEmpty);
  return isEnded || isEmpty ? [] : [{ rule: 'missing-final-newline', offset: length, length: 0 }];
}

/** The line at which an upload would be full, counted as uploads count: comments and blank lines are not sent. */
function size({ all, starts, length }: Segments): Advice[] {
  if (length * 3 <= mostUploadBytes) {
    return [];
  }
  let bytes = 0;
  let surplus: Span | undefined;
  all.forEach((segment, index) => {
    const before = bytes;
    bytes += segment.part(factsOf).uploadBytes;
    if (!surplus && bytes > mostUploadBytes) {
      const line = lineBeyond(segment, mostUploadBytes - before);
      surplus = line && { offset: line.offset + (starts[index] ?? 0), length: line.length };
    }
  });
  return surplus ? [{ rule: 'file-too-large', ...surplus, data: { bytes: String(bytes) } }] : [];
}
