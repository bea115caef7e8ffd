import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { listOf, property, stringOf } from '../../../server/src/wire';
import type { Server } from '../servers/server';
import type { ContentChange, TypedText } from '../typing';
import { editorCapabilities } from './capabilities';
import { ServerProcess, withTimeout, type Answer, type Message } from './serverProcess';
import { cpuOf, memoryOf, untilIdle, type Memory } from './usage';

export interface Diagnosed {
  /** From the change to its diagnostics. */
  readonly milliseconds: number;
  readonly count: number;
}

/** LSP's TextDocumentSyncKind.Full. */
const fullText = 1;

/** An editor with one server and one file. */
export class Session {
  readonly initialized: number;
  private readonly server: Server;
  private readonly process: ServerProcess;
  private readonly inbox: Inbox;
  private readonly folder: string;
  private readonly capabilities: unknown;
  private readonly timeout: number;
  private readonly uri: string;
  private version = 0;
  private shown: { readonly resultId: string | undefined; readonly count: number } = { resultId: undefined, count: 0 };

  private constructor(server: Server, parts: Parts, initialize: Answer) {
    this.server = server;
    this.process = parts.process;
    this.inbox = parts.inbox;
    this.folder = parts.folder;
    this.timeout = parts.timeout;
    this.uri = uriIn(parts.folder, server.fileName);
    this.capabilities = property(initialize.result, 'capabilities');
    this.initialized = performance.now() - parts.process.begun;
  }

  /**
   * @param text what will be opened: other files of the folder depend on it
   * @param timeout of every request, in milliseconds
   */
  static async start(server: Server, text: string, timeout: number): Promise<Session> {
    const folder = mkdtempSync(path.join(tmpdir(), 'backup-sync-bench-'));
    if (server.beside) {
      writeFileSync(path.join(folder, server.beside.fileName), server.beside.make(text));
    }
    const rootUri = pathToFileURL(folder).href;
    const inbox = new Inbox(server.settings ?? {}, rootUri);
    const process = new ServerProcess(server.command, folder, inbox);
    const answer = await process.ask(initialize(server, rootUri), timeout);
    const session = new Session(server, { process, inbox, folder, timeout }, answer);
    process.tell(
      { method: 'initialized', params: {} },
      ...(server.settings
        ? [{ method: 'workspace/didChangeConfiguration', params: { settings: server.settings } }]
        : []),
    );
    return session;
  }

  /** Milliseconds since the process was started. */
  get age(): number {
    return performance.now() - this.process.begun;
  }

  get cpu(): number {
    return cpuOf(this.process.pid);
  }

  get memory(): Memory {
    return memoryOf(this.process.pid);
  }

  /** @param capability in the answer to `initialize`; servers may also register what they can do */
  can(capability: string, method: string): boolean {
    const stated = property(this.capabilities, capability);
    return (stated !== undefined && stated !== null && stated !== false) || this.inbox.isRegistered(method);
  }

  async open(text: string): Promise<Diagnosed> {
    this.version = 1;
    const textDocument = { uri: this.uri, languageId: this.server.languageId, version: 1, text };
    return this.diagnosed({ method: 'textDocument/didOpen', params: { textDocument } });
  }

  async edit(change: ContentChange, typed: TypedText): Promise<Diagnosed> {
    return this.diagnosed(this.changed(change, typed));
  }

  /** Asks about the file; with a change, both are written at once. */
  async ask(method: string, params: object, change?: ContentChange, typed?: TypedText): Promise<Answer> {
    const before = change && typed ? [this.changed(change, typed)] : [];
    return this.process.ask(
      { method, params: { textDocument: { uri: this.uri }, ...params } },
      this.timeout,
      ...before,
    );
  }

  /** As an editor does it that types on without waiting: it asks for diagnostics, if that is the server's way. */
  type(change: ContentChange, typed: TypedText): void {
    const message = this.changed(change, typed);
    if (this.isPull) {
      this.process.askLatest(this.pull(), message);
    } else {
      this.process.tell(message);
    }
  }

