import { ruleDocs } from '../rules/docs/index';
import { rules, type RuleId } from '../rules/index';
import type { Directive } from '../syntax/directives';
import { touches } from '../syntax/nodes';
import { verbDocumentation, verbNames, verbTitle } from './completion/verbs';
import type { Explained } from './describe';

/** The verb or the rule that is pointed at, as completion describes it. An unknown word has a problem that says so. */
export function describeDirective({ verb, rules: named }: Directive, offset: number): Explained | undefined {
  const word = (verb ? [verb, ...named] : []).find((one) => touches(one, offset));
  const words = word && (word === verb ? verbWords(word.text) : ruleWords(word.text));
  return words && { span: { offset: word.offset, length: word.length }, markdown: words.join('\n\n') };
}

function verbWords(text: string): readonly string[] | undefined {
  const verb = verbNames.find((name) => name === text);
  return verb && [verbTitle(verb), verbDocumentation(verb)];
}

function ruleWords(text: string): readonly string[] | undefined {
  return isRule(text) ? [ruleDocs[text].title(), ruleDocs[text].explanation()] : undefined;
}

function isRule(name: string): name is RuleId {
  return Object.hasOwn(rules, name);
}
