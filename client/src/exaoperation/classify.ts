import * as l10n from '@vscode/l10n';
import {
  authError,
  faultError,
  networkError,
  notHttpError,
  notXmlRpcError,
  permissionError,
  protocolError,
  proxyError,
  redirectError,
  schemeError,
  serverError,
  tlsError,
  tooLargeError,
  type ExaError,
  type NetworkProblem,
  type Where,
} from './errors';
import { sanitizePhrase } from './text';

/** What Node says of a failed connection, as far as it is looked at. Its text is never passed on. */
export interface ConnectionError {
  readonly code?: string;
  readonly message?: string;
  /** The bytes that Node's HTTP parser choked on. */
  readonly rawPacket?: Uint8Array;
  /** Where whoever opened the connection knows better than the code what happened. */
  readonly explain?: (where: Where) => ExaError;
}

/** The limit for the headers of an answer. */
export const MAX_HEADER_BYTES = 64 * 1024;

const NETWORK: Readonly<Record<string, NetworkProblem>> = {
  ECONNREFUSED: 'refused',
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  EAI_FAIL: 'name',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ETIMEDOUT: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
};

/**
 * What TLS libraries write into messages and codes, in lower case and without underscores, because OpenSSL (Node) and
 * BoringSSL (desktop VS Code) spell the same thing differently. The first row that matches decides.
 */
const TLS_TEXTS: readonly (readonly [pattern: RegExp, build: (where: Where) => ExaError])[] = [
  [/certificate required/, (where) => tlsError(where, 'clientCertificate')],
  [/alert protocol version|unsupported protocol|no protocols available/, (where) => tlsError(where, 'outdated')],
  [/wrong version number|http request|packet length too long|unknown protocol/, (where) => schemeError(where, 'http')],
  [/handshake failure|no shared cipher/, (where) => tlsError(where, 'outdated')],
];

export function classifyConnectionError(error: ConnectionError, where: Where): ExaError {
  if (error.explain) {
    return error.explain(where);
  }
  const code = error.code ?? '';
  if (code.startsWith('HPE_')) {
    return classifyParserError(error, where);
  }
  if (code.startsWith('Z_')) {
    return protocolError(where, l10n.t('its compression is broken'));
  }
  const text = `${code} ${error.message ?? ''}`.toLowerCase().replaceAll('_', ' ');
  const known = NETWORK[code];
  if (known !== undefined) {
    return networkError(where, known);
  }
  const row = /eproto|ssl/.test(text) ? TLS_TEXTS.find(([pattern]) => pattern.test(text)) : undefined;
  return row === undefined ? networkError(where, 'lost') : row[1](where);
}

/** Broken chunks mean a broken line; anything else means that it was never HTTP, or (first byte 21) a TLS alert. */
function classifyParserError({ code, rawPacket }: ConnectionError, where: Where): ExaError {
  if (rawPacket?.[0] === 0x15 && rawPacket[1] === 0x03) {
    return schemeError(where, 'https');
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return tooLargeError(where, MAX_HEADER_BYTES);
  }
  return /CHUNK|EOF/.test(code ?? '') ? networkError(where, 'lost') : notHttpError(where);
}

/** The head of an answer that is not 200, and what its page says. */
export interface Refusal {
  readonly status: number;
  readonly location?: string;
  readonly retryAfter?: string;
  /** At most 64 KiB of the body. */
  readonly page: string;
}

/** Every answer but 200, by its status alone: the body may claim anything, even a valid XML-RPC success. */
export function classifyStatus(refusal: Refusal, where: Where): ExaError {
  const { status, page } = refusal;
  switch (status) {
    case 401:
      return authError(where);
    case 403:
      return permissionError(where, { httpStatus: status });
    case 407:
      return proxyError(where);
    case 400:
      return /plain HTTP|speaking plain|HTTPS port|SSL-enabled/i.test(page)
        ? schemeError(where, 'https')
        : notXmlRpcError(where, status, pageTitle(page));
  }
  if (status >= 300 && status < 400 && refusal.location !== undefined) {
    return redirectError(where, status, originOf(refusal.location, where));
  }
  return status === 429 || status >= 500
    ? serverError(where, status, secondsOf(refusal.retryAfter))
    : notXmlRpcError(where, status, pageTitle(page));
}

/** The origin only: paths and queries of foreign redirects may hold anything. */
function originOf(location: string, where: Where): string {
  return URL.canParse(location, where.url) ? new URL(location, where.url).origin : l10n.t('an unreadable address');
}

function secondsOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

export function pageTitle(page: string): string {
  return sanitizePhrase(/<title[^>]{0,200}>([^<]{0,400})/i.exec(page)?.[1] ?? '', 100);
}

/**
 * A fault of the server. Zope wraps every exception as `Unexpected Zope exception: Type: text` with code -1, and a role
 * that is too low may come as one of these instead of HTTP 401.
 */
export function classifyFault(text: string, faultCode: number | undefined, where: Where): ExaError {
  const said = sanitizePhrase(text.replace(/^Unexpected Zope exception:\s*/i, ''), 2000);
  if (/^\w*(?:unauthori[sz]ed|forbidden)/i.test(said)) {
    return permissionError(where, faultCode === undefined ? {} : { faultCode });
  }
  return faultError(where, said, faultRemedy(said), faultCode);
}

function faultRemedy(text: string): string {
  if (text === '') {
    return l10n.t('Look into the log service of the cluster: it may say more.');
  }
  if (text.startsWith('KeyError')) {
    return l10n.t('The plugin or the node may not exist any more: refresh the cluster.');
  }
  if (/^(?:NotFound|AttributeError)/.test(text)) {
    return l10n.t('The cluster has no such object or method: refresh it, and check its version.');
  }
  return l10n.t('The sentence is that of the cluster. If it does not help, look into its log service.');
}
