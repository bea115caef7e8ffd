import { check } from './checks';
import { defaultContext, type Context } from './context';
import type { ConnectionDocument } from './document';
import { checkPairs } from './pairs';
import { rules, type RuleId } from './rules/index';
import type { Problem, ProblemData } from './rules/problem';
import type { Level } from './rules/rule';

/** Everything that is wrong with a file by itself, in the order of the text, whatever the settings say. */
export function validate(document: Pick<ConnectionDocument, 'text' | 'tree' | 'problems'>): readonly Problem<RuleId>[] {
  const problems: Problem<RuleId>[] = [...document.problems, ...check(document.text, document.tree)];
  return problems.sort((a, b) => a.offset - b.offset);
}

/** A problem at the level at which it is shown. */
export interface Finding {
  readonly problem: Problem<RuleId>;
  readonly level: Exclude<Level, 'off'>;
}

/** The problems that are to be shown, with their levels. */
export function findings(document: ConnectionDocument, context: Context = defaultContext): readonly Finding[] {
  const found: Finding[] = [];
  for (const problem of [...validate(document), ...checkPairs(document, context)]) {
    const level = levelOf(problem.rule, context);
    if (level !== 'off') {
      found.push({ problem, level });
    }
  }
  return found;
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
