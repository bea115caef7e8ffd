import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/**
 * A connection to a host by way of a proxy. It can be written to at once, as a socket that is still connecting: everything
 * waits until the proxy has agreed. Destroying it ends whatever is under way.
 */
export class Tunnel extends Duplex {
  /** As of a socket; HTTP without TLS waits for it. */
  connecting = true;
  readonly #request: ClientRequest;
  #socket: Socket | undefined;
  #held: (() => void) | undefined;

  /** `connect` is the request with the method CONNECT, not sent yet; `refusal` says why an answer to it is none. */
  constructor(connect: ClientRequest, refusal: (problem: Error | number) => Error) {
    super({ allowHalfOpen: false });
    this.#request = connect;
    connect.once('connect', ({ statusCode = 0 }: IncomingMessage, socket: Socket, early: Buffer) => {
      if (statusCode >= 200 && statusCode < 300) {
        this.#open(socket, early);
      } else {
        socket.destroy();
        this.destroy(refusal(statusCode));
      }
    });
    connect.on('error', (error) => this.destroy(refusal(error)));
    connect.end();
  }

  #open(socket: Socket, early: Buffer): void {
    if (this.destroyed) {
      socket.destroy();
      return;
    }
    this.#socket = socket;
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
    socket.on('end', () => this.push(null));
    socket.on('data', (bytes: Buffer) => {
      if (!this.push(bytes)) {
        socket.pause();
      }
    });
    if (early.length > 0) {
      this.push(early);
    }
    this.connecting = false;
    this.emit('connect');
    this.#held?.();
  }

  override _read(): void {
    this.#socket?.resume();
  }

  override _write(bytes: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    const write = () => this.#socket?.write(bytes, done);
    if (this.#socket) {
      write();
    } else {
      this.#held = write;
    }
  }

  override _final(done: () => void): void {
    this.#socket?.end();
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#request.destroy();
    this.#socket?.destroy();
    done(error);
  }

  /** These four are what an HTTP agent does to the connections that it keeps. */
  setKeepAlive(on: boolean, delay: number): void {
    this.#socket?.setKeepAlive(on, delay);
  }

  setTimeout(milliseconds: number): void {
    this.#socket?.setTimeout(milliseconds);
  }

  ref(): void {
    this.#socket?.ref();
  }

  unref(): void {
    this.#socket?.unref();
  }
}
