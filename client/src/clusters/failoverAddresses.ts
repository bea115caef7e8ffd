import { isIPv6 } from 'node:net';
import * as l10n from '@vscode/l10n';
import { read, type Timeouts } from '../exaoperation/calls/call';
import { compareClusters, readFacts, type ClusterFacts } from '../exaoperation/clusterFacts';
import { argumentError, type Result } from '../exaoperation/errors';
import { hostOf } from '../exaoperation/failover';
import { createTransport, type Target } from '../exaoperation/transport';
import { readUrl } from './config';
import type { Session } from './session';

/** A node and the URL of EXAoperation at its address. */
export interface Candidate {
  readonly node: string;
  readonly address: string;
  readonly url: string;
}

/** Reads `n0011=10.60.101.11, n0012=10.60.101.12`; the separators may be blanks. A string is what is wrong with it. */
export function parseNodeAddresses(text: string): Readonly<Record<string, string>> | string {
  const entries = text
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map((part) => /^(n\d+)=(\S+)$/.exec(part)?.slice(1));
  if (entries.length === 0 || entries.includes(undefined)) {
    return l10n.t('Type node and address, for example n0011=10.60.101.11 n0012=10.60.101.12.');
  }
  return Object.fromEntries(entries as [string, string][]);
}

export function formatNodeAddresses(addresses: Readonly<Record<string, string>>): string {
  return Object.entries(addresses)
    .map(([node, address]) => `${node}=${address}`)
    .join(' ');
}

/** Where EXAoperation answers on each node: as at the first address, with another host. A string is what is wrong. */
export function candidatesOf(
  first: string,
  addresses: Readonly<Record<string, string>>,
): readonly Candidate[] | string {
  const candidates: Candidate[] = [];
  for (const [node, address] of Object.entries(addresses)) {
    const { protocol, port, pathname } = new URL(first);
    const host = isIPv6(address) ? `[${address}]` : address;
    const hasPort = /[^:\]]:\d+$|\]:\d+$/.test(host);
    const full = readUrl(`${protocol}//${host}${port === '' || hasPort ? '' : `:${port}`}${pathname}`);
    if (/[/@?#\\]/.test(address) || 'complaint' in full) {
      return l10n.t('{node} needs a host name or an IP address, if need be with a port.', { node });
    }
    candidates.push({ node, address, url: full.url });
  }
  return candidates;
}

/** What a session shows of its cluster, to compare addresses with. */
export function readClusterFacts({
  cluster,
  execute,
}: Pick<Session, 'cluster' | 'execute'>): Promise<Result<ClusterFacts>> {
  return readFacts(cluster.name, (method) => execute(read(method, (value) => value)));
}

/** Logs in at an address whose certificate was confirmed, and reads whether it is the cluster that is known. */
export async function proveAddress(
  target: Target,
  known: ClusterFacts,
  timeouts: Timeouts,
  signal?: AbortSignal,
): Promise<Result<ClusterFacts>> {
  const transport = createTransport(target, { maxSockets: 1 });
  const options = {
    timeoutMs: timeouts.read * 1000,
    connectTimeoutMs: timeouts.connect * 1000,
    write: false,
    ...(signal && { signal }),
  };
  try {
    const seen = await readFacts(target.name, (method) => transport.call('', method, [], options));
    const compared = seen.ok ? compareClusters(known, seen.value) : undefined;
    return compared === undefined || compared.kind === 'same'
      ? seen
      : { ok: false, error: notTheSame(target, compared.kind === 'different' ? compared.difference : '') };
  } finally {
    transport.dispose();
  }
}

function notTheSame({ name, url }: Target, difference: string) {
  const host = hostOf(url);
  return argumentError(
    difference === ''
      ? l10n.t('{name}: whether {host} is the same cluster cannot be told.', { name, host })
      : l10n.t('{name}: {host} is another cluster: {difference}.', { name, host, difference }),
    l10n.t('It was not added.'),
  );
}
