import { classifyFault, classifyStatus, pageTitle } from './classify';
import { createAnswerDecoder, type Answer } from './codec';
import { createTextReader } from './decodeText';
import { notXmlRpcError, protocolError, shapeError, tooLargeError, type Result, type Where } from './errors';
import type { BodyReader, Head } from './exchange';
import type { XmlRpcValue } from './values';

/** An answer of more bytes, after decompression, is not read on. A log of a node may have some megabytes. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024;
const MAX_PAGE_BYTES = 64 * 1024;

export interface AnswerContext {
  readonly where: Where;
  readonly method: string;
  /** Applied to what the server says before anything is cut from it: half a secret is not recognised any more. */
  readonly redact: (text: string) => string;
}

/** Chooses by the head what becomes of the body: only what comes with status 200 is taken for XML-RPC. */
export function createAnswerReader(head: Head, context: AnswerContext): BodyReader<Result<XmlRpcValue>> {
  return head.status === 200 ? readAnswer(head, context) : readRefusal(head, context);
}

function readAnswer({ headers }: Head, context: AnswerContext): BodyReader<Result<XmlRpcValue>> {
  const text = createTextReader(headers['content-type']);
  const decoder = createAnswerDecoder();
  let bytesSoFar = 0;
  let start = '';
  const isTooLarge = () => Math.max(bytesSoFar, Number(headers['content-length'] ?? 0)) > MAX_ANSWER_BYTES;
  const decode = (piece: string) => {
    start = start.length < MAX_PAGE_BYTES ? start + piece : start;
    return decoder.write(piece);
  };
  return {
    write(bytes) {
      bytesSoFar += bytes.length;
      return !isTooLarge() && decode(text.write(bytes));
    },
    end() {
      if (isTooLarge()) {
        return { ok: false, error: tooLargeError(context.where, MAX_ANSWER_BYTES) };
      }
      decode(text.end());
      return toResult(decoder.end(), context, start);
    },
  };
}

function toResult(answer: Answer, { where, method, redact }: AnswerContext, start: string): Result<XmlRpcValue> {
  switch (answer.kind) {
    case 'value':
      return { ok: true, value: answer.value };
    case 'fault':
      return { ok: false, error: classifyFault(hideBlobs(redact(answer.text)), answer.code, where) };
    case 'problem': {
      const { kind, reason } = answer.problem;
      switch (kind) {
        case 'foreign':
          return { ok: false, error: notXmlRpcError(where, 200, pageTitle(redact(start))) };
        case 'broken':
          return { ok: false, error: protocolError(where, reason) };
        case 'odd':
          return { ok: false, error: shapeError(where, method, reason) };
      }
    }
  }
}

function readRefusal({ status, headers }: Head, { where, redact }: AnswerContext): BodyReader<Result<XmlRpcValue>> {
  const pieces: Buffer[] = [];
  let room = MAX_PAGE_BYTES;
  return {
    write(bytes) {
      pieces.push(bytes.subarray(0, room));
      room -= bytes.length;
      return room > 0;
    },
    end() {
      const page = redact(Buffer.concat(pieces).toString('utf8'));
      const { location, 'retry-after': retryAfter } = headers;
      const refusal = { status, page, ...(location && { location }), ...(retryAfter && { retryAfter }) };
      return { ok: false, error: classifyStatus(refusal, where) };
    },
  };
}

/** A server that quotes only the start of an uploaded file would still quote secrets. */
function hideBlobs(text: string): string {
  return text.replace(/[A-Za-z0-9+/=]{64,}/g, '•••');
}
