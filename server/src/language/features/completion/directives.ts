import { CompletionItemKind } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../../document';
import { ruleDocs } from '../../rules/docs/index';
import { rules, type RuleId } from '../../rules/index';
import type { Directive, Word } from '../../syntax/directives';
import { endOf, touches, type Span } from '../../syntax/nodes';
import { canBeSilenced } from '../disable';
import { slotOf, type Offer } from './offer';
import { verbNames, verbTitle } from './verbs';

/** The verbs of a directive, or the rules behind its verb, as the caret has it. A reason is nobody's business. */
export function directiveOffers(
  { text }: ConnectionDocument,
  { offset, verb, rules: named }: Directive,
  caret: number,
): readonly Offer[] {
  const start = text.indexOf(':', offset) + 1;
  const before = text.slice(start, Math.max(start, caret)).split(/[ \t,]+/);
  if (caret < start || before.includes('--')) {
    return [];
  }
  if (!verb || caret <= endOf(verb)) {
    return verb && caret < verb.offset ? [] : verbOffers(text, wordAt(verb ? [verb] : [], caret), caret);
  }
  const word = wordAt(named, caret);
  // A rule that is finished is followed by a comma, or by the reason.
  const isNext =
    word.length > 0 || !named.some((rule) => endOf(rule) < caret) || /,[ \t]*$/.test(text.slice(start, caret));
  return isNext ? ruleOffers(text, word, named, caret) : [];
}

/** The word that a caret touches, or its place. */
function wordAt(words: readonly Word[], caret: number): Span {
  return words.find((word) => touches(word, caret)) ?? { offset: caret, length: 0 };
}

function verbOffers(text: string, replace: Span, caret: number): readonly Offer[] {
  return verbNames.map((verb) => ({
    slot: slotOf(text, replace, caret, ':'),
    kind: CompletionItemKind.Keyword,
    label: verb,
    detail: verbTitle(verb),
    text: verb,
    topic: { kind: 'verb', name: verb },
  }));
}

function ruleOffers(text: string, replace: Span, named: readonly Word[], caret: number): readonly Offer[] {
  const others = new Set(named.filter(({ offset }) => offset !== replace.offset).map((word) => word.text));
  return Object.keys(rules)
    .filter(isRule)
    .filter((rule) => canBeSilenced(rule) && !others.has(rule))
    .map((rule) => ({
      slot: slotOf(text, replace, caret, ','),
      kind: CompletionItemKind.Constant,
      label: rule,
      detail: ruleDocs[rule].title(),
      text: rule,
      topic: { kind: 'rule', name: rule },
    }));
}

function isRule(name: string): name is RuleId {
  return Object.hasOwn(rules, name);
}
