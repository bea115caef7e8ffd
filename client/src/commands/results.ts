import * as vscode from 'vscode';
import { resultUri } from '../views/results/document';
import type { ResultNode } from '../views/results/model';
import type { Command } from './command';

export const openResult: Command = {
  id: 'backupSync.output.open',
  async run(_parts, entry) {
    const node = entry as ResultNode | undefined;
    if (node?.kind === 'result') {
      await vscode.window.showTextDocument(resultUri(node.run, node.result), { preview: true });
    }
  },
};

export const clearResults: Command = {
  id: 'backupSync.results.clear',
  run(parts) {
    parts.results.clear();
    return Promise.resolve();
  },
};