  async untilIdle(most: number): Promise<void> {
    await untilIdle(this.process.pid, most);
  }

  async end(): Promise<void> {
    await this.process.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get isPull(): boolean {
    return this.server.isPushOnly !== true && this.can('diagnosticProvider', 'textDocument/diagnostic');
  }

  private async diagnosed(message: Message): Promise<Diagnosed> {
    if (this.isPull) {
      const { milliseconds, result } = await this.process.ask(this.pull(), this.timeout, message);
      if (property(result, 'kind') === 'full') {
        this.shown = { resultId: stringOf(result, 'resultId'), count: listOf(property(result, 'items')).length };
      }
      return { milliseconds, count: this.shown.count };
    }
    const published = this.inbox.published(this.uri, this.version);
    const since = this.process.tell(message);
    const { at, count } = await withTimeout(this.timeout, 'a change with diagnostics', published);
    return { milliseconds: at - since, count };
  }

  private pull(): Message {
    const { resultId: previousResultId } = this.shown;
    const known = previousResultId === undefined ? {} : { previousResultId };
    return { method: 'textDocument/diagnostic', params: { textDocument: { uri: this.uri }, ...known } };
  }

  private changed(change: ContentChange, typed: TypedText): Message {
    this.version += 1;
    const sync = property(this.capabilities, 'textDocumentSync');
    const kind = typeof sync === 'number' ? sync : property(sync, 'change');
    return {
      method: 'textDocument/didChange',
      params: {
        textDocument: { uri: this.uri, version: this.version },
        contentChanges: [kind === fullText ? { text: typed.text } : change],
      },
    };
  }
}

interface Parts {
  readonly process: ServerProcess;
  readonly inbox: Inbox;
  readonly folder: string;
  readonly timeout: number;
}

interface Published {
  readonly at: number;
  readonly count: number;
}

/** What the server sends of itself. */
class Inbox {
  private readonly settings: unknown;
  private readonly rootUri: string;
  private readonly registered = new Set<string>();
  private waiting:
    { readonly uri: string; readonly version: number; readonly done: (it: Published) => void } | undefined;

  constructor(settings: unknown, rootUri: string) {
    this.settings = settings;
    this.rootUri = rootUri;
  }

  readonly asked = ({ method, params }: Message): unknown => {
    switch (method) {
      case 'workspace/configuration':
        return listOf(property(params, 'items')).map((item) => this.setting(stringOf(item, 'section') ?? ''));
      case 'workspace/workspaceFolders':
        return [{ uri: this.rootUri, name: 'bench' }];
      case 'client/registerCapability':
        listOf(property(params, 'registrations')).forEach((one) => this.registered.add(stringOf(one, 'method') ?? ''));
        return null;
      default:
        return null;
    }
  };

  readonly told = ({ method, params }: Message, at: number): void => {
    if (method !== 'textDocument/publishDiagnostics' || stringOf(params, 'uri') !== this.waiting?.uri) {
      return;
    }
    // Servers that name no version are believed to mean the newest.
    const version = property(params, 'version');
    if (typeof version !== 'number' || version >= (this.waiting?.version ?? 0)) {
      this.waiting?.done({ at, count: listOf(property(params, 'diagnostics')).length });
      this.waiting = undefined;
    }
  };

  isRegistered(method: string): boolean {
    return this.registered.has(method);
  }

  async published(uri: string, version: number): Promise<Published> {
    return new Promise((done) => {
      this.waiting = { uri, version, done };
    });
  }

  private setting(section: string): unknown {
    const path = section === '' ? [] : section.split('.');
    return path.reduce<unknown>((value, name) => property(value, name), this.settings) ?? null;
  }
}

function initialize({ isPushOnly = false, initializationOptions }: Server, rootUri: string): Message {
  return {
    method: 'initialize',
    params: {
      processId: process.pid,
      clientInfo: { name: 'backup-sync-bench' },
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'bench' }],
      capabilities: editorCapabilities(!isPushOnly),
      initializationOptions,
    },
  };
}

function uriIn(folder: string, name: string): string {
  return pathToFileURL(path.join(folder, name)).href;
}
