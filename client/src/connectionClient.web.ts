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
export const startClient: StartClient = async (parts) => {
  const script = vscode.Uri.joinPath(parts.extension.extensionUri, 'dist/web/server.js').toString(true);
  let worker: Worker | undefined;
  const startWorker = (): Promise<MessageTransports> => {
    worker = new Worker(script);
    return Promise.resolve({ reader: new WorkerReader(worker), writer: new BrowserMessageWriter(worker) });
  };
  const client = new QuietClient(
    'backupSync',
    vscode.l10n.t('Backup Sync language server'),
    startWorker,
    optionsFor(parts, { commands: ['backupSync.partner.show'] }),
  );
  answerForFiles(client);
  const running = await started(client, parts);
  return {
    dispose: async () => {
      await running.dispose();
      // It has no way to end by itself.
      worker?.terminate();
    },
  };
};

/**
 * An error that nobody catches ends a process, so it ends a worker, too. Of a script that cannot be loaded it is the only
 * sign: without this, the start would wait for ever.
 */
class WorkerReader extends BrowserMessageReader {
  constructor(worker: Worker) {
    super(worker);
    worker.addEventListener('error', (event) => {
      // It is dealt with here, and no failure of the whole extension host.
      event.preventDefault();
      worker.terminate();
      this.fireClose();
    });
  }
}

/** What goes wrong is written to the log; what is said to the person about it is our own. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}
