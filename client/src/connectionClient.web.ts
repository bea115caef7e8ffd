import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { answerForFiles } from './filesForServer';
import { optionsFor, started, type StartClient } from './startedClient';

/** The server as a worker of the browser, which cannot reach the workspace: its files are read for it. */
export const startClient: StartClient = (parts) => {
  const script = vscode.Uri.joinPath(parts.extension.extensionUri, 'dist/web/server.js').toString(true);
  const client = new QuietClient(
    'backupSync',
    vscode.l10n.t('Backup Sync language server'),
    () => Promise.resolve(startWorker(script)),
    optionsFor(parts, { commands: ['backupSync.partner.show'] }),
  );
  answerForFiles(client);
  return started(client, parts);
};

/** Started anew with each start of the client. */
function startWorker(script: string): MessageTransports {
  const worker = new Worker(script);
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}

/** What goes wrong is written to the log; what is said to the person about it is our own. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
