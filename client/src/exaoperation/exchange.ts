import { request as httpRequest, type Agent, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { createGunzip, createInflate } from 'node:zlib';
import { MAX_HEADER_BYTES, type ConnectionError } from './classify';
import type { StopSignal } from './deadline';
import { tlsOptions, type Verdict } from './trust';
import type { Endpoint } from './endpoint';

export interface ExchangeRequest {
  readonly endpoint: Endpoint;
  readonly path: string;
  /** A new object for each request, with the credentials in it. */
  readonly headers: Readonly<Record<string, string | number>>;
  /** A string, which Node sends together with the headers: one write, one TLS record. */
  readonly body: string;
  readonly agent: Agent;
  readonly ca: string | undefined;
  /** Called once the handshake of a new connection is complete; nothing is sent before it agrees. */
  readonly judge: (socket: TLSSocket) => Verdict;
  /** Connections that have been judged, for reuse. */
  readonly judged: WeakSet<Socket>;
  /** Aborted at the deadline or when the caller has lost interest. */
  readonly stop: StopSignal;
  /** From the start to a connection that may be used. */
  readonly connectTimeoutMs: number | undefined;
}

export interface Head {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
}

/** What an answer's body goes into, after decompression. */
export interface BodyReader<T> {
  /** False ends the exchange early: then `end` says why. */
  write(bytes: Buffer): boolean;
  end(): T;
}

export type Failure =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'connectTimeout' }
  | { readonly kind: 'refusedPeer'; readonly verdict: Extract<Verdict, { ok: false }> }
  | { readonly kind: 'connection'; readonly error: ConnectionError };

export interface Outcome<T> {
  readonly result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };
  /** The request, and so perhaps its effect, may have reached the server. */
  readonly sent: boolean;
  /** Over a connection that was kept from an earlier call. */
  readonly reused: boolean;
  /** The head of an answer has come. */
  readonly answered: boolean;
}

/** One POST and its answer. Settles exactly once and leaves nothing running; never rejects. */
export function exchange<T>(request: ExchangeRequest, readerFor: (head: Head) => BodyReader<T>): Promise<Outcome<T>> {
  return new Promise((resolve) => new Exchange(request, readerFor, resolve).start());
}

class Exchange<T> {
  readonly #call: ExchangeRequest;
  readonly #readerFor: (head: Head) => BodyReader<T>;
  readonly #resolve: (outcome: Outcome<T>) => void;
  readonly #request: ClientRequest;
  #connectTimer: NodeJS.Timeout | undefined;
  #body: Readable | undefined;
  #sent = false;
  #answered = false;
  #settled = false;

  constructor(call: ExchangeRequest, readerFor: (head: Head) => BodyReader<T>, resolve: (outcome: Outcome<T>) => void) {
    this.#call = call;
    this.#readerFor = readerFor;
    this.#resolve = resolve;
    this.#request = openRequest(call);
  }

  start(): void {
    const { stop, connectTimeoutMs } = this.#call;
    // The error listeners stay for good: a dying connection may report more than one thing.
    this.#request.on('error', (error) => this.#lose(error));
    // Once an answer has begun, its own events decide.
    this.#request.on('close', () => {
      if (!this.#answered) {
        this.#lose({ code: 'ECONNRESET' });
      }
    });
    this.#request.once('socket', (socket) => this.#whenUsable(socket));
    this.#request.once('response', (response) => this.#read(response));
    stop.addEventListener('abort', this.#stop);
    if (stop.aborted) {
      this.#stop();
    } else if (connectTimeoutMs !== undefined && !this.#request.reusedSocket) {
      this.#connectTimer = setTimeout(() => this.#fail({ kind: 'connectTimeout' }), connectTimeoutMs);
    }
  }

  readonly #stop = () => this.#fail({ kind: 'stopped' });

  /** Holds the request back until the connection stands and, with TLS, has been judged. */
  #whenUsable(socket: Socket): void {
    if (this.#call.judged.has(socket)) {
      this.#send();
    } else if (!this.#call.endpoint.secure) {
      afterEvent(socket, 'connect', socket.connecting, () => this.#send());
    } else if (socket instanceof TLSSocket) {
      // Undocumented but old; where it is missing, waiting for the event is the safe side.
      const { secureConnecting = true } = socket as { secureConnecting?: boolean };
      afterEvent(socket, 'secureConnect', secureConnecting, () => this.#judge(socket));
    } else {
      this.#lose({ code: 'EPROTO' });
    }
  }

  #judge(socket: TLSSocket): void {
    if (this.#settled) {
      return;
    }
    const verdict = this.#call.judge(socket);
    if (verdict.ok) {
      this.#call.judged.add(socket);
      this.#send();
    } else {
      this.#fail({ kind: 'refusedPeer', verdict });
    }
  }

  #send(): void {
    if (!this.#settled) {
      clearTimeout(this.#connectTimer);
      this.#sent = true;
      this.#request.end(this.#call.body);
    }
  }

  #read(response: IncomingMessage): void {
    if (this.#settled) {
      response.destroy();
      return;
    }
    this.#answered = true;
    const reader = this.#readerFor({ status: response.statusCode ?? 0, headers: response.headers });
    const body = decompress(response);
    this.#body = body;
    response.on('error', (error) => this.#lose(error));
    body.on('error', (error) => this.#lose(error));
    body.on('data', (bytes: Buffer) => {
      if (!this.#settled && !reader.write(bytes)) {
        this.#finish({ ok: true, value: reader.end() });
        this.#abandon();
      }
    });
    body.on('end', () => {
      if (!this.#settled) {
        this.#finish({ ok: true, value: reader.end() });
      }
    });
  }

  #lose(error: ConnectionError): void {
    this.#fail({ kind: 'connection', error });
  }

  #fail(failure: Failure): void {
    if (!this.#settled) {
      this.#finish({ ok: false, failure });
      this.#abandon();
    }
  }

  #finish(result: Outcome<T>['result']): void {
    this.#settled = true;
    clearTimeout(this.#connectTimer);
    this.#call.stop.removeEventListener('abort', this.#stop);
    const { reusedSocket: reused } = this.#request;
    this.#resolve({ result, sent: this.#sent, reused, answered: this.#answered });
  }

  #abandon(): void {
    this.#request.destroy();
    this.#body?.destroy();
  }
}

function openRequest({ endpoint, path, headers, agent, ca }: ExchangeRequest): ClientRequest {
  const common = {
    method: 'POST',
    host: endpoint.hostname,
    port: endpoint.port,
    path,
    headers: { ...headers },
    agent,
    maxHeaderSize: MAX_HEADER_BYTES,
  };
  return endpoint.secure ? httpsRequest({ ...common, ...tlsOptions(endpoint, ca) }) : httpRequest(common);
}

function afterEvent(socket: Socket, event: string, pending: boolean, action: () => void): void {
  if (pending) {
    socket.once(event, action);
  } else {
    action();
  }
}

/** We ask for no compression; a server that compresses all the same is understood. */
function decompress(response: IncomingMessage): Readable {
  switch (response.headers['content-encoding']?.toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return response.pipe(createGunzip());
    case 'deflate':
      return response.pipe(createInflate());
    default:
      return response;
  }
}
