import { factsOf } from './facts';
import type { Segment, Segments } from './syntax/segments';

/** What the facts of all segments of a text come to; kept from one letter that is typed to the next. */
export function totalsOf(segments: Segments): Totals {
  return segments.inherited(countAll, (totals, removed, made) => {
    totals.add(made, 1);
    totals.add(removed, -1);
  });
}

function countAll({ all }: Segments): Totals {
  const totals = new Totals();
  totals.add(all, 1);
  return totals;
}

export class Totals {
  /** What an upload takes of the text, in bytes. */
  uploadBytes = 0;
  #segments = 0;
  #silent = 0;
  #empty = 0;
  #withReturns = 0;
  #withDirectives = 0;
  #withTabs = 0;

  /** Whether there is nothing but comments, or not even those. */
  get isSilent(): boolean {
    return this.#silent === this.#segments;
  }

  get isEmpty(): boolean {
    return this.#empty === this.#segments;
  }

  get hasReturns(): boolean {
    return this.#withReturns > 0;
  }

  get hasDirectives(): boolean {
    return this.#withDirectives > 0;
  }

  /** Whether there is a tab that only separates. */
  get hasTabs(): boolean {
    return this.#withTabs > 0;
  }

  /** Adds some segments, or takes them away with -1. */
  add(segments: readonly Segment[], by: 1 | -1): void {
    for (const segment of segments) {
      const facts = segment.part(factsOf);
      this.#segments += by;
      this.uploadBytes += by * facts.uploadBytes;
      this.#silent += by * Number(facts.isSilent);
      this.#empty += by * Number(facts.isEmpty);
      this.#withReturns += by * Number(facts.hasReturns);
      this.#withDirectives += by * Number(facts.directives.length > 0);
      this.#withTabs += by * Number(facts.tab !== undefined);
    }
  }
}
