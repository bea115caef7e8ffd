import { PassThrough } from 'node:stream';
import Deserializer from 'xmlrpc/lib/deserializer';
import { serializeFault, serializeMethodResponse } from 'xmlrpc/lib/serializer';
import type { Answer, Value } from './values';

export type MethodCallResult =
  { readonly ok: true; readonly method: string; readonly params: readonly unknown[] } | { readonly ok: false };

/** Reads the body of a request. Base64 parameters come out as Buffers. */
export function decodeCall(body: Buffer): Promise<MethodCallResult> {
  const source = new PassThrough();
  source.end(body);
  return new Promise((resolve) => {
    new Deserializer().deserializeMethodCall(source, (error, method, params) => {
      resolve(error || method === undefined ? { ok: false } : { ok: true, method, params: params ?? [] });
    });
  });
}

/** Stands in a text where the answer on the wire shall have the bytes of `rawNoise`. */
export const noise = '\ue000';

/** What a terminal program on a node may print: a colour, a bell, and Latin-1 letters that are not UTF-8. */
const rawNoise = Buffer.from('\x1b[31m\x07\xe4\xf6\xff\x1b[0m', 'latin1');

/** The body of the response. */
export function encodeAnswer(answer: Answer): Buffer {
  const xml =
    answer.kind === 'value'
      ? serializeMethodResponse(printable(answer.value))
      : serializeFault({ faultCode: -1, faultString: clean(answer.message) });
  return withNoise(Buffer.from(xml, 'utf8'));
}

function withNoise(xml: Buffer): Buffer {
  const parts: Buffer[] = [];
  let from = 0;
  for (let at = xml.indexOf(noise); at !== -1; at = xml.indexOf(noise, from)) {
    parts.push(xml.subarray(from, at), rawNoise);
    from = at + Buffer.byteLength(noise);
  }
  return Buffer.concat([...parts, xml.subarray(from)]);
}

/** A caller can send, and so have quoted, what XML cannot hold. */
const clean = (text: string): string => text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?');

function printable(value: Value): Value {
  if (typeof value === 'string') {
    return clean(value);
  }
  if (Array.isArray(value)) {
    return value.map(printable);
  }
  return isStruct(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, printable(member)]))
    : value;
}

const isStruct = (value: Value): value is Readonly<Record<string, Value>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
