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
import { findingsBySegment, moved, type Finding, type SegmentFindings } from '../shown';
import { messageOf } from '../validate';

const diagnosticSource = 'backup-sync';

const severities: Readonly<Record<Finding['level'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The findings of a file as an editor shows them. Beyond a thousand, the gravest are kept and the rest is counted. */
export function diagnostics(document: ConnectionDocument, context: Context): Diagnostic[] {
  const groups = findingsBySegment(document, context);
  const count = groups.reduce((sum, { findings }) => sum + findings.length, 0);
  if (count <= mostDiagnostics) {
    return groups.flatMap((group) =>
      group.findings.map((finding, place) => diagnosticOf(finding, group, place, document, context)),
    );
  }
  return [...gravest(groups, document, context), restDiagnostic(count - mostDiagnostics)];
}

const fromTheGravest: readonly Finding['level'][] = ['error', 'warning', 'information', 'hint'];

function gravest(groups: readonly SegmentFindings[], document: ConnectionDocument, context: Context): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const wanted of fromTheGravest) {
    for (const group of groups) {
      for (const [place, finding] of group.findings.entries()) {
        if (found.length === mostDiagnostics) {
          return found;
        }
        if (finding.level === wanted) {
          found.push(diagnosticOf(finding, group, place, document, context));
        }
      }
    }
  }
  return found;
}

/** Of the finding of a segment that is at a place in its list. */
function diagnosticOf(
  { problem, level }: Finding,
  { index, findings, areOwn }: SegmentFindings,
  place: number,
  document: ConnectionDocument,
  context: Context,
): Diagnostic {
  const { all, starts, firstLines } = document.segments;
  const make = (): Diagnostic =>
    toDiagnostic({ problem: moved(problem, starts[index] ?? 0), level }, document, context);
  const kept = areOwn ? all[index]?.part(lastDiagnostics) : undefined;
  const state = [findings, document.uri, document.lines.encoding, context.rulesUrl, firstLines[index]];
  return kept ? kept.of(place, state, make) : make();
}

function lastDiagnostics(): LastDiagnostics {
  return new LastDiagnostics();
}

/** The diagnostics of a segment as they were last shown: most often it is still where it was, and they with it. */
class LastDiagnostics {
  #state: readonly unknown[] = [];
  #made: (Diagnostic | undefined)[] = [];

  /** `state` is all that they depend on. */
  of(place: number, state: readonly unknown[], make: () => Diagnostic): Diagnostic {
    if (state.length !== this.#state.length || state.some((one, index) => one !== this.#state[index])) {
      this.#state = state;
      this.#made = [];
    }
    return (this.#made[place] ??= make());
  }
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
