import * as l10n from '@vscode/l10n';
import type { ClusterConfig } from '../../clusters/config';
import { hostOf, type Via } from '../../exaoperation/failover';

/** `via n0011 (10.60.101.10 does not answer)`; empty while the first address is used and nothing is wrong with it. */
export function describeVia(cluster: ClusterConfig, via: Via | undefined): string {
  const silent = silentBefore(cluster, via);
  if (via === undefined || (via.url === cluster.urls[0] && silent.length === 0)) {
    return '';
  }
  const name = nameOf(cluster, via.url);
  const hosts = silent.map(({ url }) => nameOf(cluster, url)).join(', ');
  switch (silent.length) {
    case 0:
      return l10n.t('via {0}', name);
    case 1:
      return l10n.t('via {0} ({1} does not answer)', name, hosts);
    default:
      return l10n.t('via {0} ({1} do not answer)', name, hosts);
  }
}

/** Why, and since when, in lines; `time` makes words of milliseconds since 1970. */
export function explainVia(cluster: ClusterConfig, via: Via | undefined, time: (at: number) => string): string[] {
  const silent = (via?.silent ?? []).map(({ url, since, error }) =>
    l10n.t('{host} has not answered since {time}: {why}', {
      host: nameOf(cluster, url),
      time: time(since),
      why: error.message,
    }),
  );
  const difference =
    via?.difference === undefined
      ? []
      : [
          l10n.t('{host} may be another cluster: {difference}. Nothing is changed there.', {
            host: nameOf(cluster, via.url),
            difference: via.difference,
          }),
        ];
  return [...difference, ...silent];
}

/** The silent addresses that would be used rather than the one that is. */
function silentBefore({ urls }: ClusterConfig, via: Via | undefined): Via['silent'] {
  const used = urls.indexOf(via?.url ?? '');
  return (via?.silent ?? []).filter(({ url }) => urls.indexOf(url) < used);
}

/** The node that the settings have at this address, else the host; with a port that is not the usual one. */
function nameOf({ nodeAddresses }: ClusterConfig, url: string): string {
  const host = hostOf(url);
  const { hostname } = new URL(url);
  const [node] = Object.entries(nodeAddresses).find(([, address]) => isAt(address, host, hostname)) ?? [];
  return node ?? host;
}

function isAt(address: string, host: string, hostname: string): boolean {
  const bare = (text: string): string => text.replace(/^\[|\]$/g, '').toLowerCase();
  return address.toLowerCase() === host || bare(address) === bare(hostname);
}
