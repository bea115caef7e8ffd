import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/protocol';
import { LANGUAGE } from './languageId';

export async function startClient(context: vscode.ExtensionContext): Promise<LanguageClient> {
  const module = context.asAbsolutePath('dist/server.js');
  const name = vscode.l10n.t('Backup Sync language server');
  const channel = vscode.window.createOutputChannel(name, { log: true });
  context.subscriptions.push(channel);
  const rulesUrl = vscode.Uri.joinPath(context.extensionUri, 'docs/rules.md').toString();
  const client = new LanguageClient(
    'backupSync',
    name,
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ language: LANGUAGE }],
      outputChannel: channel,
      traceOutputChannel: namesOnly(channel),
      initializationOptions: { rulesUrl } satisfies InitializationOptions,
    },
  );
  await client.start();
  return client;
}

/** A trace names the messages and leaves out what is in them: whole files, with passwords. */
function namesOnly(channel: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const trace = (message: string): void => {
    const [firstLine = ''] = message.split('\n', 1);
    // In the format "json" a message is one object with everything in it.
    if (!firstLine.startsWith('{')) {
      channel.trace(firstLine);
    }
  };
  return Object.create(channel, { trace: { value: trace } }) as vscode.LogOutputChannel;
}
