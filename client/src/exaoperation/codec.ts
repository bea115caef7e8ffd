import * as l10n from '@vscode/l10n';
import { findUnsendable } from './text';
import { isList, isStruct, type XmlRpcValue } from './values';
import { createGate, type GateProblem } from './xmlGate';

export type EncodedCall =
  | { readonly ok: true; readonly body: string }
  /** `problem` names the place and never quotes the value: it may be a file with passwords. */
  | { readonly ok: false; readonly problem: string };

export function encodeCall(method: string, params: readonly XmlRpcValue[]): EncodedCall {
  const problem = complain(method) ?? complain(params);
  return problem === undefined
    ? { ok: true, body: `<?xml version="1.0" encoding="utf-8"?>${writeCall(method, params)}` }
    : { ok: false, problem };
}

function writeCall(method: string, params: readonly XmlRpcValue[]): string {
  const written = params.map((param) => `<param>${write(param)}</param>`).join('');
  return `<methodCall><methodName>${escape(method)}</methodName><params>${written}</params></methodCall>`;
}

/** Only what `complain` lets through. */
function write(value: XmlRpcValue): string {
  return `<value>${writeTyped(value)}</value>`;
}

function writeTyped(value: XmlRpcValue): string {
  switch (typeof value) {
    case 'string':
      return `<string>${escape(value)}</string>`;
    case 'number':
      return `<int>${value}</int>`;
    case 'boolean':
      return `<boolean>${Number(value)}</boolean>`;
    default:
      return value === null ? '<nil/>' : writeCompound(value);
  }
}

function writeCompound(value: XmlRpcValue & object): string {
  return isList(value)
    ? `<array><data>${value.map(write).join('')}</data></array>`
    : `<struct>${Object.entries(value).map(writeMember).join('')}</struct>`;
}

function writeMember([name, value]: readonly [string, XmlRpcValue]): string {
  return `<member><name>${escape(name)}</name>${write(value)}</member>`;
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };

/** A carriage return would come out of a parser as a line feed. */
function escape(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => ESCAPED[character] ?? character);
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

/** Reads a methodResponse piece by piece. */
export function createAnswerDecoder(): AnswerDecoder {
  const gate = createGate();
  return {
    write(text) {
      for (let at = 0; at < text.length; at += SLICE) {
        if (!gate.write(text.slice(at, at + SLICE))) {
          return false;
        }
      }
      return true;
    },
    end() {
      const content = gate.end();
      return content.kind === 'fault' ? toFault(content.value) : content;
    },
  };
}

/** Of whatever form it is: something that says no has been said. */
function toFault(value: XmlRpcValue): Answer {
  const { faultCode, faultString } = isStruct(value) ? value : {};
  const text = typeof faultString === 'string' ? faultString : '';
  return typeof faultCode === 'number' ? { kind: 'fault', code: faultCode, text } : { kind: 'fault', text };
}
