import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { KnownClusters } from './clusterFacts';
import { LANGUAGE } from './languageId';

/**
 * The language server's client. It starts with the first Connection file that is opened, so that other windows pay
 * nothing; from then on the server sees all Connection files of the workspace.
 */
export class ConnectionLanguage implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #clusters: KnownClusters;
  readonly #opened: vscode.Disposable;
  #starting: Promise<LanguageClient> | undefined;

  constructor(context: vscode.ExtensionContext, clusters: KnownClusters) {
    this.#context = context;
    this.#clusters = clusters;
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
    this.#starting ??= this.#load();
    return this.#starting;
  }

  async #load(): Promise<LanguageClient> {
    // Only now, and from a file of its own (esbuild.mjs): it is the largest part, and the tree does not need it.
    const { startClient } = await import('./connectionClient');
    return startClient(this.#context, this.#clusters);
  }
}
