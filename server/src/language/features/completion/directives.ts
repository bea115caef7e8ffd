import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Context } from '../../context';
import { textIn, type ConnectionDocument, type DocumentPart } from '../../document';
import { ruleDocs } from '../../rules/docs/index';
import { rules, type RuleId } from '../../rules/index';
import type { Directive, Word } from '../../syntax/directives';
import { endOf, touches, type Span } from '../../syntax/nodes';
import { choiceOf } from '../../schema/snippets';
import { findings } from '../../validate';
import { canBeSilenced } from '../disable';
import { slotOf, type Offer } from './offer';
import { verbNames, verbTitle, type VerbName } from './verbs';

/** The verbs of a directive, or the rules behind its verb, as the caret has it. A reason is nobody's business. */
export function directiveOffers(
  document: DocumentPart,
  { offset, verb, rules: named }: Directive,
  caret: number,
  context: Context,
): readonly Offer[] {
  const { text } = document;
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
  if (!isNext) {
    return [];
  }
  const broken = isVerb(verb.text) ? brokenRules(document, offset, verb.text, context) : [];
  return ruleOffers(text, word, named, caret, broken);
}

/** What is silenced where a comment begins: only rules that are broken there, so that no other comment is disturbed. */
export function newDirectiveOffers(
  document: DocumentPart,
  replace: Span,
  caret: number,
  context: Context,
): readonly Offer[] {
  const slot = slotOf(document.text, replace, caret);
  if (!OPENING.startsWith(slot.typed) || caret < endOf(replace)) {
    return [];
  }
  return verbNames.flatMap((verb) => {
    const broken = brokenRules(document, replace.offset, verb, context);
    const [first] = broken;
    return first === undefined
      ? []
      : {
          slot,
          kind: CompletionItemKind.Keyword,
          label: `${OPENING} ${verb}`,
          detail: verbTitle(verb),
          text: `${OPENING} ${verb} ${first}`,
          snippet: `${OPENING} ${verb} ${choiceOf(broken)}`,
          topic: { kind: 'verb', name: verb },
        };
  });
}

const OPENING = '# backup-sync:';

/** More are not put in front of the others: they would be all. */
const MOST_BROKEN = 20;

/** The rules that are broken where a directive at an offset reaches, in the order of the text. */
function brokenRules(
  { whole, start }: DocumentPart,
  offset: number,
  verb: VerbName,
  context: Context,
): readonly RuleId[] {
  const line = verb === 'disable-file' ? undefined : lineBelow(whole, start + offset);
  const isThere = (at: number): boolean => line === undefined || (at >= line.offset && at <= endOf(line));
  const broken = new Set<RuleId>();
  for (const { problem } of findings(whole, context)) {
    if (broken.size < MOST_BROKEN && isThere(problem.offset) && canBeSilenced(problem.rule)) {
      broken.add(problem.rule);
    }
  }
  return [...broken];
}

/** The next line that is no directive itself: all in a stack are about the line below it. */
function lineBelow(document: ConnectionDocument, offset: number): Span {
  const { lines } = document;
  let { line } = lines.positionAt(offset);
  let below: Span;
  do {
    line += 1;
    below = lines.lineAt(lines.offsetAt({ line, character: 0 }));
  } while (/^[ \t]*#+[ \t]*backup-sync:/.test(textIn(document, below)) && lines.positionAt(below.offset).line === line);
  return below;
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

/** The rules that are broken come first. */
function ruleOffers(
  text: string,
  replace: Span,
  named: readonly Word[],
  caret: number,
  broken: readonly RuleId[],
): readonly Offer[] {
  const others = new Set(named.filter(({ offset }) => offset !== replace.offset).map((word) => word.text));
  return [...new Set([...broken, ...Object.keys(rules).filter(isRule)])]
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

function isVerb(name: string): name is VerbName {
  return verbNames.some((verb) => verb === name);
}

function isRule(name: string): name is RuleId {
  return Object.hasOwn(rules, name);
}
