import * as l10n from '@vscode/l10n';
import type { Risk } from '../exaoperation/plugin';
import type { Access, ClusterConfig } from './config';

/** `backupSync.confirm`: which calls ask before they run. */
export type ConfirmLevel = 'always' | 'destructive' | 'never';

/** What stands between a wish and its calls. */
export type Gate =
  | { readonly kind: 'open' }
  | { readonly kind: 'ask' }
  /** The cluster's name must be typed. */
  | { readonly kind: 'askByName' }
  | { readonly kind: 'refused'; readonly reason: string };

/** The strictest access that any entry of the settings gives to the same address: a second name does not open a door. */
export function strictestAccess(cluster: ClusterConfig, all: readonly ClusterConfig[]): Access {
  const origins = new Set(cluster.urls.map((url) => new URL(url).origin));
  const given = [cluster, ...all.filter(({ urls }) => urls.some((url) => origins.has(new URL(url).origin)))].map(
    ({ access }) => access,
  );
  return STRICTEST_FIRST.find((access) => given.includes(access)) ?? 'full';
}

const STRICTEST_FIRST: readonly Access[] = ['readOnly', 'protected'];

/** Decides whether calls of this risk may run on a cluster; `everyConnection` is the call that means all connections. */
export function gateFor(
  cluster: ClusterConfig,
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
        reason: l10n.t('{0} is read-only, so nothing is changed on it. Its settings say so: access.', cluster.name),
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
