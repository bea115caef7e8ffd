import * as l10n from '@vscode/l10n';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import { parseEndpoint, type Endpoint } from './endpoint';
import { argumentError, type Result, type Where } from './errors';
import type { ExchangeRequest } from './exchange';
import { normalizeFingerprint } from './fingerprint';
import { judgePeer, type TrustRule } from './trust';

/** A cluster and how to log in. */
export interface Target {
  /** As the person calls it: `EDU01`. */
  readonly name: string;
  /** `https://host[:port]/cluster1/`; http is possible, user and password in it are refused. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** SHA-256 pins; where there is one, the server's certificate must match one of them. */
  readonly fingerprints: readonly string[];
  /** PEM; chain and host name must hold. Without pins and `ca` the usual authorities decide. */
  readonly ca?: string;
}

/** Another way to open connections than straight to the host. */
export interface ForwardProxy {
  /** What must not appear in any text. */
  readonly secrets: readonly string[];
  /** From now on the agent's connections, all to the endpoint, go by the proxy. `ca` as in the target. */
  lead(agent: HttpAgent, endpoint: Endpoint, ca: string | undefined): void;
}

/** What belongs to one target and is shared with no other. */
export interface Session {
  readonly target: Target;
  readonly endpoint: Endpoint;
  readonly rule: TrustRule;
  readonly agent: HttpAgent;
  readonly judged: WeakSet<Socket>;
  /** The Authorization header. */
  readonly login: string;
}

/** Fails with `argument` where the target makes no sense; nothing is contacted. */
export function openSession(target: Target, maxSockets: number, proxy?: ForwardProxy): Result<Session> {
  const endpoint = parseEndpoint(target.url);
  const complaint = endpoint.ok ? complain(target) : endpoint.problem;
  if (!endpoint.ok || complaint !== undefined) {
    const problem = `${target.name}: ${complaint ?? ''}`;
    return { ok: false, error: argumentError(problem, l10n.t('Correct the settings of the cluster.')) };
  }
  const fingerprints = target.fingerprints.flatMap((pin) => normalizeFingerprint(pin) ?? []);
  const rule = target.ca === undefined ? { fingerprints } : { fingerprints, ca: target.ca };
  const options = { keepAlive: true, maxSockets, maxFreeSockets: maxSockets };
  // A resumed TLS session shows no certificate, so none is kept.
  const agent = endpoint.value.secure ? new HttpsAgent({ ...options, maxCachedSessions: 0 }) : new HttpAgent(options);
  proxy?.lead(agent, endpoint.value, target.ca);
  const login = `Basic ${Buffer.from(`${target.user}:${target.password}`).toString('base64')}`;
  return { ok: true, value: { target, endpoint: endpoint.value, rule, agent, judged: new WeakSet(), login } };
}

function complain({ fingerprints, user }: Target): string | undefined {
  if (fingerprints.some((pin) => normalizeFingerprint(pin) === undefined)) {
    return l10n.t('A fingerprint is no SHA-256 fingerprint: it has 64 hexadecimal digits.');
  }
  return /[:\0-\x1f\x7f]/.test(user) ? l10n.t('A user name cannot hold a colon or a control character.') : undefined;
}

export function describeWhere({ target, endpoint }: Session, subject: string | undefined): Where {
  const who = subject === undefined ? target.name : `${target.name} ${subject}`;
  return { who, host: endpoint.host, url: endpoint.url, user: target.user };
}

/** `object` relative to the cluster's path. */
export function toRequest(
  { endpoint, rule, agent, judged, login }: Session,
  object: string,
  body: string,
): Omit<ExchangeRequest, 'stop' | 'connectTimeoutMs'> {
  return {
    endpoint,
    path: endpoint.path + object,
    headers: {
      Authorization: login,
      // Zope takes a request for XML-RPC by this type alone.
      'Content-Type': 'text/xml',
      'Content-Length': Buffer.byteLength(body),
      'Accept-Encoding': 'identity',
      'User-Agent': 'backup-sync-for-exasol',
    },
    body,
    agent,
    ca: rule.ca,
    judge: (socket) => judgePeer(socket, rule),
    judged,
  };
}
