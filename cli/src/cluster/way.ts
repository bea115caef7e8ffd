import { execute } from '../../../client/src/exaoperation/calls';
import { createFailover } from '../../../client/src/exaoperation/failover';
import { createTransport } from '../../../client/src/exaoperation/transport';
import type { Way } from '../../../client/src/procedure/runFunction';
import type { Address } from './options';

/** A way to a cluster that closes its connections at the end. */
export interface OpenWay extends Way {
  dispose(): void;
}

/** Nothing is contacted before the first call. */
export function openWay(address: Address, password: string): OpenWay {
  const { name, urls, proxies, user, fingerprints, ca, limits, timeouts } = address;
  const maxSockets = Math.max(limits.reads, limits.writes);
  const open = (url: string) => {
    const target = { name, url, user, password, fingerprints, ...(ca === undefined ? {} : { ca }) };
    return { url, transport: createTransport(target, { maxSockets, proxy: proxies.get(url) }) };
  };
  const [first, ...others] = urls;
  const transport = createFailover([open(first), ...others.map(open)]);
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
