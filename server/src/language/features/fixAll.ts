import * as l10n from '@vscode/l10n';
import type { CodeAction } from 'vscode-languageserver-types';
import { sourceFixAll } from '../announced';
import { defaultContext, type Context } from '../context';
import { readDocument, type ConnectionDocument } from '../document';
import { mostDocumentUnits, mostOfferedFindings, mostOfferedUnits } from '../limits';
import { rules, type RuleId } from '../rules/index';
import type { Problem } from '../rules/problem';
import type { TextChange } from '../rules/rule';
import { endOf } from '../syntax/nodes';
import { findings } from '../validate';
import type { Finding } from '../shown';
import { ChangingText } from './changingText';
import { toTextEdits } from './edits';
import { formattingChanges } from './formatting';

/**
 * A fix may uncover the next problem. The safe ones are done after four rounds at most. Of those that are not, some bring
 * the same problem elsewhere in a file that makes no sense, and would never end.
 */
const mostRounds = 8;

/** What a round does to a text; no changes where nothing is left to do. */
type Step = (document: ConnectionDocument) => readonly TextChange[];

/** "Fix all" as an action, where there is anything to fix. */
export function fixAllActions(document: ConnectionDocument, context: Context): readonly CodeAction[] {
  const changes = fixAllChanges(document, context);
  return changes.length === 0
    ? []
    : [
        {
          title: l10n.t('Fix all problems that need no decision'),
          kind: sourceFixAll,
          edit: { changes: { [document.uri]: toTextEdits(document, changes) } },
        },
      ];
}

/** The preferred fixes of all safe rules, until none is left. Problems that are silenced or switched off stay. */
export function fixAllChanges(document: ConnectionDocument, context: Context = defaultContext): readonly TextChange[] {
  return repeated(document, [safeFixes(context)]);
}

/** The preferred fixes of all problems of one rule. */
export function fixAllOf(document: ConnectionDocument, rule: string, context: Context): readonly TextChange[] {
  return repeated(document, [preferredFixes(context, ({ problem }) => problem.rule === rule)]);
}

/** Safe fixes, formatting and line feeds: the spelling of Exasol's document. Comments stay. */
export function canonicalChanges(
  document: ConnectionDocument,
  context: Context = defaultContext,
): readonly TextChange[] {
  return repeated(document, [safeFixes(context), formattingChanges, lineFeeds]);
}

/** Whether mending all of a file takes so little that an editor may have it done to know what it can offer. */
export function isQuicklyMended(document: ConnectionDocument, context: Context): boolean {
  return document.segments.length <= mostOfferedUnits && findings(document, context).length <= mostOfferedFindings;
}

/** Takes the first step that has something to do, again and again. */
function repeated(document: ConnectionDocument, steps: readonly Step[]): readonly TextChange[] {
  const changing = new ChangingText(document.text);
  let current = document;
  for (let round = 0; round < mostRounds; round += 1) {
    const changes = firstOf(current, steps);
    if (changes.length === 0) {
      break;
    }
    changing.apply(changes);
    current = readDocument(document.uri, changing.text);
  }
  return changing.changes();
}

function firstOf(document: ConnectionDocument, steps: readonly Step[]): readonly TextChange[] {
  for (const step of steps) {
    const changes = step(document);
    if (changes.length > 0) {
      return changes;
    }
  }
  return [];
}

function safeFixes(context: Context): Step {
  return preferredFixes(context, ({ problem }) => rules[problem.rule].safe === true);
}

function preferredFixes(context: Context, wanted: (finding: Finding) => boolean): Step {
  return (document) => {
    const fixes = findings(document, context)
      .filter(wanted)
      .map(({ problem }) => preferredChanges(problem, document.text));
    return apart(fixes.filter((changes) => changes.length > 0));
  };
}

/** Of the fix that "auto fix" takes, if there is one. */
function preferredChanges(problem: Problem<RuleId>, text: string): readonly TextChange[] {
  return rules[problem.rule].fix?.(problem, text).find((fix) => fix.preferred)?.changes ?? [];
}

/** The changes of as many fixes as do not touch each other; the others' turn comes in a later round. */
function apart(fixes: readonly (readonly TextChange[])[]): readonly TextChange[] {
  const inOrder = fixes.map(extent).sort((a, b) => a.start - b.start);
  let end = -1;
  return inOrder.flatMap(({ start, stop, changes }) => {
    if (start <= end) {
      return [];
    }
    end = stop;
    return changes;
  });
}

interface Extent {
  readonly start: number;
  readonly stop: number;
  readonly changes: readonly TextChange[];
}

function extent(changes: readonly TextChange[]): Extent {
  const start = changes.reduce((least, { offset }) => Math.min(least, offset), Infinity);
  const stop = changes.reduce((most, change) => Math.max(most, endOf(change)), 0);
  return { start, stop, changes };
}

function lineFeeds({ text }: ConnectionDocument): readonly TextChange[] {
  const breaks = text.length > mostDocumentUnits ? [] : text.matchAll(/\r\n?/g);
  return Array.from(breaks, (found) => ({
    offset: found.index,
    length: found[0].length,
    newText: '\n',
  }));
}
