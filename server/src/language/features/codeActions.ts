import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import { sourceFixAll } from '../announced';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import { fixAllActions } from './fixAll';
import { quickFixes } from './quickFixes';
import { refactorings } from './refactorings';

interface Source {
  /** The kind of all that it makes, or the one above. */
  readonly kind: string;
  /** An editor gets these although it did not say what it wants. */
  readonly unasked: boolean;
  readonly actions: (document: ConnectionDocument, range: Range, context: Context) => readonly CodeAction[];
}

const sources: readonly Source[] = [
  { kind: CodeActionKind.QuickFix, unasked: true, actions: quickFixes },
  { kind: CodeActionKind.Refactor, unasked: true, actions: refactorings },
  { kind: sourceFixAll, unasked: false, actions: (document, _, context) => fixAllActions(document, context) },
];

/**
 * What can be done about a range. `only` are the kinds that the editor asks for, each with the kinds below it; without
 * it, what changes a whole file on saving is left out.
 */
export function codeActions(
  document: ConnectionDocument,
  range: Range,
  context: Context,
  only?: readonly string[],
): CodeAction[] {
  const wanted = only && only.length > 0 ? only : undefined;
  const actions = sources
    .filter(({ kind, unasked }) => wanted?.some((one) => covers(one, kind) || covers(kind, one)) ?? unasked)
    .flatMap((source) => source.actions(document, range, context))
    .filter(({ kind = '' }) => wanted?.some((one) => covers(one, kind)) ?? true);
  return actions.filter(({ kind, title }) => kind === CodeActionKind.QuickFix || !solves(actions, title));
}

/** Whether something is offered as a quick fix: it need not be offered as a refactoring too. */
function solves(actions: readonly CodeAction[], title: string): boolean {
  return actions.some((action) => action.kind === CodeActionKind.QuickFix && action.title === title);
}

/** `refactor` covers `refactor.rewrite`; the empty kind covers all. */
function covers(kind: string, other: string): boolean {
  return kind === '' || other === kind || other.startsWith(`${kind}.`);
}
