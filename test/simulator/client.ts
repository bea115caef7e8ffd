import { request as plainRequest } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { TLSSocket } from 'node:tls';
import type { ClusterAccess } from '../../simulator/src/index';

/** A client of the tests' own, so that neither the simulator nor the product judges itself. */

export type Received = null | string | number | boolean | Received[] | { [name: string]: Received };

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Of the server's certificate; 64 upper-case hex digits. Undefined without TLS. */
  readonly fingerprint: string | undefined;
}

export interface RawRequest {
  readonly path?: string;
  readonly verb?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** PEM of what is trusted; anything is if not given. */
  readonly ca?: string;
}

/** Sends one request on a connection of its own. Rejects when the connection ends before the answer does. */
export function send({ url, user, password }: ClusterAccess, options: RawRequest = {}): Promise<RawResponse> {
  const { path = '/cluster1/', verb = 'POST', headers = {}, body = '', signal, ca } = options;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const request = (url.startsWith('https:') ? secureRequest : plainRequest)(new URL(path, url), {
    method: verb,
    agent: false,
    headers: { 'Content-Type': 'text/xml', Authorization: authorization, ...headers },
    ...(ca === undefined ? { rejectUnauthorized: false } : { ca }),
    ...(signal && { signal }),
  });
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      receive(response).then(resolve, reject);
    });
    request.end(body);
  });
}

async function receive(response: IncomingMessage): Promise<RawResponse> {
  const { statusCode: status = 0, headers, socket } = response;
  const certificate = 'getPeerCertificate' in socket ? (socket as TLSSocket).getPeerCertificate() : undefined;
  const parts: Buffer[] = [];
  for await (const part of response) {
    parts.push(part as Buffer);
  }
  const fingerprint = certificate?.fingerprint256.replaceAll(':', '');
  return { status, headers, body: Buffer.concat(parts), fingerprint };
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const methodCall = (method: string, ...params: readonly string[]): string =>
  `<?xml version='1.0'?><methodCall><methodName>${method}</methodName><params>${params
    .map((param) => `<param><value><string>${escape(param)}</string></value></param>`)
    .join('')}</params></methodCall>`;

/** Calls a method of the cluster (or of a child, written before a dot); rejects with the fault's text. */
export async function call(access: ClusterAccess, method: string, ...params: readonly string[]): Promise<Received> {
  const { body } = await send(access, { body: methodCall(method, ...params) });
  const xml = body.toString('utf8');
  const value = decode(xml);
  if (xml.includes('<fault>')) {
    throw new Error((value as { faultString: string }).faultString);
  }
  return value;
}

/** callPlugin for BackupSync. */
export const run = (access: ClusterAccess, node: string, name: string, argument = ''): Promise<Received> =>
  call(access, 'callPlugin', 'Administration.BackupSync-1.0.17', node, name, argument);

export const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Reads the first value of a response: a stack of values, driven by the closing tags. */
export function decode(xml: string): Received {
  const stack: Received[] = [];
  const starts: number[] = [];
  let text = '';
  for (const [token] of xml.matchAll(/<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/g)) {
    if (/^<(array|struct)>$/.test(token)) {
      starts.push(stack.length);
    } else if (/^<\/(array|struct)>$/.test(token)) {
      const items = stack.splice(starts.pop() ?? 0);
      stack.push(token === '</array>' ? items : toStruct(items));
    } else if (!token.startsWith('<') || token.startsWith('<!')) {
      text += token.replace(/^<!\[CDATA\[([\s\S]*)\]\]>$/, '$1');
    } else {
      stack.push(...scalar(token, text));
      text = '';
    }
  }
  return stack[0] ?? null;
}

function toStruct(items: readonly Received[]): Received {
  return Object.fromEntries(
    items.flatMap((name, index) => (index % 2 === 0 ? [[name as string, items[index + 1] ?? null]] : [])),
  );
}

function scalar(tag: string, text: string): Received[] {
  switch (tag) {
    case '</int>':
      return [Number(text)];
    case '</boolean>':
      return [text === '1'];
    case '</string>':
    case '</name>':
      return [text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')];
    case '<string/>':
      return [''];
    case '<nil/>':
      return [null];
    default:
      return [];
  }
}
