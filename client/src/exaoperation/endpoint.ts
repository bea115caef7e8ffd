import * as l10n from '@vscode/l10n';

/** Where a cluster answers, taken apart once. */
export interface Endpoint {
  readonly secure: boolean;
  /** Without the brackets of IPv6. */
  readonly hostname: string;
  readonly port: number;
  /** Ends with a slash: `/cluster1/`. */
  readonly path: string;
  /** `host:port` as it is shown. */
  readonly host: string;
  /** Normalised: `https://host:port/cluster1/`. */
  readonly url: string;
}

export type EndpointResult =
  | { readonly ok: true; readonly value: Endpoint }
  /** `problem` never quotes the text: it may hold a password. */
  | { readonly ok: false; readonly problem: string };

/** Reads `http[s]://host[:port][/path/]`; without a path it is EXAoperation's `/cluster1/`. */
export function parseEndpoint(text: string): EndpointResult {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    return refuse(l10n.t('The URL of a cluster has the form https://host[:port]/cluster1/.'));
  }
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/]*@/i.test(trimmed)) {
    return refuse(l10n.t('The URL of a cluster holds no user and no password: these are kept apart from it.'));
  }
  if (url.search !== '' || url.hash !== '') {
    return refuse(l10n.t('The URL of a cluster ends with its path: no question mark, no number sign.'));
  }
  return { ok: true, value: endpointOf(url) };
}

function endpointOf(url: URL): Endpoint {
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const path = url.pathname === '/' ? '/cluster1/' : url.pathname.replace(/\/*$/, '/');
  const host = `${url.hostname}:${port}`;
  return {
    secure,
    hostname: url.hostname.replace(/^\[|\]$/g, ''),
    port,
    path,
    host,
    url: `${url.protocol}//${url.host}${path}`,
  };
}

function refuse(problem: string): EndpointResult {
  return { ok: false, problem };
}
