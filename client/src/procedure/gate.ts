import * as l10n from '@vscode/l10n';
import type { Access } from '../exaoperation/access';
import type { Risk } from '../exaoperation/plugin';
import type { Judgement } from './transitions';

/** `backupSync.confirm`: which calls ask before they run. */
export type ConfirmLevel = 'always' | 'destructive' | 'never';

/** What stands between a wish and its calls. */
export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'ask' }
  /** The cluster's name must be typed. */
  | { readonly kind: 'askByName' }
  | { readonly kind: 'refused'; readonly reason: string };

/** The cluster that is to be called, as far as the gate looks at it. */
export interface Guarded {
  readonly name: string;
  readonly access: Access;
  /** The entry of the settings that the access comes from, where it is another one. */
  readonly accessOf?: string;
}

/** An entry of the settings with what tells that it is the same cluster as another one. */
export interface Addressed extends Guarded {
  readonly urls: readonly string[];
  readonly fingerprints: readonly string[];
  /** Addresses by node name. */
  readonly nodeAddresses: Readonly<Record<string, string>>;
}

/** The cluster with the strictest access that any entry for the same cluster gives: a second name does not open a door. */
export function strictest(cluster: Addressed, all: readonly Addressed[]): Guarded {
  const { name } = cluster;
  const same = [cluster, ...all.filter((other) => isSameCluster(cluster, other))];
  const found = STRICTEST_FIRST.flatMap((access) => same.find((entry) => entry.access === access) ?? [])[0];
  return found === undefined || found.access === cluster.access
    ? { name, access: cluster.access }
    : { name, access: found.access, accessOf: found.name };
}

const STRICTEST_FIRST: readonly Access[] = ['readOnly', 'protected'];

/** By an address, with or without encryption, or by a pinned certificate. A port of its own may lead elsewhere. */
function isSameCluster(a: Addressed, b: Addressed): boolean {
  const places = new Set(placesOf(a));
  return (
    placesOf(b).some((place) => places.has(place)) || a.fingerprints.some((print) => b.fingerprints.includes(print))
  );
}

/** Each node answers for the whole cluster, on the ports of the web. */
function placesOf({ urls, nodeAddresses }: Addressed): readonly string[] {
  const nodes = Object.values(nodeAddresses).flatMap((address) => {
    const host = address.includes(':') && !address.startsWith('[') ? `[${address}]` : address;
    return URL.canParse(`https://${host}`) ? [`https://${host}`] : [];
  });
  return [...urls, ...nodes].map((url) => {
    const { hostname, port } = new URL(url);
    return `${hostname.replace(/\.$/, '')}:${port === '80' || port === '443' ? '' : port}`;
  });
}

/**
 * Decides whether calls of this risk may run on a cluster; `everyConnection` is the call that means all connections. Who
 * is not `interactive` is a program: it can be refused what a person would be asked.
 */
export function gateFor(
  cluster: Guarded,
  risk: Risk,
  level: ConfirmLevel,
  { everyConnection = false, interactive = true } = {},
): Gate {
  if (risk === 'read') {
    return { kind: 'open' };
  }
  switch (cluster.access) {
    case 'readOnly':
      return {
        kind: 'refused',
        reason:
          cluster.accessOf === undefined
            ? l10n.t('{0} is read-only, so nothing is changed on it. Its settings say so: access.', cluster.name)
            : l10n.t(
                '{0} is the same cluster as {1}, which is read-only, so nothing is changed on it.',
                cluster.name,
                cluster.accessOf,
              ),
      };
    case 'protected':
      return level === 'never' && !interactive
        ? {
            kind: 'refused',
            reason: l10n.t(
              '{0} is protected, and backupSync.confirm is "never", so nobody can be asked. Allow questions, or set its access to "full".',
              cluster.name,
            ),
          }
        : { kind: 'askByName' };
    case 'full':
      if (everyConnection && interactive) {
        return { kind: 'askByName' };
      }
      return level === 'always' || (level === 'destructive' && risk === 'destructive')
        ? { kind: 'ask' }
        : { kind: 'open' };
  }
}

/**
 * The gate with what was judged about the nodes. What makes no sense is refused to a program; a person may run it anyway
 * by typing the cluster's name, and so may a command line that says so (`anyway`), which is then still asked.
 */
export function gateWith(gate: Gate, judgement: Judgement, { interactive = true, anyway = false } = {}): Gate {
  if (gate.kind === 'refused' || judgement.kind === 'allowed') {
    return gate;
  }
  if (judgement.kind === 'refused' && !anyway) {
    return interactive ? { kind: 'askByName' } : { kind: 'refused', reason: judgement.reasons.join(' ') };
  }
  const mayAsk = interactive || judgement.kind === 'refused';
  return gate.kind === 'open' && mayAsk ? { kind: 'ask' } : gate;
}
