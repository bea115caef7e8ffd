import * as l10n from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import { toTextEdits } from './edits';
import { canonicalChanges } from './fixAll';

/** What can be done with a file that is not about a problem. */
export function refactorings(document: ConnectionDocument, _range: Range, context: Context): readonly CodeAction[] {
  return toCanonicalForm(document, context);
}

function toCanonicalForm(document: ConnectionDocument, context: Context): readonly CodeAction[] {
  const changes = canonicalChanges(document, context);
  return changes.length === 0
    ? []
    : [
        {
          title: l10n.t('Convert to canonical form'),
          kind: CodeActionKind.RefactorRewrite,
          edit: { changes: { [document.uri]: toTextEdits(document, changes) } },
        },
      ];
}
