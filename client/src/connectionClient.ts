import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { lensCommands } from './lensCommands';
import { optionsFor, started, type StartClient } from './startedClient';

/** The server as a process of its own. */
export const startClient: StartClient = async (parts) => {
  const module = parts.extension.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc };
  const options = optionsFor(parts, { keepsSecrets: true, commands: lensCommands });
  const client = new QuietClient('backupSync', vscode.l10n.t('Backup Sync language server'), server, options);
  const running = await started(client, parts);
  return {
    dispose: async () => {
      const process = client.serverProcess;
      await running.dispose();
      await end(process);
    },
  };
};

/** Waits for the last word of a process. It has nothing to put in order, and one that is stuck would never end by itself. */
async function end(process: ChildProcess | undefined): Promise<void> {
  if (process?.exitCode === null && process.signalCode === null) {
    const closed = once(process, 'close');
    process.kill('SIGKILL');
    await closed;
  }
}

/** What goes wrong is written to the log; what is said to the person about it is our own. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
