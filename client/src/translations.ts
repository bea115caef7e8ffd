import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/** Gives the code that does not know the editor the sentences in the person's language. */
export function useTranslations(): void {
  const { bundle } = vscode.l10n;
  if (bundle) {
    l10n.config({ contents: bundle });
  }
}
