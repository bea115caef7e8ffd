import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import type { Listener } from './project';
import { Publisher } from './publisher';
import type { Report, Reports } from './reports';
import { canonicalUri } from './uris';

interface Sent {
  readonly uri: string;
  readonly resultId: string;
  readonly version: number | null;
}

/** Sends diagnostics to an editor that does not ask for them: of every file that changed, if they are others now. */
export class Push implements Listener {
  private readonly reports: Reports;
  private readonly send: (params: PublishDiagnosticsParams) => Promise<void>;
  private readonly publisher: Publisher;
  /** One after the other: what was found out earlier must not be sent later. */
  private queue = Promise.resolve();
  /** What the editor shows, by canonical address. */
  private readonly sent = new Map<string, Sent>();
  private readonly writtenUri: (uri: string) => string;

  constructor(
    reports: Reports,
    writtenUri: (uri: string) => string,
    send: (params: PublishDiagnosticsParams) => Promise<void>,
    failed: (error: unknown) => void,
  ) {
    this.reports = reports;
    this.writtenUri = writtenUri;
    this.send = send;
    this.publisher = new Publisher((uri) => {
      this.queue = this.queue.then(() => this.publish(uri)).catch(failed);
    });
  }

  fileChanged(uri: string): void {
    this.publisher.mark(canonicalUri(uri));
  }

  allChanged(uris: readonly string[]): void {
    [...uris, ...this.sent.keys()].forEach((uri) => {
      this.fileChanged(uri);
    });
  }

  private async publish(canonical: string): Promise<void> {
    const report = await this.reports.of(this.writtenUri(canonical));
    const sent = this.sent.get(canonical);
    if (sent && sent.uri !== report?.uri) {
      this.sent.delete(canonical);
      await this.send({ uri: sent.uri, diagnostics: [] });
    }
    if (report && !(sent?.uri === report.uri && sent.resultId === report.resultId && sent.version === report.version)) {
      await this.show(canonical, report);
    }
  }

  private async show(canonical: string, { uri, resultId, version, items }: Report): Promise<void> {
    this.sent.set(canonical, { uri, resultId, version });
    await this.send({ uri, diagnostics: items, ...(version !== null && { version }) });
  }
}
