import * as l10n from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../document';
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
    toAction(l10n.t('Disable {0} for this file', rule), directiveAtTop(document.text, rule)),
  ];
}

/** A file that is not read has no directives either, and none is about directives. */
export function canBeSilenced(rule: RuleId): boolean {
  return rule !== 'file-not-checked' && !Object.hasOwn(directiveRules, rule);
}

/** Directives above a line with a directive are about the line below that one. */
function hasDirective({ text, tree, lines }: ConnectionDocument, offset: number): boolean {
  const line = lines.lineAt(offset);
  const directive = directiveAt(text, tree, endOf(line));
  return directive !== undefined && directive.offset >= line.offset;
}

/** On a line of its own, indented as the line below it. */
function directiveAbove({ text, lines }: ConnectionDocument, offset: number, rule: RuleId): TextChange {
  const line = lines.lineAt(offset);
  const start = Math.max(line.offset, startOfText(text));
  const indentation = text.slice(start, skipBlanks(text, start, endOf(line)));
  const newText = `${indentation}# backup-sync: disable-next-line ${rule}${lineBreakOf(text)}`;
  return { offset: start, length: 0, newText };
}

function directiveAtTop(text: string, rule: RuleId): TextChange {
  return { offset: startOfText(text), length: 0, newText: `# backup-sync: disable-file ${rule}${lineBreakOf(text)}` };
}

/** Behind the byte order mark, if there is one. */
function startOfText(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}
