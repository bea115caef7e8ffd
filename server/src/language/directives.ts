import type { ConnectionDocument } from './document';
import { factsOf } from './facts';
import { mostGuessedWords, mostUnknownWords } from './limits';
import { rules, type RuleId } from './rules/index';
import { pairRules } from './rules/pairs';
import type { Problem } from './rules/problem';
import { type Directive, type Word } from './syntax/directives';
import type { Span } from './syntax/nodes';
import { editDistance, nearestWord } from './values/nearest';

/** Complaints about directives themselves; `rules/directives.ts` has a row for each. */
export type DirectiveCode = 'directive-unused' | 'directive-unknown';

/** What a directive can ask for. */
const verbs = ['disable-next-line', 'disable-file'] as const;

/** One rule that a directive names. */
interface Request {
  readonly word: Word;
  used: boolean;
}

/** The requests of a file, where a problem finds its own without a search. */
interface Requests {
  readonly ofFile: Map<string, Request>;
  /** By the line that they are about, and the rule. */
  readonly ofLine: Map<number, Map<string, Request>>;
}

/**
 * Leaves out the problems that the file's own comments silence, and adds what is wrong with these comments. A directive
 * cannot silence what is said about directives.
 */
export function applyDirectives(
  document: ConnectionDocument,
  problems: readonly Problem<RuleId>[],
): readonly Problem<RuleId>[] {
  const directives = allDirectives(document);
  if (directives.length === 0) {
    return problems;
  }
  const byDirective = new Map<Directive, readonly Request[]>();
  const requests = readRequests(document, directives, byDirective);
  const shown = problems.filter((problem) => !isSilenced(document, problem, requests));
  const guess = guesser();
  const complaints = directives.flatMap((directive) => [
    ...unknownWords(directive, guess),
    ...unusedRequests(directive, byDirective.get(directive)),
  ]);
  return [...shown, ...complaints];
}

/** The directives of a document, in its order. */
function allDirectives({ segments: { all, starts } }: ConnectionDocument): readonly Directive[] {
  return all.flatMap((segment, index) => {
    const start = starts[index] ?? 0;
    const place = <T extends Span>(span: T): T => ({ ...span, offset: span.offset + start });
    return segment.part(factsOf).directives.map(({ verb, rules: named, ...span }) => ({
      ...place(span),
      verb: verb && place(verb),
      rules: named.map(place),
    }));
  });
}

function readRequests(
  { lines }: ConnectionDocument,
  directives: readonly Directive[],
  byDirective: Map<Directive, readonly Request[]>,
): Requests {
  const requests: Requests = { ofFile: new Map(), ofLine: new Map() };
  const lineOf = new Map(directives.map((directive) => [lines.positionAt(directive.offset).line, directive]));
  let target = 0;
  // From the last to the first: in a stack of directives, each is about the line below the stack.
  for (const [line, directive] of [...lineOf].reverse()) {
    target = lineOf.has(line + 1) ? target : line + 1;
    const named = directive.rules.filter(({ text }) => isRule(text)).map((word) => ({ word, used: false }));
    switch (verbOf(directive)) {
      case 'disable-file':
        addTo(requests.ofFile, named);
        byDirective.set(directive, named);
        break;
      case 'disable-next-line': {
        const ofLine = requests.ofLine.get(target) ?? new Map<string, Request>();
        requests.ofLine.set(target, ofLine);
        addTo(ofLine, named);
        byDirective.set(directive, named);
        break;
      }
      default:
    }
  }
  return requests;
}

/** Of two that ask for the same, one stays without use. */
function addTo(map: Map<string, Request>, requests: readonly Request[]): void {
  for (const request of requests) {
    map.set(request.word.text, request);
  }
}

function isSilenced({ lines }: ConnectionDocument, problem: Problem, { ofFile, ofLine }: Requests): boolean {
  const request = ofLine.get(lines.positionAt(problem.offset).line)?.get(problem.rule) ?? ofFile.get(problem.rule);
  if (request) {
    request.used = true;
  }
  return request !== undefined;
}

/** The rule that a word may stand for. */
type Guess = (word: string) => string | undefined;

/** Looks for the rules of so many different words only: comparing a word with all rules takes long. */
function guesser(): Guess {
  const guesses = new Map<string, string | undefined>();
  return (word) => {
    if (!guesses.has(word) && guesses.size < mostGuessedWords) {
      guesses.set(word, nearestWord(word, Object.keys(rules)));
    }
    return guesses.get(word);
  };
}

function unknownWords(directive: Directive, guess: Guess): readonly Problem<DirectiveCode>[] {
  const { verb, rules: named } = directive;
  if (!verb) {
    return [{ rule: 'directive-unknown', offset: directive.offset, length: directive.length }];
  }
  if (verbOf(directive) === undefined) {
    return [unknown(verb, nearestVerb(verb.text))];
  }
  return named.length === 0
    ? [{ rule: 'directive-unknown', offset: verb.offset, length: verb.length, data: { missing: 'rule' } }]
    : named
        .filter(({ text }) => !isRule(text))
        .slice(0, mostUnknownWords)
        .map((word) => unknown(word, guess(word.text)));
}

/** Silence for a whole file is proposed only where nothing else can be meant. */
function nearestVerb(word: string): (typeof verbs)[number] | undefined {
  if (editDistance(word.slice(0, longestVerb).toLowerCase(), 'disable-file') <= 1) {
    return 'disable-file';
  }
  const isLine = /^disable/i.test(word) || nearestWord(word, ['disable-next-line']) !== undefined;
  return isLine ? 'disable-next-line' : undefined;
}

const longestVerb = 20;

function unknown({ offset, length }: Word, nearest: string | undefined): Problem<DirectiveCode> {
  return { rule: 'directive-unknown', offset, length, ...(nearest !== undefined && { data: { nearest } }) };
}

/** One complaint where nothing of a directive is of use, else one for each rule. */
function unusedRequests(
  { offset, length, rules: named }: Directive,
  requests: readonly Request[] | undefined,
): readonly Problem<DirectiveCode>[] {
  const unused = requests?.filter(({ word, used }) => !used && !isAboutOtherFiles(word.text)) ?? [];
  if (requests && named.length > 0 && unused.length === named.length) {
    return [{ rule: 'directive-unused', offset, length }];
  }
  return unused.map(({ word }) => ({ rule: 'directive-unused', offset: word.offset, length: word.length }));
}

function verbOf({ verb }: Directive): (typeof verbs)[number] | undefined {
  return verbs.find((known) => known === verb?.text);
}

function isRule(word: string): boolean {
  return Object.hasOwn(rules, word);
}

/** Whether such a directive is of use depends on the files and clusters that happen to be known. */
function isAboutOtherFiles(rule: string): boolean {
  return Object.hasOwn(pairRules, rule);
}
