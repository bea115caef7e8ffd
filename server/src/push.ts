import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { later, oneAtATime, pauses, type Later } from './later';
import type { Listener } from './project';
import type { Report, Reports } from './reports';
import { canonicalUri } from './uris';

interface Sent {
  readonly uris: readonly string[];
  readonly resultId: string;
  readonly snapshot: number | null;
}

export interface PushOptions {
  readonly reports: Pick<Reports, 'of'>;
  /** Every file that there can be diagnostics of. */
  readonly allUris: () => readonly string[];
  /** The addresses under which the editor is told of a file. */
  readonly writtenUris: (canonical: string) => readonly string[];
  readonly send: (params: PublishDiagnosticsParams) => Promise<void>;
  readonly failed: (error: unknown) => void;
  readonly later?: Later;
}

/**
 * Sends diagnostics to an editor that does not ask for them: of every file that changed, if they are others now. There
 * is no fixed delay: whoever types slowly sees every state, and a burst is answered once the queue of messages is read.
 */
export class Push implements Listener {
  private readonly options: PushOptions;
  private readonly later: Later;
  /** The files to look at, by canonical address: first those that changed, then those that others may have changed. */
  private readonly changed = new Set<string>();
  private readonly others = new Set<string>();
  private isNews = false;
  /** Counts what came, and how much of that there was when it was last waited for more. */
  private arrived = 0;
  private awaited = 0;
  /** What the editor shows, by canonical address. */
  private readonly sent = new Map<string, Sent>();
  /** One after the other: what was found out earlier must not be sent later. */
  private readonly start: () => void;

  constructor(options: PushOptions) {
    this.options = options;
    this.later = options.later ?? later;
    this.start = oneAtATime(() => this.work());
  }

  fileChanged(uri: string): void {
    this.changed.add(canonicalUri(uri));
    this.arrived += 1;
    this.start();
  }

  allChanged(): void {
    this.isNews = true;
    this.arrived += 1;
    this.start();
  }

  /** Whatever comes meanwhile is waited for to end, so that what many changes call for is done once. */
  private async work(): Promise<void> {
    const pause = pauses(this.later);
    for (;;) {
      await this.untilQuiet();
      const uri = this.next();
      if (uri === undefined) {
        return;
      }
      await this.publish(uri).catch(this.options.failed);
      await pause();
    }
  }

  /** Messages that have come are read before anything that is put off till later. */
  private async untilQuiet(): Promise<void> {
    while (this.awaited !== this.arrived) {
      this.awaited = this.arrived;
      await new Promise<void>((resolve) => {
        this.later(resolve);
      });
    }
  }

  private next(): string | undefined {
    if (this.isNews) {
      this.isNews = false;
      [...this.options.allUris().map(canonicalUri), ...this.sent.keys()].forEach((uri) => this.others.add(uri));
    }
    const [uri] = this.changed.size > 0 ? this.changed : this.others;
    if (uri !== undefined) {
      this.changed.delete(uri);
      this.others.delete(uri);
    }
    return uri;
  }

  private async publish(canonical: string): Promise<void> {
    const report = await this.options.reports.of(canonical);
    const uris = report ? this.options.writtenUris(canonical) : [];
    const sent = this.sent.get(canonical);
    for (const uri of sent?.uris ?? []) {
      if (!uris.includes(uri)) {
        await this.options.send({ uri, diagnostics: [] });
      }
    }
    if (!report) {
      this.sent.delete(canonical);
    } else if (!isShown(report, uris, sent)) {
      await this.show(canonical, uris, report);
    }
  }

  private async show(canonical: string, uris: readonly string[], report: Report): Promise<void> {
    const { resultId, snapshot, items, version } = report;
    this.sent.set(canonical, { uris, resultId, snapshot });
    for (const uri of uris) {
      const isOfVersion = version !== null && uri === report.uri;
      await this.options.send({ uri, diagnostics: items, ...(isOfVersion && { version }) });
    }
  }
}

function isShown({ resultId, snapshot }: Report, uris: readonly string[], sent: Sent | undefined): boolean {
  return sent?.resultId === resultId && sent.snapshot === snapshot && uris.every((uri) => sent.uris.includes(uri));
}
