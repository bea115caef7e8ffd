import * as vscode from 'vscode';
import type { NodeResult } from '../../procedure/runFunction';
import { describeResult, type Results, type Run } from './model';

/** The scheme of the read-only documents that show a full output. */
export const OUTPUT_SCHEME = 'backup-sync-output';

/** The address of a result's document; its last part is the tab's title. */
export function resultUri(run: Run, result: NodeResult): vscode.Uri {
  return vscode.Uri.from({
    scheme: OUTPUT_SCHEME,
    path: `/${run.id}/${result.cluster} ${result.node} ${run.function}.txt`,
    query: result.node,
  });
}

/** Shows results as plain text: output of a cluster is never rendered. */
export class OutputDocuments implements vscode.TextDocumentContentProvider {
  readonly #results: Results;

  constructor(results: Results) {
    this.#results = results;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const id = Number(uri.path.split('/')[1]);
    const run = this.#results.runs().find((one) => one.id === id);
    const result = run?.results.get(uri.query);
    return run && result ? describeResult(run, result) : vscode.l10n.t('This result is no longer kept.');
  }
}
