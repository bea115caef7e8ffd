import { adviceOn } from './advice';
import type { Context, RuleLevels } from './context';
import { applyDirectives } from './directives';
import type { ConnectionDocument } from './document';
import { factsOf } from './facts';
import { checkNeighbours } from './neighbours';
import { checkPairs } from './pairs';
import { rules, type RuleId } from './rules/index';
import type { Problem } from './rules/problem';
import { gravity, type Level } from './rules/rule';
import type { Segment, Segments } from './syntax/segments';
import { totalsOf } from './totals';

/** A problem at the level at which it is shown. */
export interface Finding {
  readonly problem: Problem<RuleId>;
  readonly level: Exclude<Level, 'off'>;
}

/** What is to be shown of a segment, in the order of the text and in offsets of the segment. */
export interface SegmentFindings {
  /** The number of the segment. */
  readonly index: number;
  readonly findings: readonly Finding[];
  /** Whether they are all about the segment by itself, so that they hold wherever it moves. */
  readonly areOwn: boolean;
}

/** What the whole file is told beside what is wrong with each of its segments; nothing of a file that is not read. */
export function problemsOfWhole(document: ConnectionDocument): readonly Problem<RuleId>[] {
  const { segments } = document;
  if (document.isTooLong) {
    return [{ rule: 'file-not-checked', offset: 0, length: 0 }];
  }
  const silent: Problem<RuleId>[] = totalsOf(segments).isSilent
    ? [{ rule: 'no-connection', offset: 0, length: 0 }]
    : [];
  return [...silent, ...checkNeighbours(segments), ...adviceOn(segments)];
}

/** Of the segments of which there is anything to show. */
export function findingsBySegment(document: ConnectionDocument, context: Context): readonly SegmentFindings[] {
  const { segments } = document;
  const ofPairs = new Set<Problem<RuleId>>(checkPairs(document, context));
  const ofWhole = [...problemsOfWhole(document), ...ofPairs];
  if (document.isTooLong || totalsOf(segments).hasDirectives) {
    const all = document.isTooLong ? ofWhole : [...ownProblems(segments), ...ofWhole];
    return settledGroups(segments, applyDirectives(document, all), ofPairs, context, false);
  }
  return settledGroups(segments, ofWhole, ofPairs, context, true);
}

/** What is wrong with each segment by itself, in offsets of the text. */
export function ownProblems({ all, starts }: Segments): Problem<RuleId>[] {
  const problems: Problem<RuleId>[] = [];
  all.forEach((segment, index) => {
    for (const problem of segment.part(factsOf).problems) {
      problems.push(moved(problem, starts[index] ?? 0));
    }
  });
  return problems;
}

/** `problems` are in offsets of the text and in no order; `apart` are those of them that are not about the file itself. */
function settledGroups(
  segments: Segments,
  problems: readonly Problem<RuleId>[],
  apart: ReadonlySet<Problem>,
  { settings }: Context,
  withOwn: boolean,
): readonly SegmentFindings[] {
  const { all, starts } = segments;
  const sorted = problems.toSorted((a, b) => a.offset - b.offset);
  const groups: SegmentFindings[] = [];
  let next = 0;
  all.forEach((segment, index) => {
    const own = withOwn ? segment.part(factsOf).problems : none;
    const end = starts[index + 1] ?? Infinity;
    const from = next;
    while ((sorted[next]?.offset ?? Infinity) < end) {
      next += 1;
    }
    if (next > from) {
      const start = starts[index] ?? 0;
      const others = sorted
        .slice(from, next)
        .map((problem) => ({ problem: moved(problem, -start), isApart: apart.has(problem) }));
      const candidates = [...own.map((problem) => ({ problem, isApart: false })), ...others];
      groups.push({ index, findings: settle(candidates, settings.rules), areOwn: false });
    } else if (own.length > 0) {
      groups.push({ index, findings: segment.part(lastSettled).under(settings.rules), areOwn: true });
    }
  });
  return groups;
}

const none: readonly Problem<RuleId>[] = [];

function lastSettled(segment: Segment): LastSettled {
  return new LastSettled(segment);
}

/** What is shown of a segment by itself under the levels that were asked for last. */
class LastSettled {
  readonly #segment: Segment;
  #levels: RuleLevels | undefined;
  #findings: readonly Finding[] = [];

  constructor(segment: Segment) {
    this.#segment = segment;
  }

  under(levels: RuleLevels): readonly Finding[] {
    if (this.#levels !== levels) {
      const { problems } = this.#segment.part(factsOf);
      this.#levels = levels;
      this.#findings = settle(
        problems.map((problem) => ({ problem, isApart: false })),
        levels,
      );
    }
    return this.#findings;
  }
}

interface Candidate {
  readonly problem: Problem<RuleId>;
  /** It has nothing to do with what else is found at its place. */
  readonly isApart: boolean;
}

/**
 * The candidates at their levels, in the order of the text. Of several on exactly one place the gravest: the others are
 * seen once that is solved, if they are left.
 */
function settle(candidates: readonly Candidate[], levels: RuleLevels): readonly Finding[] {
  const found: Finding[] = [];
  const gravest = new Map<string, number>();
  for (const { problem, isApart } of candidates) {
    const level = levels[problem.rule] ?? rules[problem.rule].level;
    if (level === 'off') {
      continue;
    }
    const place = `${problem.offset} ${problem.length}`;
    const known = isApart ? undefined : gravest.get(place);
    const other = known === undefined ? undefined : found[known];
    if (known === undefined || !other) {
      if (!isApart) {
        gravest.set(place, found.length);
      }
      found.push({ problem, level });
    } else if (gravity[level] > gravity[other.level]) {
      found[known] = { problem, level };
    }
  }
  return found.sort((a, b) => a.problem.offset - b.problem.offset);
}

/** A problem in a text that has more in front of it. */
export function moved(problem: Problem<RuleId>, by: number): Problem<RuleId> {
  if (by === 0) {
    return problem;
  }
  const related = problem.related?.map((place) => ({ ...place, offset: place.offset + by }));
  return { ...problem, offset: problem.offset + by, ...(related && { related }) };
}
