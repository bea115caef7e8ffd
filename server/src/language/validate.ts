import { defaultContext, type Context } from './context';
import type { ConnectionDocument } from './document';
import { rules, type RuleId } from './rules/index';
import type { Problem, ProblemData } from './rules/problem';
import type { Level } from './rules/rule';
import { findingsBySegment, moved, ownProblems, problemsOfWhole, type Finding } from './shown';

export type { Finding } from './shown';

/** Everything that is wrong with a file by itself, in the order of the text, whatever the settings say. */
export function validate(document: ConnectionDocument): readonly Problem<RuleId>[] {
  const own = document.isTooLong ? [] : ownProblems(document.segments);
  return [...own, ...problemsOfWhole(document)].sort((a, b) => a.offset - b.offset);
}

/** What is to be shown, in the order of the text: the problems that neither the settings nor a directive silences. */
export function findings(document: ConnectionDocument, context: Context = defaultContext): readonly Finding[] {
  return findingsBySegment(document, context).flatMap(({ index, findings: found }) => {
    const start = document.segments.starts[index] ?? 0;
    return found.map(({ problem, level }) => ({ problem: moved(problem, start), level }));
  });
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
