import { adviceOn } from './advice';
import { defaultContext, type Context } from './context';
import { applyDirectives } from './directives';
import type { ConnectionDocument } from './document';
import { checkPairs } from './pairs';
import { factsOf } from './facts';
import { checkNeighbours } from './neighbours';
import { rules, type RuleId } from './rules/index';
import type { Problem, ProblemData } from './rules/problem';
import { gravity, type Level } from './rules/rule';

/** Everything that is wrong with a file by itself, in the order of the text, whatever the settings say. */
export function validate(document: ConnectionDocument): readonly Problem<RuleId>[] {
  if (document.isTooLong) {
    return [{ rule: 'file-not-checked', offset: 0, length: 0 }];
  }
  const { all, starts } = document.segments;
  const problems: Problem<RuleId>[] = [];
  let isSilent = true;
  all.forEach((segment, index) => {
    const facts = segment.part(factsOf);
    isSilent &&= facts.isSilent;
    for (const problem of facts.problems) {
      problems.push(moved(problem, starts[index] ?? 0));
    }
  });
  if (isSilent) {
    problems.push({ rule: 'no-connection', offset: 0, length: 0 });
  }
  problems.push(...checkNeighbours(document.segments), ...adviceOn(document.segments));
  return problems.sort((a, b) => a.offset - b.offset);
}

/** A problem of a segment in offsets of the whole text. */
function moved(problem: Problem<RuleId>, start: number): Problem<RuleId> {
  if (start === 0) {
    return problem;
  }
  const related = problem.related?.map((place) => ({ ...place, offset: place.offset + start }));
  return { ...problem, offset: problem.offset + start, ...(related && { related }) };
}

/** A problem at the level at which it is shown. */
export interface Finding {
  readonly problem: Problem<RuleId>;
  readonly level: Exclude<Level, 'off'>;
}

/** What is to be shown, in the order of the text: the problems that neither the settings nor a directive silences. */
export function findings(document: ConnectionDocument, context: Context = defaultContext): readonly Finding[] {
  const ofPairs: readonly Problem<RuleId>[] = checkPairs(document, context);
  const found = applyDirectives(document, [...validate(document), ...ofPairs]).flatMap((problem): Finding[] => {
    const level = levelOf(problem.rule, context);
    return level === 'off' ? [] : [{ problem, level }];
  });
  return oncePerPlace(found, new Set(ofPairs)).toSorted((a, b) => a.problem.offset - b.problem.offset);
}

/**
 * Of several findings on exactly one place the gravest: the others are seen once that is solved, if they are left.
 * `apart` are problems that have nothing to do with the others on their place.
 */
function oncePerPlace(found: readonly Finding[], apart: ReadonlySet<Problem>): readonly Finding[] {
  const gravest = new Map<string, Finding>();
  const placeOf = ({ problem }: Finding): string => `${problem.offset} ${problem.length}`;
  for (const finding of found.filter(({ problem }) => !apart.has(problem))) {
    const other = gravest.get(placeOf(finding));
    if (!other || gravity[finding.level] > gravity[other.level]) {
      gravest.set(placeOf(finding), finding);
    }
  }
  return found.filter((finding) => apart.has(finding.problem) || gravest.get(placeOf(finding)) === finding);
}

/** The level of the settings, where they name one for this rule, else the default. */
export function levelOf(rule: RuleId, context: Context): Level {
  return context.settings.rules[rule] ?? rules[rule].level;
}

/** The sentence that a person reads. */
export function messageOf(problem: Problem<RuleId>): string {
  return rules[problem.rule].message(problem.data ?? noData);
}

const noData: ProblemData = {};
