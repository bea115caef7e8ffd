import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { lensCommands } from './lensCommands';
import { optionsFor, started, type StartClient } from './startedClient';

/** The server as a process of its own. */
export const startClient: StartClient = (parts) => {
  const module = parts.extension.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc };
  const options = optionsFor(parts, { keepsSecrets: true, commands: lensCommands });
  return started(new QuietClient('backupSync', vscode.l10n.t('Backup Sync language server'), server, options), parts);
};

/** What goes wrong is written to the log; what is said to the person about it is our own. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
