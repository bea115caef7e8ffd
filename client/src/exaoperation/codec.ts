import * as l10n from '@vscode/l10n';
import CustomType from 'xmlrpc/lib/customtype';
import Deserializer from 'xmlrpc/lib/deserializer';
import { serializeMethodCall } from 'xmlrpc/lib/serializer';
import { sanitizePhrase, findUnsendable } from './text';
import { isList, isStruct, type XmlRpcValue } from './values';
import { createGate, type GateProblem } from './xmlGate';

export type EncodedCall =
  | { readonly ok: true; readonly body: Buffer }
  /** `problem` names the place and never quotes the value: it may be a file with passwords. */
  | { readonly ok: false; readonly problem: string };

/** Checks every argument before the serializer sees it: that one quotes what it refuses, and sends what it does not know. */
export function encodeCall(method: string, params: readonly XmlRpcValue[]): EncodedCall {
  const problem = params.map(complain).find((complaint) => complaint !== undefined);
  return problem === undefined
    ? { ok: true, body: Buffer.from(serializeMethodCall(method, params.map(toSendable), 'utf-8')) }
    : { ok: false, problem };
}

/** A string in which the serializer escapes each character. By itself it uses CDATA, in which carriage returns get lost. */
class EscapedString extends CustomType {
  override readonly tagName = 'string';
}

function toSendable(value: XmlRpcValue): unknown {
  if (typeof value === 'string') {
    return value.includes('\r') ? new EscapedString(value) : value;
  }
  if (isList(value)) {
    return value.map(toSendable);
  }
  return isStruct(value)
    ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, toSendable(member)]))
    : value;
}

function complain(value: XmlRpcValue): string | undefined {
  if (typeof value === 'string') {
    return findUnsendable(value) < 0 ? undefined : l10n.t('The argument holds a character that XML cannot carry.');
  }
  if (typeof value === 'number') {
    return value === (value | 0) ? undefined : l10n.t('The argument is a number that is no 32-bit integer.');
  }
  if (isList(value)) {
    return value.map(complain).find((complaint) => complaint !== undefined);
  }
  if (isStruct(value)) {
    return complain(Object.keys(value)) ?? complain(Object.values(value));
  }
  return typeof value === 'boolean' || value === null
    ? undefined
    : l10n.t('The argument is of a type that is not sent.');
}

export type Answer =
  | { readonly kind: 'value'; readonly value: XmlRpcValue }
  | { readonly kind: 'fault'; readonly code?: number; readonly text: string }
  | { readonly kind: 'problem'; readonly problem: GateProblem };

export interface AnswerDecoder {
  /** True while the answer is worth reading on. */
  write(text: string): boolean;
  end(): Answer;
}

// sax looks at the size of its buffers once per write, so a write must be small.
const SLICE = 32 * 1024;

/** Reads a methodResponse piece by piece: each slice passes the gate first, then goes to xmlrpc's deserializer. */
export function createAnswerDecoder(): AnswerDecoder {
  const gate = createGate();
  const decoder = startDeserializer();
  return {
    write(text) {
      for (let at = 0; at < text.length; at += SLICE) {
        const slice = text.slice(at, at + SLICE);
        if (!gate.write(slice)) {
          return false;
        }
        decoder.write(slice);
      }
      return true;
    },
    end() {
      const problem = gate.end();
      return problem === undefined ? decoder.end() : { kind: 'problem', problem };
    },
  };
}

class TolerantDeserializer extends Deserializer {
  /** Apache's spelling of nil, which the package does not know. It names tags in upper case. */
  protected override onClosetag(name: string): void {
    super.onClosetag(name === 'EX:NIL' ? 'NIL' : name);
  }

  /** The package's own uses the deprecated Buffer constructor, of which Node warns. */
  protected override endBase64(text: string): void {
    this.push(Buffer.from(text, 'base64'));
    this.value = false;
  }
}

/** Feeds the deserializer without a stream. What it throws (on faults of odd forms it does) becomes an answer as well. */
function startDeserializer(): { write(text: string): void; end(): Answer } {
  let sink: { write(text: string): unknown; end(): unknown } | undefined;
  let answer: Answer | undefined;
  const source = {
    setEncoding: () => undefined,
    on: () => undefined,
    pipe: (target: { write(text: string): unknown; end(): unknown }) => {
      sink = target;
    },
  };
  const keep = (error: unknown, value?: unknown) => {
    answer ??= error === undefined || error === null ? { kind: 'value', value: value as XmlRpcValue } : toFault(error);
  };
  const guarded = (action: () => unknown) => {
    try {
      action();
    } catch (error) {
      keep(error);
    }
  };
  new TolerantDeserializer().deserializeMethodResponse(source, keep);
  return {
    write: (text) => guarded(() => sink?.write(text)),
    end() {
      guarded(() => sink?.end());
      return answer ?? brokenAnswer(l10n.t('it ends too early'));
    },
  };
}

/** The deserializer reports faults and its own complaints alike as errors; only a fault has (at least) the field. */
function toFault(error: unknown): Answer {
  if (!(error instanceof Error)) {
    return brokenAnswer(l10n.t('it cannot be read'));
  }
  // A fault whose value is nil makes it read a field of null.
  if (!('faultCode' in error) && !(error instanceof TypeError)) {
    return brokenAnswer(sanitizePhrase(error.message, 60));
  }
  const { faultCode, faultString } = error as { faultCode?: unknown; faultString?: unknown };
  const text = typeof faultString === 'string' ? faultString : '';
  return typeof faultCode === 'number' ? { kind: 'fault', code: faultCode, text } : { kind: 'fault', text };
}

function brokenAnswer(reason: string): Answer {
  return { kind: 'problem', problem: { kind: 'broken', reason } };
}
