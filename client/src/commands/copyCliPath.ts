import * as vscode from 'vscode';
import { cliCommand } from '../cliPath';
import type { Command } from './command';

/** Returns what it copies. */
export const copyCliPath: Command = {
  id: 'backupSync.cli.copyPath',
  async run({ extensionUri, ui }) {
    const command = cliCommand(extensionUri.fsPath, process.platform);
    await vscode.env.clipboard.writeText(command);
    void ui.inform(
      vscode.l10n.t(
        'Copied. Paste it in a terminal and add what to do, for example: check . (Node 20 or newer runs it.)',
      ),
    );
    return command;
  },
};
