import { once } from 'node:events';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';

/** A request as it came over the wire. */
export interface RawRequest {
  readonly head: string;
  readonly body: string;
  /** Over the whole server, from 1. */
  readonly count: number;
}

export type Responder = (socket: Socket, request: RawRequest) => void;

export interface RawServer {
  readonly port: number;
  readonly url: string;
  readonly requests: readonly RawRequest[];
  /** Every byte that came in, after decryption. */
  received(): string;
  connections(): number;
  /** When the next connection is closed, by whomever. */
  nextClose(): Promise<void>;
  close(): Promise<void>;
}

export interface RawServerOptions {
  readonly tls?: TlsOptions;
  /** Called for each connection, before any request. */
  readonly onConnection?: (socket: Socket) => void;
  readonly host?: string;
  /** Any free one without it. */
  readonly port?: number;
}

/** A server over bare sockets: it answers with whatever bytes a test gives it. */
export async function startRawServer(respond: Responder, options: RawServerOptions = {}): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const requests: RawRequest[] = [];
  const closes: (() => void)[] = [];
  let received = '';
  let connections = 0;
  const accept = (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      closes.splice(0).forEach((resolve) => resolve());
    });
    options.onConnection?.(socket);
    const parse = requestParser((head, body) => {
      const request = { head, body, count: requests.length + 1 };
      requests.push(request);
      respond(socket, request);
    });
    socket.on('data', (bytes: Buffer) => {
      received += bytes.toString('latin1');
      parse(bytes);
    });
  };
  const server: Server = options.tls ? createTlsServer(options.tls, accept) : createTcpServer(accept);
  server.on('tlsClientError', () => undefined);
  const host = options.host ?? '127.0.0.1';
  server.listen(options.port ?? 0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${options.tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}/cluster1/`,
    requests,
    received: () => received,
    connections: () => connections,
    nextClose: () => new Promise((resolve) => closes.push(resolve)),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}

/** Calls back for each complete request in a stream of bytes. */
function requestParser(found: (head: string, body: string) => void): (bytes: Buffer) => void {
  let held = Buffer.alloc(0);
  return (bytes) => {
    held = Buffer.concat([held, bytes]);
    for (;;) {
      const end = held.indexOf('\r\n\r\n');
      if (end < 0) {
        return;
      }
      const head = held.subarray(0, end).toString('latin1');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (held.length < end + 4 + length) {
        return;
      }
      const body = held.subarray(end + 4, end + 4 + length).toString('utf8');
      held = held.subarray(end + 4 + length);
      found(head, body);
    }
  };
}

/** Headers that replace the usual ones; undefined leaves one out. */
export type Headers = Readonly<Record<string, string | undefined>>;

export function httpAnswer(body: string | Buffer, headers: Headers = {}, status = '200 OK'): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const all: Headers = { 'Content-Type': 'text/xml;charset=utf-8', 'Content-Length': String(bytes.length), ...headers };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes]);
}

/** An answer with this inside its `<value>`. */
export function xmlValue(inside: string): string {
  return `<?xml version='1.0'?>\n<methodResponse><params><param><value>${inside}</value></param></params></methodResponse>\n`;
}

export function xmlFault(code: number, text: string): string {
  const members =
    `<member><name>faultCode</name><value><int>${code}</int></value></member>` +
    `<member><name>faultString</name><value><string>${text}</string></value></member>`;
  return `<?xml version='1.0'?><methodResponse><fault><value><struct>${members}</struct></value></fault></methodResponse>`;
}

/** What callPlugin answers: `[0, 'activated']`. */
export const ACTIVATED = xmlValue(
  '<array><data><value><int>0</int></value><value><string>activated</string></value></data></array>',
);
