import * as vscode from 'vscode';
import type { KnownClusters } from './clusterFacts';
import { Crashes } from './crashes';
import { LANGUAGE } from './languageId';
import type { RunningClient, StartClient } from './startedClient';

/** What the language client is made from. */
export interface LanguageParts {
  readonly extension: vscode.ExtensionContext;
  readonly clusters: KnownClusters;
  /** The address of docs/rules.md. */
  readonly rulesUrl: string;
  /** The largest part of the code, which only Connection files need: it is loaded when it is used. */
  readonly load: () => Promise<{ readonly startClient: StartClient }>;
}

/**
 * The language server's client. It starts with the first Connection file that is opened, so that other windows pay
 * nothing; from then on the server sees all Connection files of the workspace.
 */
export class ConnectionLanguage implements vscode.Disposable {
  readonly #parts: LanguageParts;
  readonly #opened: vscode.Disposable;
  #channel: vscode.LogOutputChannel | undefined;
  #starting: Promise<RunningClient> | undefined;

  constructor(parts: LanguageParts) {
    this.#parts = parts;
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
    const starting = this.#starting;
    this.#starting = undefined;
    const client = await starting?.catch(() => undefined);
    await client?.dispose();
  }

  /** Ends the server, whatever it is at, and starts it anew. Why it does not start is said to the person. */
  async restart(): Promise<void> {
    const stopped = this.stop();
    // Whoever asks for the server from now on waits for the new one.
    this.#starting = stopped.then(() => this.#load());
    await this.#starting.catch(() => undefined);
  }

  /** What the server has to say; nothing before its first start. */
  showLog(): void {
    this.#channel?.show();
  }

  dispose(): void {
    this.#opened.dispose();
    // The server may have a last word.
    void this.stop().finally(() => this.#channel?.dispose());
  }

  #startFor(document: vscode.TextDocument): void {
    if (document.languageId === LANGUAGE) {
      this.#start().catch(() => undefined);
    }
  }

  #start(): Promise<RunningClient> {
    this.#starting ??= this.#load();
    return this.#starting;
  }

  async #load(): Promise<RunningClient> {
    this.#channel ??= vscode.window.createOutputChannel(vscode.l10n.t('Backup Sync language server'), { log: true });
    const channel = this.#channel;
    try {
      const { startClient } = await this.#parts.load();
      const crashes = new Crashes(() => this.#sayGaveUp());
      return await startClient({ ...this.#parts, channel, crashes });
    } catch (error) {
      channel.error(String(error));
      // Here, so that it is said once, however many files are opened.
      this.#sayNotStarted();
      throw error;
    }
  }

  #sayNotStarted(): void {
    this.#offerRestart(
      vscode.l10n.t(
        'The language server of Backup Sync did not start, so Connection files are not checked. If a restart does not help, install the extension again.',
      ),
    );
  }

  #sayGaveUp(): void {
    this.#offerRestart(
      vscode.l10n.t(
        'The language server of Backup Sync ended several times in a row, so Connection files are not checked any more. Restart it, or look in the log for what it fails at.',
      ),
    );
  }

  #offerRestart(message: string): void {
    const restart = vscode.l10n.t('Restart');
    const log = vscode.l10n.t('Show log');
    void vscode.window.showErrorMessage(message, restart, log).then((chosen) => {
      if (chosen === restart) {
        return this.restart();
      }
      if (chosen === log) {
        this.showLog();
      }
      return undefined;
    });
  }
}
