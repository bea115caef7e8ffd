import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createServer } from 'node:http';

export interface ProxyServer {
  readonly port: number;
  /** Heads of the CONNECT requests: target and Proxy-Authorization. */
  readonly asked: readonly { readonly target: string; readonly login: string | undefined }[];
  /** Resolves once a request has come. */
  nextRequest(): Promise<void>;
  /** Connections that are open. */
  open(): number;
  /** When the next connection from a client is closed. */
  nextClose(): Promise<void>;
  close(): Promise<void>;
}

/** A proxy that knows CONNECT alone. `refuse` is a status instead of a tunnel, `silent` no answer at all. */
export async function startProxy(
  behaviour: { refuse?: number; silent?: boolean; host?: string } = {},
): Promise<ProxyServer> {
  const sockets = new Set<Socket>();
  const asked: { target: string; login: string | undefined }[] = [];
  const server = createServer((_request, response) => void response.writeHead(501).end());
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      server.emit('lost');
    });
  });
  server.on('connect', (request, client: Socket) => {
    const target = request.url ?? '';
    asked.push({ target, login: request.headers['proxy-authorization'] });
    server.emit('asked');
    if (behaviour.silent) {
      client.resume().on('end', () => client.end());
      return;
    }
    if (behaviour.refuse !== undefined) {
      client.end(`HTTP/1.1 ${behaviour.refuse} No\r\nContent-Length: 2\r\n\r\nno`);
      return;
    }
    const { hostname, port } = new URL(`http://${target}`);
    const upstream = connect(Number(port || 80), hostname.replace(/^\[|\]$/g, ''), () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    upstream.on('error', () => client.destroy());
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  server.listen(0, behaviour.host ?? '127.0.0.1');
  await once(server, 'listening');
  const next = async (event: string): Promise<void> => {
    await once(server, event);
  };
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    nextRequest: () => next('asked'),
    open: () => sockets.size,
    nextClose: () => next('lost'),
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      sockets.forEach((socket) => socket.destroy());
      await closed;
    },
  };
}
