import { execute } from '../../../client/src/exaoperation/calls';
import { createTransport } from '../../../client/src/exaoperation/transport';
import { runFunction, type Way } from '../../../client/src/procedure/runFunction';
import { login, plugin, timeouts, type FleetClient } from './client';

/** The way of a function to its nodes, as the editor and the command line go it. */
export const callOurs: FleetClient = async ({ url, fingerprint, nodes, atOnce }) => {
  const target = { name: 'EDU01', url, ...login, fingerprints: [fingerprint] };
  const transport = createTransport(target, { maxSockets: atOnce });
  const way: Way = {
    cluster: { name: 'EDU01' },
    limits: { reads: atOnce, writes: 1 },
    execute: (call, { signal, node } = {}) =>
      execute(transport, call, { timeouts, ...(signal && { signal }), ...(node !== undefined && { subject: node }) }),
  };
  const run = { plugin, function: 'STATUS', nodes, argument: '', secrets: [], write: false, deadline: 'read' } as const;
  const results = await runFunction(way, run);
  transport.dispose();
  return results.filter(({ output }) => output === 'activated').map(({ milliseconds }) => milliseconds);
};
