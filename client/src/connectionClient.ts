import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../server/src/protocol';
import { LANGUAGE } from './languageId';

/** A client whose trace names the messages and leaves out what is in them: whole files, with passwords. */
class ConnectionClient extends LanguageClient {
  override trace(message: string): void {
    super.trace(message);
  }

  override traceObject(): void {
    // Nothing of an object is fit to be written down.
  }
}

export async function startClient(context: vscode.ExtensionContext): Promise<LanguageClient> {
  const module = context.asAbsolutePath('dist/server.js');
  const rulesUrl = vscode.Uri.joinPath(context.extensionUri, 'docs/rules.md').toString();
  const client = new ConnectionClient(
    'backupSync',
    vscode.l10n.t('Backup Sync language server'),
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ language: LANGUAGE }],
      initializationOptions: { rulesUrl } satisfies InitializationOptions,
    },
  );
  await client.start();
  return client;
}
