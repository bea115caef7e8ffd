import * as l10n from '@vscode/l10n';
import type { Certificate } from './certificate';

export type ExaErrorKind =
  | 'auth'
  | 'permission'
  | 'proxy'
  | 'notXmlRpc'
  | 'redirect'
  | 'server'
  | 'fault'
  | 'timeout'
  | 'network'
  | 'tooLarge'
  | 'protocol'
  | 'shape'
  | 'tls'
  | 'scheme'
  | 'notHttp'
  | 'unsupported'
  | 'argument'
  | 'cancelled';

/**
 * Why a call has no value. Plain data for people: it never carries a request, a response, a body, a stack or a secret,
 * so it can be shown, logged and compared as it is.
 */
export interface ExaError {
  readonly kind: ExaErrorKind;
  /** One sentence that names the cluster (and node) and says what happened. */
  readonly message: string;
  /** What to do next. */
  readonly remedy: string;
  /** A write may or may not have taken effect: read the state before anything is repeated. */
  readonly outcomeUnknown: boolean;
  /** Nobody answered: there was not even a connection, or no complete answer came over it. */
  readonly unanswered?: 'connection' | 'answer';
  readonly httpStatus?: number;
  readonly faultCode?: number;
  /** The certificate that was not accepted. */
  readonly certificate?: Certificate;
  /** What was pinned when another certificate came. */
  readonly expectedFingerprints?: readonly string[];
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ExaError };

/** What the sentences say about a call: `who` is `EDU01` or `EDU01 n0011`, `host` is host:port. */
export interface Where {
  readonly who: string;
  readonly host: string;
  /** Without user and password. */
  readonly url: string;
  readonly user: string;
}

type Details = Pick<ExaError, 'unanswered' | 'httpStatus' | 'faultCode' | 'certificate' | 'expectedFingerprints'>;

function build(kind: ExaErrorKind, message: string, remedy: string, details: Details = {}): ExaError {
  return { kind, message, remedy, outcomeUnknown: false, ...details };
}

export function authError({ who, host, user }: Where): ExaError {
  return build(
    'auth',
    l10n.t('{who}: {host} refused the login of user {user}.', { who, host, user }),
    l10n.t('Check user name and password, and that the user has the role Administrator.'),
    { httpStatus: 401 },
  );
}

export function permissionError({ who, host, user }: Where, details: Details): ExaError {
  return build(
    'permission',
    l10n.t('{who}: {host} does not permit this to user {user}.', { who, host, user }),
    l10n.t('Give the user the role Administrator in EXAoperation, or use another user.'),
    details,
  );
}

export function proxyError({ who, host }: Where): ExaError {
  return build(
    'proxy',
    l10n.t('{who}: a proxy between here and {host} wants a login.', { who, host }),
    l10n.t('Check the setting http.proxy, or exclude the cluster from the proxy.'),
    { httpStatus: 407 },
  );
}

export function notXmlRpcError({ who, url }: Where, httpStatus: number, title = ''): ExaError {
  const message =
    title === ''
      ? l10n.t('{who}: nothing at {url} speaks the XML-RPC of EXAoperation.', { who, url })
      : l10n.t('{who}: {url} answers with a page titled "{title}", not with XML-RPC.', { who, url, title });
  return build('notXmlRpc', message, l10n.t('Check the URL: that of EXAoperation ends in /cluster1/.'), { httpStatus });
}

export function redirectError({ who, host }: Where, httpStatus: number, origin: string): ExaError {
  return build(
    'redirect',
    l10n.t('{who}: {host} redirects to {origin}.', { who, host, origin }),
    l10n.t('Redirects are not followed. If that address is the right one, enter it as the URL of the cluster.'),
    { httpStatus },
  );
}

/** `retryAfter` in seconds, where the server named it. */
export function serverError({ who, host }: Where, httpStatus: number, retryAfter?: number): ExaError {
  return build(
    'server',
    l10n.t('{who}: {host} answered with HTTP status {status}.', { who, host, status: httpStatus }),
    retryAfter === undefined
      ? l10n.t('Try again in a minute. If it stays so, look at EXAoperation itself: it may need a restart.')
      : l10n.t('The server asks to wait {0} seconds before the next try.', retryAfter),
    { httpStatus },
  );
}

/** `text` is what the server says, already fit for display; empty when it gave none. */
export function faultError({ who }: Where, text: string, remedy: string, faultCode?: number): ExaError {
  return build(
    'fault',
    text === ''
      ? l10n.t('{0}: EXAoperation reported an error without a text.', who)
      : l10n.t('{who}: EXAoperation reported: {text}', { who, text }),
    remedy,
    faultCode === undefined ? {} : { faultCode },
  );
}

export function timeoutError({ who, host }: Where, phase: 'connect' | 'answer', milliseconds: number): ExaError {
  const seconds = milliseconds / 1000;
  return phase === 'connect'
    ? build(
        'timeout',
        l10n.t('{who}: no connection to {host} within {seconds} s.', { who, host, seconds }),
        l10n.t('Check that the cluster is up and that VPN and firewall let this port through.'),
        { unanswered: 'connection' },
      )
    : build(
        'timeout',
        l10n.t('{who}: no complete answer from {host} within {seconds} s.', { who, host, seconds }),
        l10n.t(
          'Check that the node is up, or raise the limit: the setting backupSync.timeouts, or --timeout on the command line.',
        ),
        { unanswered: 'answer' },
      );
}

export type NetworkProblem = 'refused' | 'name' | 'unreachable' | 'lost';

