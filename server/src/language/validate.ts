import type { Context } from './context';
import type { ConnectionDocument } from './document';
import { check } from './checks';
import type { Problem, ProblemData } from './rules/problem';
import { rules, type RuleId } from './rules';
import type { Level } from './rules/rule';

/** A problem at the level at which it is shown. */
export interface Finding {
  readonly problem: Problem<RuleId>;
  readonly level: Exclude<Level, 'off'>;
}

/** Everything that is wrong with a file, in the order of the text. */
export function validate(document: ConnectionDocument, context: Context): readonly Finding[] {
  const findings: Finding[] = [];
  for (const problem of [...document.problems, ...check(document.text, document.tree)]) {
    const level = levelOf(problem.rule, context);
    if (level !== 'off') {
      findings.push({ problem, level });
    }
  }
  return findings.sort((a, b) => a.problem.offset - b.problem.offset);
}

/** The level of the settings, where they name one for this rule, else the default. */
export function levelOf(rule: RuleId, context: Context): Level {
  return context.settings.rules[rule] ?? rules[rule].level;
}

/** The sentence that a person reads. It never holds a password. */
export function messageOf(problem: Problem<RuleId>): string {
  return rules[problem.rule].message(problem.data ?? noData);
}

const noData: ProblemData = {};
