import * as l10n from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import { partAt, type ConnectionDocument } from '../document';
import { mostIndentationUnits } from '../limits';
import { directiveRules } from '../rules/directives';
import type { RuleId } from '../rules/index';
import type { TextChange } from '../rules/rule';
import { skipBlanks } from '../syntax/lines';
import { directiveAt } from '../syntax/directives';
import { endOf } from '../syntax/nodes';
import { lineBreakOf } from '../text';
import type { Finding } from '../shown';
import { toTextEdits } from './edits';

/** Found once per file, at the first place: with a line above it, that may be another one. */
const aboutWholeFile: ReadonlySet<RuleId> = new Set([
  'no-connection',
  'line-breaks',
  'mixed-line-breaks',
  'byte-order-mark',
  'tab',
  'file-too-large',
  'plain-ftp',
]);

/** The ways to silence a finding by a comment. They come last and are never preferred. */
export function disableActions(
  document: ConnectionDocument,
  { problem }: Finding,
  diagnostic: Diagnostic,
): readonly CodeAction[] {
  const { rule } = problem;
  if (!canBeSilenced(rule)) {
    return [];
  }
  const toAction = (title: string, change: TextChange): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: { changes: { [document.uri]: toTextEdits(document, [change]) } },
  });
  const above =
    aboutWholeFile.has(rule) || hasDirective(document, problem.offset)
      ? undefined
      : directiveAbove(document, problem.offset, rule);
  return [
    ...(above ? [toAction(l10n.t('Disable {0} for this line', rule), above)] : []),
    toAction(l10n.t('Disable {0} for this file', rule), directiveAtTop(document, rule)),
  ];
}

/** A file that is not read has no directives either, and none is about directives. */
export function canBeSilenced(rule: RuleId): boolean {
  return rule !== 'file-not-checked' && !Object.hasOwn(directiveRules, rule);
}

/** Directives above a line with a directive are about the line below that one. */
function hasDirective(document: ConnectionDocument, offset: number): boolean {
  const { text, tree, lines, start } = partAt(document, offset);
  const line = lines.lineAt(offset - start);
  const directive = directiveAt(text, tree, endOf(line));
  return directive !== undefined && directive.offset >= line.offset;
}

/** On a line of its own, indented as the line below it. */
function directiveAbove(document: ConnectionDocument, offset: number, rule: RuleId): TextChange {
  const { text, lines, start } = partAt(document, offset);
  const line = lines.lineAt(offset - start);
  const from = Math.max(line.offset, startOfText(document) - start);
  const indentation = text.slice(from, skipBlanks(text, from, Math.min(endOf(line), from + mostIndentationUnits)));
  return { offset: start + from, length: 0, newText: directiveLine(document, `${indentation}#`, 'next-line', rule) };
}

function directiveAtTop(document: ConnectionDocument, rule: RuleId): TextChange {
  return { offset: startOfText(document), length: 0, newText: directiveLine(document, '#', 'file', rule) };
}

function directiveLine(
  document: ConnectionDocument,
  opening: string,
  what: 'next-line' | 'file',
  rule: RuleId,
): string {
  return `${opening} backup-sync: disable-${what} ${rule}${lineBreakOf(firstText(document))}`;
}

/** Behind the byte order mark, if there is one. */
function startOfText(document: ConnectionDocument): number {
  return firstText(document).startsWith('\uFEFF') ? 1 : 0;
}

/** Its first line is that of the whole file. */
function firstText({ segments }: ConnectionDocument): string {
  return segments.all[0]?.text ?? '';
}
