import { execute } from '../../../client/src/exaoperation/calls';
import { createTransport } from '../../../client/src/exaoperation/transport';
import type { Way } from '../../../client/src/procedure/runFunction';
import type { Address } from './options';

/** A way to a cluster that closes its connections at the end. */
export interface OpenWay extends Way {
  dispose(): void;
}

/** Nothing is contacted before the first call. */
export function openWay({ name, urls, user, fingerprints, ca, limits, timeouts }: Address, password: string): OpenWay {
  const target = { name, url: urls[0], user, password, fingerprints, ...(ca === undefined ? {} : { ca }) };
  const transport = createTransport(target, { maxSockets: Math.max(limits.reads, limits.writes) });
  return {
    cluster: { name },
    limits,
    execute: (call, { node, signal } = {}) =>
      execute(transport, call, {
        timeouts,
        ...(signal ? { signal } : {}),
        ...(node === undefined ? {} : { subject: node }),
      }),
    dispose: () => transport.dispose(),
  };
}
