import * as l10n from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import { mostFixedFindings, mostFixedKinds, mostOfferedChanges } from '../limits';
import { rules, type RuleId } from '../rules/index';
import type { TextChange } from '../rules/rule';
import { endOf } from '../syntax/nodes';
import { findingsBySegment, moved, type Finding } from '../shown';
import { findings } from '../validate';
import { toDiagnostic } from './diagnostics';
import { disableActions } from './disable';
import { toTextEdits } from './edits';
import { fixAllOf, isQuicklyMended } from './fixAll';
import { createPartner } from './createPartner';
import { moveSecret } from './moveSecret';

/** A refactoring that also solves a problem, where the editor can carry it out. */
type Solution = (document: ConnectionDocument, range: Range, context: Context) => CodeAction | undefined;

/** What cannot be done by changing the text of the file alone is no fix of the rule's row. */
const solutions: Readonly<Partial<Record<RuleId, Solution>>> = {
  'url-literal-password': moveSecret,
  'pair-missing-partner': createPartner,
};

/** The quick fixes of every problem that touches a range: what solves it, then what silences it. */
export function quickFixes(document: ConnectionDocument, range: Range, context: Context): readonly CodeAction[] {
  const start = document.lines.offsetAt(range.start);
  const end = document.lines.offsetAt(range.end);
  const here = findingsBetween(document, start, end, context)
    .slice(0, mostFixedFindings)
    .map((finding) => ({ finding, diagnostic: toDiagnostic(finding, document, context) }));
  const kinds = new Map(here.map(({ finding, diagnostic }) => [finding.problem.rule, diagnostic]));
  return [
    ...here.flatMap(({ finding, diagnostic }) => solve(document, finding, diagnostic, context)),
    ...[...kinds]
      .slice(0, mostFixedKinds)
      .flatMap(([rule, diagnostic]) => fixAllOfKind(document, rule, diagnostic, context)),
    ...withoutRepeats(here.flatMap(({ finding, diagnostic }) => disableActions(document, finding, diagnostic))),
  ];
}

/** The findings that touch a stretch. Of a large file only few are put where they are in the whole. */
function findingsBetween(
  document: ConnectionDocument,
  start: number,
  end: number,
  context: Context,
): readonly Finding[] {
  return findingsBySegment(document, context).flatMap(({ index, findings: found }) => {
    const from = document.segments.starts[index] ?? 0;
    return from > end
      ? []
      : found
          .filter(({ problem }) => problem.offset + from <= end && endOf(problem) + from >= start)
          .map(({ problem, level }) => ({ problem: moved(problem, from), level }));
  });
}

function solve(
  document: ConnectionDocument,
  { problem }: Finding,
  diagnostic: Diagnostic,
  context: Context,
): readonly CodeAction[] {
  const solution = solutions[problem.rule]?.(document, document.lines.rangeOf(problem), context);
  const all = rules[problem.rule].fix?.(problem, document.text) ?? [];
  const fixes = all.filter(({ changes }) => changes.length <= mostOfferedChanges);
  return [
    ...(solution ? [{ ...solution, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], isPreferred: true }] : []),
    ...fixes.map((fix) => ({
      ...toQuickFix(document, fix.title, fix.changes, diagnostic),
      ...(fix.preferred && { isPreferred: true }),
    })),
  ];
}

/** The preferred fix of every problem of a kind, where there are several. */
function fixAllOfKind(
  document: ConnectionDocument,
  rule: RuleId,
  diagnostic: Diagnostic,
  context: Context,
): readonly CodeAction[] {
  const isOfKind = ({ problem }: Finding): boolean => problem.rule === rule;
  if (!isQuicklyMended(document, context) || findings(document, context).filter(isOfKind).length < 2) {
    return [];
  }
  const changes = fixAllOf(document, rule, context);
  return changes.length === 0 ? [] : [toQuickFix(document, fixAllTitle(rule), changes, diagnostic)];
}

export function fixAllTitle(rule: RuleId): string {
  return l10n.t('Fix all {0} problems in this file', rule);
}

function toQuickFix(
  document: ConnectionDocument,
  title: string,
  changes: readonly TextChange[],
  diagnostic: Diagnostic,
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: { changes: { [document.uri]: toTextEdits(document, changes) } },
  };
}

/** Two problems of a kind on one line are silenced by one comment. */
function withoutRepeats(actions: readonly CodeAction[]): readonly CodeAction[] {
  return [...new Map(actions.map((action) => [action.title, action])).values()];
}
