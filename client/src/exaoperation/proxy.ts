import * as l10n from '@vscode/l10n';
import { request as httpRequest, type Agent } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { MAX_HEADER_BYTES, type ConnectionError } from './classify';
import { parseEndpoint, type Endpoint } from './endpoint';
import type { ExaError, Where } from './errors';
import type { ForwardProxy } from './session';
import { tlsOptions } from './trust';
import { Tunnel } from './tunnel';

export type Environment = Readonly<Record<string, string | undefined>>;

export type ProxyChoice =
  /** Undefined: go straight to the host. */
  | { readonly ok: true; readonly value: ForwardProxy | undefined }
  /** A sentence; it never quotes the variable, which may hold a password. */
  | { readonly ok: false; readonly problem: string };

/**
 * The proxy that the environment names for a URL: HTTPS_PROXY or HTTP_PROXY by its scheme, unless NO_PROXY lists the host;
 * lower case comes first. For programs in which nobody else sees to it: VS Code does for its extensions.
 */
export function chooseProxy(url: string, environment: Environment): ProxyChoice {
  const endpoint = parseEndpoint(url);
  if (!endpoint.ok) {
    return endpoint;
  }
  const variable = endpoint.value.secure ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const written = lookUp(variable, environment).trim();
  if (written === '' || isExcluded(endpoint.value, lookUp('NO_PROXY', environment))) {
    return { ok: true, value: undefined };
  }
  const server = parseProxy(written, variable);
  return server === undefined
    ? { ok: false, problem: l10n.t('{0} has to have the form http://[USER:PASSWORD@]HOST:PORT.', variable) }
    : { ok: true, value: proxyVia(server) };
}

function lookUp(name: string, environment: Environment): string {
  return environment[name.toLowerCase()] ?? environment[name] ?? '';
}

/** Entries are `*`, hosts with all that is below them, `.suffix`, IP addresses, each but the first with or without `:port`. */
export function isExcluded({ hostname, port }: Pick<Endpoint, 'hostname' | 'port'>, list: string): boolean {
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      const [, host = '', only] = isIP(entry) === 6 ? ['', entry] : (/^(.*?)(?::(\d{1,5}))?$/.exec(entry) ?? []);
      return entry === '*' || ((only === undefined || Number(only) === port) && covers(host, hostname));
    });
}

function covers(entry: string, hostname: string): boolean {
  const bare = entry.replace(/^\[|\]$/g, '');
  if (isIP(hostname) !== 0) {
    // As the URL of a cluster spells it.
    return isIP(bare) !== 0 && new URL(`http://${bracketed(bare)}`).hostname === bracketed(hostname);
  }
  const name = bare.replace(/^\*?\./, '');
  return name !== '' && (hostname === name || hostname.endsWith(`.${name}`));
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

interface ProxyServer {
  readonly variable: string;
  readonly secure: boolean;
  readonly hostname: string;
  readonly port: number;
  /** The Proxy-Authorization header, where there is a login. */
  readonly login: string | undefined;
  readonly secrets: readonly string[];
}

function parseProxy(written: string, variable: string): ProxyServer | undefined {
  const text = written.includes('://') ? written : `http://${written}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const user = decode(url?.username ?? '');
  const password = decode(url?.password ?? '');
  if (!url || !/^https?:$/.test(url.protocol) || user === undefined || password === undefined) {
    return undefined;
  }
  const secure = url.protocol === 'https:';
  const pair = `${user}:${password}`;
  return {
    variable,
    secure,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    login: pair === ':' ? undefined : `Basic ${Buffer.from(pair).toString('base64')}`,
    secrets: pair === ':' ? [] : [password, pair],
  };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function proxyVia(server: ProxyServer): ForwardProxy {
  return {
    secrets: server.secrets,
    lead(agent: Agent, endpoint, ca) {
      agent.createConnection = () => {
        const socket = openTunnel(server, endpoint);
        // The certificate is judged by who sends a request, as on every connection.
        return endpoint.secure ? tlsConnect({ ...tlsOptions(endpoint, ca), socket }) : socket;
      };
    },
  };
}

/** The proxy learns host and port, and its own login; what goes to the host goes through the tunnel. */
function openTunnel(server: ProxyServer, { hostname, port }: Endpoint): Tunnel {
  const authority = `${bracketed(hostname)}:${port}`;
  const request = (server.secure ? httpsRequest : httpRequest)({
    method: 'CONNECT',
    host: server.hostname,
    port: server.port,
    path: authority,
    headers: { Host: authority, ...(server.login !== undefined && { 'Proxy-Authorization': server.login }) },
    agent: false,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  return new Tunnel(request, (problem) => new ProxyProblem(server, problem));
}

/** Why there is no tunnel. Its text is never shown. */
class ProxyProblem extends Error implements ConnectionError {
  readonly explain: (where: Where) => ExaError;

  constructor(server: ProxyServer, problem: Error | number) {
    super('no tunnel');
    this.explain = (where) => {
      const texts = { proxy: `${bracketed(server.hostname)}:${server.port}`, variable: server.variable, ...where };
      return typeof problem === 'number' ? refused(problem, texts) : unreachable(problem, texts);
    };
  }
}

type Texts = Pick<Where, 'who' | 'host'> & { readonly proxy: string; readonly variable: string };

function refused(httpStatus: number, { who, host, proxy, variable }: Texts): ExaError {
  if (httpStatus === 407) {
    return {
      kind: 'proxy',
      message: l10n.t('{who}: the proxy {proxy} wants a login.', { who, proxy }),
      remedy: l10n.t(
        'Write user and password into {variable} (http://USER:PASSWORD@HOST:PORT), or exclude {host} with NO_PROXY.',
        { variable, host },
      ),
      outcomeUnknown: false,
      httpStatus,
    };
  }
  return {
    kind: 'proxy',
    message: l10n.t('{who}: the proxy {proxy} does not connect to {host} (HTTP status {status}).', {
      who,
      proxy,
      host,
      status: httpStatus,
    }),
    remedy: l10n.t('Check that the proxy may reach {host}, or exclude it with NO_PROXY.', { host }),
    outcomeUnknown: false,
    unanswered: 'connection',
    httpStatus,
  };
}

function unreachable({ code = '' }: NodeJS.ErrnoException, { who, host, proxy, variable }: Texts): ExaError {
  return {
    kind: 'proxy',
    message: /^(?:HPE_|EPROTO|ERR_SSL)/.test(code)
      ? l10n.t('{who}: what listens on {proxy} does not answer as a proxy.', { who, proxy })
      : l10n.t('{who}: no connection to the proxy {proxy} ({code}).', { who, proxy, code }),
    remedy: l10n.t('Check {variable}, or exclude {host} with NO_PROXY.', { variable, host }),
    outcomeUnknown: false,
    unanswered: 'connection',
  };
}
