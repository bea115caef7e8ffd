import { PassThrough } from 'node:stream';
import {
  createConnection,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from 'vscode-languageserver/node';
import type { Files } from '../../server/src/files';
import * as features from '../../server/src/language/features/index';
import { serve } from '../../server/src/server';

export const uri = 'file:///ws/connection.cfg';

export interface EditorOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Answers `workspace/configuration`. */
  readonly settingsOf?: (scopeUri: string, section: string) => unknown;
  /** Addresses. */
  readonly folders?: readonly string[];
  readonly files?: Files;
}

export interface Registration {
  readonly method: string;
  readonly registerOptions?: unknown;
}

/** The editor's end of a connection to a server: it remembers what it was told. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registered: Registration[] = [];
  refreshes = 0;
  private waiting: (() => void)[] = [];

  constructor(connection: ProtocolConnection, { settingsOf }: EditorOptions) {
    this.connection = connection;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.notice();
    });
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri: string; section: string }[] }) =>
      items.map(({ scopeUri, section }) => settingsOf?.(scopeUri, section) ?? null),
    );
    connection.onRequest('client/registerCapability', ({ registrations }: { registrations: Registration[] }) => {
      this.registered.push(...registrations);
      this.notice();
      return null;
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes += 1;
      this.notice();
      return null;
    });
    connection.listen();
  }

  async initialize({ capabilities = {}, initializationOptions, folders }: EditorOptions): Promise<InitializeResult> {
    const result: InitializeResult = await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities,
      initializationOptions,
      ...(folders && { workspaceFolders: folders.map((folder) => ({ uri: folder, name: folder })) }),
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  open(text: string, version = 1, file = uri): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: file, languageId: 'backup-sync', version, text },
    });
  }

  close(file = uri): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: file } });
  }

  replace(text: string, version: number, file = uri): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: file, version },
      contentChanges: [{ text }],
    });
  }

  request<Result>(method: string, params: object = {}): Promise<Result> {
    return this.connection.sendRequest(method, { textDocument: { uri }, ...params });
  }

  /** Resolves once something that the server sent makes it true. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async shutdown(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    this.connection.dispose();
  }

  private notice(): void {
    const waiting = this.waiting;
    this.waiting = [];
    waiting.forEach((resolve) => {
      resolve();
    });
  }
}

/** An editor that talks to a server in this process, over two streams. */
export async function startEditor(
  options: EditorOptions = {},
): Promise<{ readonly editor: Editor; readonly result: InitializeResult }> {
  const toServer = new PassThrough();
  const toEditor = new PassThrough();
  serve(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toEditor)),
    () => Promise.resolve(features),
    options.files,
  );
  const connection = createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
  const editor = new Editor(connection, options);
  return { editor, result: await editor.initialize(options) };
}
