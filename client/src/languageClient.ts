import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';

const LANGUAGE = 'backup-sync';

/** The language server's client. It starts with the first Connection file, so that other windows pay nothing. */
export class ConnectionLanguage implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #opened: vscode.Disposable;
  #starting: Promise<LanguageClient> | undefined;

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
    this.#opened = vscode.workspace.onDidOpenTextDocument((document) => {
      this.#startFor(document);
    });
    vscode.workspace.textDocuments.forEach((document) => {
      this.#startFor(document);
    });
  }

  /** Resolves when the server answers; starts it if nobody has. */
  async ready(): Promise<void> {
    await this.#start();
  }

  async stop(): Promise<void> {
    const client = await this.#starting?.catch(() => undefined);
    this.#starting = undefined;
    await client?.dispose();
  }

  dispose(): void {
    this.#opened.dispose();
    void this.stop();
  }

  #startFor(document: vscode.TextDocument): void {
    if (document.languageId === LANGUAGE) {
      this.#start().catch((error: unknown) => {
        void vscode.window.showErrorMessage(
          vscode.l10n.t(
            'The language server of Backup Sync did not start: {0}. Reload the window to try again.',
            (error as Error).message,
          ),
        );
      });
    }
  }

  #start(): Promise<LanguageClient> {
    this.#starting ??= startClient(this.#context);
    return this.#starting;
  }
}

async function startClient(context: vscode.ExtensionContext): Promise<LanguageClient> {
  // Loaded only now: it is the largest part of the extension, and the tree does not need it.
  const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
  const module = context.asAbsolutePath('dist/server.js');
  const client = new LanguageClient(
    'backupSync',
    vscode.l10n.t('Backup Sync language server'),
    { module, transport: TransportKind.ipc },
    {
      documentSelector: [{ language: LANGUAGE }],
      initializationOptions: { rulesUrl: vscode.Uri.joinPath(context.extensionUri, 'docs/rules.md').toString() },
    },
  );
  await client.start();
  return client;
}
