import * as l10n from '@vscode/l10n';
import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import { mostDiagnostics } from '../limits';
import { rules } from '../rules/index';
import type { Problem } from '../rules/problem';
import { findings, messageOf, type Finding } from '../validate';

const diagnosticSource = 'backup-sync';

const severities: Readonly<Record<Finding['level'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The findings of a file as an editor shows them. Beyond a thousand, the gravest are kept and the rest is counted. */
export function diagnostics(document: ConnectionDocument, context: Context): Diagnostic[] {
  const found = findings(document, context);
  if (found.length <= mostDiagnostics) {
    return found.map((finding) => toDiagnostic(finding, document, context));
  }
  const gravest = [...found].sort((a, b) => severities[a.level] - severities[b.level]).slice(0, mostDiagnostics);
  const rest = found.length - mostDiagnostics;
  return [...gravest.map((finding) => toDiagnostic(finding, document, context)), restDiagnostic(rest)];
}

/** `uri` is needed where a problem has related places in its own text. */
export function toDiagnostic(
  finding: Finding,
  document: Pick<ConnectionDocument, 'lines'> & { readonly uri?: string },
  context: Context,
): Diagnostic {
  const { problem, level } = finding;
  return {
    range: document.lines.rangeOf(problem),
    severity: severities[level],
    source: diagnosticSource,
    code: problem.rule,
    message: messageOf(problem),
    ...(rules[problem.rule].unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
    ...(context.rulesUrl !== undefined && { codeDescription: { href: `${context.rulesUrl}#${problem.rule}` } }),
    ...((problem.related ?? problem.elsewhere) && { relatedInformation: relatedInformation(problem, document) }),
  };
}

function relatedInformation(
  { related = [], elsewhere = [] }: Problem,
  { uri = '', lines }: Pick<ConnectionDocument, 'lines'> & { readonly uri?: string },
): DiagnosticRelatedInformation[] {
  return [
    ...related.map((place) => ({ location: { uri, range: lines.rangeOf(place) }, message: place.message })),
    ...elsewhere.map((place) => ({ location: { uri: place.uri, range: place.range }, message: place.message })),
  ];
}

function restDiagnostic(rest: number): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: diagnosticSource,
    message: l10n.t('{0} more problems are not shown. They appear as others are solved.', rest),
  };
}
