import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { property, stringOf } from '../../../server/src/wire';
import { frame, FrameReader } from './frames';

export interface Message {
  readonly method: string;
  readonly params: unknown;
}

export interface Answer {
  /** From the moment at which the request was written. */
  readonly milliseconds: number;
  readonly result: unknown;
}

export interface Listener {
  /** Its result is the answer. */
  readonly asked: (message: Message) => unknown;
  readonly told: (message: Message, at: number) => void;
}

interface Waiting {
  readonly since: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A server as a child process. Times are taken when bytes are written and when they arrive, before they are looked at. */
export class ServerProcess {
  readonly begun = performance.now();
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly reader = new FrameReader();
  private readonly waiting = new Map<number, Waiting>();
  private readonly listener: Listener;
  private lastId = 0;
  private latest: number | undefined;
  private ended: string | undefined;
  private errors = '';

  constructor([command, ...args]: readonly [string, ...string[]], cwd: string, listener: Listener) {
    this.listener = listener;
    this.child = spawn(command, args, { cwd });
    this.child.stdout.on('data', (chunk: Buffer) => {
      this.receive(chunk, performance.now());
    });
    this.child.stderr.on('data', (chunk: Buffer) => {
      this.errors = (this.errors + chunk.toString()).slice(-500);
    });
    // The end of the process is told by its own event.
    this.child.stdin.on('error', () => undefined);
    this.child.on('error', (error) => {
      this.end(error.message);
    });
    this.child.on('exit', (code, signal) => {
      this.end(`the server ended (${String(signal ?? code)}) ${this.errors}`);
    });
  }

  /** 0 where it could not be started. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** @returns when it was written */
  tell(...messages: readonly Message[]): number {
    return this.write(messages.map((message) => frame({ jsonrpc: '2.0', ...message })));
  }

  /** Writes the messages and the request at once, so that the server cannot have begun with the former. */
  async ask(request: Message, timeout: number, ...before: readonly Message[]): Promise<Answer> {
    if (this.ended !== undefined) {
      throw new Error(this.ended);
    }
    const id = (this.lastId += 1);
    const frames = [...before, { id, ...request }].map((message) => frame({ jsonrpc: '2.0', ...message }));
    return withTimeout(
      timeout,
      request.method,
      new Promise<Answer>((resolve, reject) => {
        this.waiting.set(id, { since: this.write(frames), resolve, reject });
      }),
    );
  }

  /** As `ask`, for who wants the last answer only: the one before is cancelled, and nobody waits. */
  askLatest(request: Message, ...before: readonly Message[]): void {
    const id = (this.lastId += 1);
    const cancel =
      this.latest !== undefined && this.waiting.has(this.latest)
        ? [{ method: '$/cancelRequest', params: { id: this.latest } }]
        : [];
    this.latest = id;
    this.waiting.set(id, { since: performance.now(), resolve: () => undefined, reject: () => undefined });
    this.write([...cancel, ...before, { id, ...request }].map((message) => frame({ jsonrpc: '2.0', ...message })));
  }

  async kill(): Promise<void> {
    if (this.ended === undefined && this.pid > 0) {
      const exit = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await exit;
    }
  }

  private write(frames: readonly Buffer[]): number {
    const bytes = Buffer.concat(frames);
    const at = performance.now();
    this.child.stdin.write(bytes);
    return at;
  }

  private receive(chunk: Buffer, at: number): void {
    for (const body of this.reader.read(chunk)) {
      this.dispatch(JSON.parse(body.toString()), at);
    }
  }

  private dispatch(message: unknown, at: number): void {
    const id = property(message, 'id');
    const method = stringOf(message, 'method');
    const params = property(message, 'params');
    if (method === undefined) {
      this.settle(message, id, at);
    } else if (id === undefined || id === null) {
      this.listener.told({ method, params }, at);
    } else {
      this.write([frame({ jsonrpc: '2.0', id, result: this.listener.asked({ method, params }) ?? null })]);
    }
  }

  private settle(message: unknown, id: unknown, at: number): void {
    const waiting = typeof id === 'number' ? this.waiting.get(id) : undefined;
    const error = property(message, 'error');
    this.waiting.delete(Number(id));
    if (error === undefined || error === null) {
      waiting?.resolve({ milliseconds: at - waiting.since, result: property(message, 'result') });
    } else {
      waiting?.reject(new Error(stringOf(error, 'message') ?? 'the request failed'));
    }
  }

  private end(why: string): void {
    this.ended ??= why;
    this.waiting.forEach(({ reject }) => {
      reject(new Error(why));
    });
    this.waiting.clear();
  }
}

export async function withTimeout<Value>(milliseconds: number, what: string, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer to ${what} within ${milliseconds / 1_000} s`));
    }, milliseconds);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}
