import { Readable, pipeline } from 'node:stream';
import type { ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { FaultKind } from './faults';
import { encodeAnswer } from './xml';
import { value } from './values';

const xmlType = { 'Content-Type': 'text/xml;charset=utf-8' };

export function sendXml(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { ...xmlType, 'Content-Length': body.length }).end(body);
}

/** Half of the answer that was announced. */
export function sendTruncated(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { ...xmlType, 'Content-Length': body.length });
  response.write(body.subarray(0, body.length >> 1), () => response.destroy());
}

/** As Zope's publisher refuses: with a body that is an answer in itself. */
export function sendUnauthorized(response: ServerResponse): void {
  response.writeHead(401, { ...xmlType, 'WWW-Authenticate': 'basic realm="Zope"' }).end(encodeAnswer(value('')));
}

export function sendPage(response: ServerResponse, status: number, text: string): void {
  const page = `<!DOCTYPE html>\n<html><head><title>EXAoperation</title></head><body><p>${text}</p></body></html>\n`;
  response.writeHead(status, { 'Content-Type': 'text/html;charset=utf-8' }).end(page);
}

/** Well-formed to its end, which a client with a limit never sees. */
function sendHuge(response: ServerResponse): void {
  const [head = '', tail = ''] = encodeAnswer(value('HERE')).toString().split('HERE');
  const mebibyte = 'x'.repeat(1024 * 1024);
  response.writeHead(200, xmlType);
  pipeline(Readable.from([head, ...Array.from({ length: 32 }, () => mebibyte), tail]), response, () => undefined);
}

/** TLS sockets have no reset of their own; to the client a close in place of an answer is the same. */
function reset({ socket }: ServerResponse): void {
  if (socket instanceof TLSSocket) {
    socket.destroy();
  } else {
    socket?.resetAndDestroy();
  }
}

/** The faults that come in place of an answer; of several, the first in this order. */
export const insteadOfAnswer: ReadonlyMap<FaultKind, (response: ServerResponse) => void> = new Map<
  FaultKind,
  (response: ServerResponse) => void
>([
  // Left open: the client's own limit ends it, or the end of the simulation.
  ['dead-node', () => undefined],
  ['reset', reset],
  ['http-500', (response) => sendPage(response, 500, 'A server error occurred.')],
  ['html', (response) => sendPage(response, 200, 'Please log in.')],
  ['unauthorized', sendUnauthorized],
  ['huge', sendHuge],
]);
