import * as l10n from '@vscode/l10n';
import type { Access } from '../exaoperation/access';
import type { Risk } from '../exaoperation/plugin';

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
}

/** A cluster with what tells that two entries of the settings are the same one. */
export interface Addressed {
  readonly access: Access;
  readonly urls: readonly string[];
}

/** The strictest access that any entry of the settings gives to the same address: a second name does not open a door. */
export function strictestAccess(cluster: Addressed, all: readonly Addressed[]): Access {
  const origins = new Set(cluster.urls.map((url) => new URL(url).origin));
  const given = [cluster, ...all.filter(({ urls }) => urls.some((url) => origins.has(new URL(url).origin)))].map(
    ({ access }) => access,
  );
  return STRICTEST_FIRST.find((access) => given.includes(access)) ?? 'full';
}

const STRICTEST_FIRST: readonly Access[] = ['readOnly', 'protected'];

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
