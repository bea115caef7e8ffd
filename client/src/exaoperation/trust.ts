import * as l10n from '@vscode/l10n';
import { isIP } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { describeCertificate, type Certificate } from './certificate';
import { classifyConnectionError } from './classify';
import { parseEndpoint, type Endpoint } from './endpoint';
import { argumentError, cancelledError, schemeError, timeoutError, type Result, type Where } from './errors';
import { sanitizePhrase } from './text';

export interface InspectOptions {
  /** How the sentences call the cluster; its address without it. */
  readonly name?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** PEM of the authorities to trust instead of the usual ones. */
  readonly ca?: string;
}

export interface Inspection {
  readonly certificate: Certificate;
  /** By the usual authorities, or by `ca`: chain, dates and host name hold. */
  readonly trusted: boolean;
  /** Why it is not, for people. */
  readonly reason?: string;
}

export type Verdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly problem: 'untrusted' | 'changed';
      readonly reason: string;
      readonly certificate?: Certificate;
    };

/** What a connection must show before anything is sent over it. */
export interface TrustRule {
  /** Normalised; one of them must match. Empty = no pin. */
  readonly fingerprints: readonly string[];
  /** The chain and the host name must hold (also) because of this. */
  readonly ca?: string;
}

/**
 * Judges a connection whose handshake is complete. The sockets here are opened with `rejectUnauthorized: false`, so that a
 * refused certificate can be shown; this function is therefore THE check, and no request is written before it agrees.
 */
export function judgePeer(socket: TLSSocket, rule: TrustRule): Verdict {
  const peer = socket.getPeerX509Certificate();
  if (peer === undefined) {
    return { ok: false, problem: 'untrusted', reason: l10n.t('it showed no certificate') };
  }
  const certificate = describeCertificate(peer);
  const pinned = rule.fingerprints.length > 0;
  if (pinned && !rule.fingerprints.includes(certificate.fingerprint)) {
    const reason = l10n.t('it shows {0}', certificate.fingerprint);
    return { ok: false, problem: 'changed', reason, certificate };
  }
  if ((!pinned || rule.ca !== undefined) && !socket.authorized) {
    return { ok: false, problem: 'untrusted', reason: explainDistrust(socket), certificate };
  }
  return { ok: true };
}

/** Options for every TLS connection here. Sessions are never resumed: a resumed one shows no certificate to check. */
export function tlsOptions(endpoint: Endpoint, ca: string | undefined) {
  return {
    host: endpoint.hostname,
    port: endpoint.port,
    servername: isIP(endpoint.hostname) === 0 ? endpoint.hostname : '',
    minVersion: 'TLSv1.2' as const,
    rejectUnauthorized: false,
    ...(ca === undefined ? {} : { ca }),
  };
}

const DISTRUST: Readonly<Record<string, () => string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: () => l10n.t('it is self-signed'),
  SELF_SIGNED_CERT_IN_CHAIN: () => l10n.t('its authority is not known here'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: () => l10n.t('its authority is not known here'),
  UNABLE_TO_GET_ISSUER_CERT: () => l10n.t('its authority is not known here'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: () => l10n.t('its authority is not known here'),
  CERT_HAS_EXPIRED: () => l10n.t('it has expired'),
  CERT_NOT_YET_VALID: () => l10n.t('it is not valid yet; check the clock'),
  ERR_TLS_CERT_ALTNAME_INVALID: () => l10n.t('it belongs to another host name'),
};

function explainDistrust(socket: TLSSocket): string {
  // Typed as an Error, but Node sets the code as a string.
  const code = String(socket.authorizationError);
  return DISTRUST[code]?.() ?? l10n.t('check {0} failed', sanitizePhrase(code, 60));
}

/**
 * Fetches the certificate of a server: a TLS handshake and nothing more, so no request and no credential leaves.
 * `url` as in the settings; only https has a certificate.
 */
export async function inspectCertificate(url: string, options: InspectOptions): Promise<Result<Inspection>> {
  const endpoint = parseEndpoint(url);
  if (!endpoint.ok) {
    return { ok: false, error: argumentError(endpoint.problem, l10n.t('Correct the URL.')) };
  }
  const { host, url: shown, secure } = endpoint.value;
  const where: Where = { who: options.name ?? host, host, url: shown, user: '' };
  if (!secure) {
    return { ok: false, error: schemeError(where, 'http') };
  }
  return options.signal?.aborted === true
    ? { ok: false, error: cancelledError(where.who) }
    : handshake(endpoint.value, where, options);
}

function handshake(endpoint: Endpoint, where: Where, options: InspectOptions): Promise<Result<Inspection>> {
  return new Promise((resolve) => {
    const socket = connect(tlsOptions(endpoint, options.ca));
    const settle = (result: Result<Inspection>) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', cancel);
      // The error listener stays: what a dying socket still reports must find one.
      socket.destroy();
      resolve(result);
    };
    const cancel = () => settle({ ok: false, error: cancelledError(where.who) });
    const timer = setTimeout(
      () => settle({ ok: false, error: timeoutError(where, 'connect', options.timeoutMs) }),
      options.timeoutMs,
    );
    options.signal?.addEventListener('abort', cancel);
    socket.once('secureConnect', () => settle(inspect(socket, where)));
    socket.on('error', (error: Error) => settle({ ok: false, error: classifyConnectionError(error, where) }));
    socket.once('close', () => settle({ ok: false, error: classifyConnectionError({ code: 'ECONNRESET' }, where) }));
  });
}

function inspect(socket: TLSSocket, where: Where): Result<Inspection> {
  const peer = socket.getPeerX509Certificate();
  if (peer === undefined) {
    return { ok: false, error: classifyConnectionError({ code: 'ECONNRESET' }, where) };
  }
  const certificate = describeCertificate(peer);
  return socket.authorized
    ? { ok: true, value: { certificate, trusted: true } }
    : { ok: true, value: { certificate, trusted: false, reason: explainDistrust(socket) } };
}