const NETWORK: Record<NetworkProblem, (where: Where) => readonly [message: string, remedy: string]> = {
  refused: ({ who, host }) => [
    l10n.t('{who}: {host} refuses connections.', { who, host }),
    l10n.t('Check the port (EXAoperation listens on 443) and that EXAoperation is running.'),
  ],
  name: ({ who, host }) => [
    l10n.t('{who}: there is no host of the name in {host}.', { who, host }),
    l10n.t('Check the URL of the cluster, the name server and the VPN.'),
  ],
  unreachable: ({ who, host }) => [
    l10n.t('{who}: {host} cannot be reached.', { who, host }),
    l10n.t('Check that VPN and firewall let this port through.'),
  ],
  lost: ({ who, host, url }) => [
    l10n.t('{who}: the connection to {host} was lost before the answer was complete.', { who, host }),
    // Some servers hang up on a client that speaks http to a TLS port.
    url.startsWith('http:')
      ? l10n.t('Check the URL: the port may speak https, not http. Otherwise look at the network and at EXAoperation.')
      : l10n.t('Try again. If it stays so, look at the network and at EXAoperation.'),
  ],
};

export function networkError(where: Where, problem: NetworkProblem): ExaError {
  return build('network', ...NETWORK[problem](where), { unanswered: problem === 'lost' ? 'answer' : 'connection' });
}

export function tooLargeError({ who }: Where, limitBytes: number): ExaError {
  const limit = limitBytes < 2 ** 20 ? `${limitBytes / 2 ** 10} KiB` : `${limitBytes / 2 ** 20} MiB`;
  return build(
    'tooLarge',
    l10n.t('{who}: the answer is larger than {limit}.', { who, limit }),
    l10n.t('Nothing of it was kept. Read this in EXAoperation itself.'),
  );
}

export function protocolError({ who, url }: Where, reason: string): ExaError {
  return build(
    'protocol',
    l10n.t('{who}: unreadable answer ({reason}).', { who, reason }),
    l10n.t('Try again. If it stays so, check what answers at {0}.', url),
  );
}

/** `found` says the types that came, never values. */
export function shapeError({ who }: Pick<Where, 'who'>, method: string, found: string): ExaError {
  return build(
    'shape',
    l10n.t('{who}: unexpected answer from {method}: {found}.', { who, method, found }),
    l10n.t('This version of EXAoperation may answer differently. Please report the sentence above.'),
  );
}

export type TlsProblem = 'untrusted' | 'changed' | 'outdated' | 'clientCertificate';

const TLS: Record<TlsProblem, (where: Where, reason: string) => readonly [message: string, remedy: string]> = {
  untrusted: ({ who, host }, reason) => [
    l10n.t('{who}: the certificate of {host} is not trusted ({reason}).', { who, host, reason }),
    l10n.t('Compare its SHA-256 fingerprint with the one that EXAoperation shows, then pin it or set a CA file.'),
  ],
  changed: ({ who, host }, reason) => [
    l10n.t('{who}: {host} shows another certificate than the pinned one ({reason}).', { who, host, reason }),
    l10n.t('Nothing was sent. Find out who changed the certificate before you pin the new one.'),
  ],
  outdated: ({ who, host }) => [
    l10n.t('{who}: {host} offers no version of TLS from 1.2 on.', { who, host }),
    l10n.t('Update EXAoperation: older versions of TLS are not safe and not supported here.'),
  ],
  clientCertificate: ({ who, host }) => [
    l10n.t('{who}: {host} wants a client certificate.', { who, host }),
    l10n.t('Client certificates are not supported. Use an address that asks only for user and password.'),
  ],
};

export function tlsError(where: Where, problem: TlsProblem, reason = '', details: Details = {}): ExaError {
  return build('tls', ...TLS[problem](where, reason), details);
}

/** `speaks` is what the port turned out to speak. */
export function schemeError({ who, host }: Where, speaks: 'http' | 'https'): ExaError {
  return build(
    'scheme',
    speaks === 'http'
      ? l10n.t('{who}: {host} does not answer with TLS; it may speak http, not https.', { who, host })
      : l10n.t('{who}: {host} speaks https, not http.', { who, host }),
    l10n.t('Check the scheme and the port of the URL.'),
  );
}

export function notHttpError({ who, host }: Where): ExaError {
  return build(
    'notHttp',
    l10n.t('{who}: what listens on {host} does not speak proper HTTP.', { who, host }),
    l10n.t('Check the port: EXAoperation listens on 443.'),
  );
}

export function unsupportedError(who: string): ExaError {
  return build(
    'unsupported',
    l10n.t('{0}: this is no EXAoperation with plugins: it offers no method callPlugin.', who),
    l10n.t('Plugins exist in EXAoperation of the versions 6.x to 7.1. Exasol 8 has neither.'),
  );
}

/** A call that was refused here, before anything was sent; `problem` is a sentence that quotes no argument. */
export function argumentError(problem: string, remedy: string): ExaError {
  return build('argument', problem, remedy);
}

export function cancelledError(who: string): ExaError {
  return build('cancelled', l10n.t('{0}: cancelled.', who), l10n.t('Start it again when you want it.'));
}

/** The same error for a write of which nobody knows whether it took effect. */
export function withUnknownOutcome(error: ExaError): ExaError {
  const warning = l10n.t('It is not known whether the call took effect: read the status before you repeat it.');
  return { ...error, outcomeUnknown: true, remedy: `${warning} ${error.remedy}` };
}
