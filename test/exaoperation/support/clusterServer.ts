import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { ACTIVATED, httpAnswer, startRawServer, xmlFault, xmlValue, type RawRequest, type RawServer } from './server';

/** What a server at one address of a cluster answers. */
export interface ClusterAnswers {
  readonly nodes?: readonly string[];
  readonly plugins?: readonly string[];
  /** A fault without it, as from a server that has no such property. */
  readonly network?: string;
  /** Comes first: true where it has dealt with a request. */
  readonly instead?: (socket: Socket, method: string) => boolean;
}

export interface ClusterServer extends RawServer {
  /** The methods that were called, in order. */
  methods(): string[];
}

const list = (names: readonly string[]): string =>
  xmlValue(`<array><data>${names.map((name) => `<value><string>${name}</string></value>`).join('')}</data></array>`);

/** A server that speaks just enough EXAoperation to be told from another one. */
export async function startClusterServer(
  answers: ClusterAnswers = {},
  options: { readonly host?: string; readonly tls?: TlsOptions } = {},
): Promise<ClusterServer> {
  const { nodes = ['n0011', 'n0012'], plugins = ['Administration.BackupSync-1.0.17'], network, instead } = answers;
  const properties =
    network === undefined
      ? xmlFault(-1, 'Unexpected Zope exception: NotFound: getProperties')
      : xmlValue(
          `<struct><member><name>external_network</name><value><string>${network}</string></value></member></struct>`,
        );
  const bodies: Readonly<Record<string, string>> = {
    getNodeList: list(nodes),
    showPluginList: list(plugins),
    getProperties: properties,
  };
  const server = await startRawServer((socket, request) => {
    const method = methodOf(request);
    if (instead?.(socket, method) !== true) {
      socket.write(httpAnswer(bodies[method] ?? ACTIVATED));
    }
  }, options);
  return { ...server, methods: () => server.requests.map(methodOf) };
}

function methodOf({ body }: RawRequest): string {
  return /<methodName>([^<]*)/.exec(body)?.[1] ?? '';
}

/** The URL of a port on which nobody listens. */
export async function deadUrl(scheme: 'http' | 'https' = 'http', host = '127.0.0.1'): Promise<string> {
  const server = createServer();
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `${scheme}://${host}:${port}/cluster1/`;
}
