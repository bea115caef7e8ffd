import { factsOf } from './facts';
import type { Segments } from './syntax/segments';

/** What the facts of all segments come to. */
export interface Totals {
  /** Whether there is nothing but comments, or not even those. */
  readonly isSilent: boolean;
  readonly isEmpty: boolean;
  readonly hasReturns: boolean;
  readonly hasDirectives: boolean;
  /** What an upload takes of the text. */
  readonly uploadBytes: number;
  /** The number of the segment with the first tab that only separates. */
  readonly tab: number | undefined;
}

export function totalsOf({ all }: Segments): Totals {
  let isSilent = true;
  let isEmpty = true;
  let hasReturns = false;
  let hasDirectives = false;
  let uploadBytes = 0;
  let tab: number | undefined;
  all.forEach((segment, index) => {
    const facts = segment.part(factsOf);
    isSilent &&= facts.isSilent;
    isEmpty &&= facts.isEmpty;
    hasReturns ||= facts.hasReturns;
    hasDirectives ||= facts.directives.length > 0;
    uploadBytes += facts.uploadBytes;
    tab ??= facts.tab === undefined ? undefined : index;
  });
  return { isSilent, isEmpty, hasReturns, hasDirectives, uploadBytes, tab };
}
