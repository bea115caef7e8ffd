import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server as TlsServer } from 'node:https';
import { setTimeout as delay } from 'node:timers/promises';
import type { SecureContextOptions } from 'node:tls';
import type { ServerCertificate } from './certificate';
import type { Cluster, RecordedCall } from './cluster';
import type { FaultKind } from './faults';
import { dispatch } from './methods';
import { insteadOfAnswer, sendPage, sendTruncated, sendUnauthorized, sendXml } from './responses';
import { fault } from './values';
import { decodeCall, encodeAnswer } from './xml';

export interface Access {
  readonly user: string;
  readonly password: string;
  /** How long every answer takes, in milliseconds. */
  readonly latency: number;
  /** Ends what still waits. */
  readonly signal: AbortSignal;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export const createPlainServer = (handler: Handler): Server => createServer(handler);

export const createSecureServer = (certificate: ServerCertificate, handler: Handler): TlsServer =>
  createTlsServer(tlsOptions(certificate), handler);

export const tlsOptions = ({ key, certificate }: ServerCertificate): SecureContextOptions => ({
  key,
  cert: certificate,
  minVersion: 'TLSv1.2',
});

/** Answers the requests to one cluster. */
export function createHandler(cluster: Cluster, access: Access): Handler {
  return (request, response) => {
    // A client that goes away in the middle is its own business.
    response.on('error', () => undefined);
    handle(cluster, access, request, response).catch((error: unknown) => {
      if (!access.signal.aborted && !request.destroyed) {
        throw error;
      }
    });
  };
}

async function handle(cluster: Cluster, access: Access, request: IncomingMessage, response: ServerResponse) {
  const body = await readBody(request);
  const path = /^\/cluster1(?:\/(.*?))?\/?$/.exec(request.url ?? '');
  if (request.method !== 'POST' || !/^text\/xml\b/i.test(request.headers['content-type'] ?? '')) {
    sendPage(response, 200, 'Please log in.');
  } else if (
    path === null ||
    (path[1] !== undefined && path[1] !== '' && cluster.surroundings.faults.has('dotted-only', cluster.name))
  ) {
    sendPage(response, 404, 'The page that you are trying to access is not available.');
  } else if (!isAuthorized(request, access)) {
    sendUnauthorized(response);
  } else {
    await answer(cluster, access, await readCall(path[1] ?? '', body), response);
  }
}

async function answer(cluster: Cluster, access: Access, call: RecordedCall | undefined, response: ServerResponse) {
  if (call === undefined) {
    sendXml(response, encodeAnswer(fault('ExpatError', 'not well-formed (invalid token)')));
    return;
  }
  cluster.calls.push(call);
  const faults = cluster.surroundings.faults.strike(cluster.name, pluginNode(cluster, call));
  await wait(access, faults);
  const instead = [...insteadOfAnswer].find(([kind]) => faults.has(kind));
  if (instead !== undefined) {
    instead[1](response);
    return;
  }
  const body = encodeAnswer(await dispatch(cluster, call, faults));
  (faults.has('truncated') ? sendTruncated : sendXml)(response, body);
}

async function wait({ latency, signal }: Access, faults: ReadonlySet<FaultKind>): Promise<void> {
  const milliseconds = faults.has('slow-node') ? Math.max(20 * latency, 1000) : latency;
  if (milliseconds > 0) {
    await delay(milliseconds, undefined, { signal });
  }
}

/** Plugin calls are about a node; all others count as calls to the cluster. */
const pluginNode = (cluster: Cluster, { method, params: [, node] }: RecordedCall): string | undefined =>
  method === 'callPlugin' && typeof node === 'string' ? cluster.findNode(node) : undefined;

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) {
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

/** The object stands in the path, or before the method's last dot, or in both: the publisher walks one after the other. */
async function readCall(path: string, body: Buffer): Promise<RecordedCall | undefined> {
  const call = await decodeCall(body);
  if (!call.ok) {
    return undefined;
  }
  const steps = [...path.split('/'), ...call.method.split('.')].filter((step) => step !== '');
  return { object: steps.slice(0, -1).join('/'), method: steps.at(-1) ?? '', params: call.params };
}

function isAuthorized(request: IncomingMessage, { user, password }: Access): boolean {
  const [, credentials = ''] = /^basic +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return Buffer.from(credentials, 'base64').toString('utf8') === `${user}:${password}`;
}
