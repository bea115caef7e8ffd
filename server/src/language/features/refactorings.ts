import * as l10n from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import { createPartner } from './createPartner';
import { toTextEdits } from './edits';
import { canonicalChanges, isQuicklyMended } from './fixAll';
import { moveSecret } from './moveSecret';

/** What can be done with a file whether it has a problem or not. */
export function refactorings(document: ConnectionDocument, range: Range, context: Context): readonly CodeAction[] {
  return [createPartner, moveSecret, convertToCanonicalForm].flatMap(
    (refactoring) => refactoring(document, range, context) ?? [],
  );
}

function convertToCanonicalForm(document: ConnectionDocument, _: Range, context: Context): CodeAction | undefined {
  const changes = isQuicklyMended(document, context) ? canonicalChanges(document, context) : [];
  return changes.length === 0
    ? undefined
    : {
        title: l10n.t('Convert to canonical form'),
        kind: CodeActionKind.RefactorRewrite,
        edit: { changes: { [document.uri]: toTextEdits(document, changes) } },
      };
}
