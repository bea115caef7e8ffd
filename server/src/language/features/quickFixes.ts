import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import { rules } from '../rules/index';
import type { Fix } from '../rules/rule';
import { endOf } from '../syntax/nodes';
import { findings } from '../validate';
import { toDiagnostic } from './diagnostics';
import { toTextEdits } from './edits';

/** The quick fixes of every problem that touches a range. */
export function quickFixes(document: ConnectionDocument, range: Range, context: Context): readonly CodeAction[] {
  const start = document.lines.offsetAt(range.start);
  const end = document.lines.offsetAt(range.end);
  return findings(document, context)
    .filter(({ problem }) => problem.offset <= end && endOf(problem) >= start)
    .flatMap((finding) => {
      const fixes = rules[finding.problem.rule].fix?.(finding.problem, document.text) ?? [];
      return fixes.map((fix) => toCodeAction(document, fix, toDiagnostic(finding, document, context)));
    });
}

function toCodeAction(document: ConnectionDocument, fix: Fix, diagnostic: Diagnostic): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: { changes: { [document.uri]: toTextEdits(document, fix.changes) } },
    ...(fix.preferred && { isPreferred: true }),
  };
}
