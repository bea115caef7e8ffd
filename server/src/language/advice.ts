import { factsOf } from './facts';
import { mostUploadBytes } from './limits';
import type { Problem } from './rules/problem';
import type { Span } from './syntax/nodes';
import type { Segments } from './syntax/segments';
import { firstLineBreaks, lineBeyond, markLength, type TextCode } from './textChecks';
import { totalsOf } from './totals';

type Advice = Problem<TextCode>;

/** What can be said about the text of a file as a whole, each thing once. */
export function adviceOn(segments: Segments): readonly Advice[] {
  return [
    ...lineBreaks(segments),
    ...byteOrderMark(segments),
    ...tab(segments),
    ...finalNewline(segments),
    ...size(segments),
    ...plainFtp(segments),
  ];
}

function tab(segments: Segments): Advice[] {
  return totalsOf(segments).hasTabs ? firstOf(segments, 'tab', 'tab', 1) : [];
}

function plainFtp(segments: Segments): Advice[] {
  return firstOf(segments, 'plainFtp', 'plain-ftp', 'ftp'.length);
}

/** Points to the first place of a kind. */
function firstOf({ all, starts }: Segments, fact: 'tab' | 'plainFtp', rule: TextCode, length: number): Advice[] {
  for (const [index, segment] of all.entries()) {
    const offset = segment.part(factsOf)[fact];
    if (offset !== undefined) {
      return [{ rule, offset: offset + (starts[index] ?? 0), length }];
    }
  }
  return [];
}

function lineBreaks(segments: Segments): Advice[] {
  if (!totalsOf(segments).hasReturns) {
    return [];
  }
  const { all, starts } = segments;
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

function finalNewline(segments: Segments): Advice[] {
  const { all, length } = segments;
  const isEnded = /[\r\n]$/.test(all.at(-1)?.text.slice(-1) ?? '');
  return isEnded || totalsOf(segments).isEmpty ? [] : [{ rule: 'missing-final-newline', offset: length, length: 0 }];
}

/** The line at which an upload would be full, counted as uploads count: comments and blank lines are not sent. */
function size(segments: Segments): Advice[] {
  const { uploadBytes } = totalsOf(segments);
  if (uploadBytes <= mostUploadBytes) {
    return [];
  }
  let left = mostUploadBytes;
  for (const [index, segment] of segments.all.entries()) {
    const bytes = segment.part(factsOf).uploadBytes;
    const line = bytes > left ? lineBeyond(segment, left) : undefined;
    if (line) {
      const offset = line.offset + (segments.starts[index] ?? 0);
      return [{ rule: 'file-too-large', offset, length: line.length, data: { bytes: String(uploadBytes) } }];
    }
    left -= bytes;
  }
  return [];
}
