import * as vscode from 'vscode';
import { readCaFile } from '../clusters/caFile';
import { readCluster, type ClusterConfig } from '../clusters/config';
import {
  candidatesOf,
  formatNodeAddresses,
  parseNodeAddresses,
  proveAddress,
  readClusterFacts,
  type Candidate,
} from '../clusters/failoverAddresses';
import type { ClusterFacts } from '../exaoperation/clusterFacts';
import { settings } from '../settings';
import { askTrust, type Trust } from './certificate';
import { chooseCluster, namedCluster } from './chooseCluster';
import { answered, Cancelled, UserError, type Command, type Parts } from './command';
import { asUserError, openSession } from './functions/plan';

/** Adds the addresses of nodes to a cluster, each after its certificate was looked at and it has shown the same cluster. */
export const prepareFailover: Command = {
  id: 'backupSync.cluster.prepareFailover',
  async run(parts, entry) {
    const title = vscode.l10n.t('Prepare fail-over addresses');
    const cluster = await chooseCluster(parts, entry, title);
    const candidates = await askCandidates(parts, cluster, title);
    await confirmLogin(parts, cluster, candidates);
    const attempt = await prepare(parts, cluster);
    const found: Proven[] = [];
    const failures: string[] = [];
    for (const candidate of candidates) {
      const outcome = await tryCandidate(parts, cluster, candidate, attempt);
      if (typeof outcome === 'string') {
        failures.push(outcome);
      } else {
        found.push(outcome);
      }
    }
    if (found.length === 0) {
      throw new UserError(vscode.l10n.t('No address was added. {0}', failures.join(' ')));
    }
    await save(parts, cluster, found, attempt);
    const added = vscode.l10n.t('{0} can now also be reached at {1}.', cluster.name, found.map(nameOf).join(', '));
    void parts.ui.inform([added, ...failures].join(' '));
    await parts.states.refresh(namedCluster(parts, cluster.name));
  },
};

interface Proven extends Candidate {
  /** Pinned on consent; undefined where an authority vouches for the address. */
  readonly fingerprint: string | undefined;
}

/** What all addresses are tried with. */
interface Attempt {
  readonly password: string;
  readonly ca: string | undefined;
  readonly known: ClusterFacts;
}

const nameOf = ({ node, address }: Candidate): string => `${node} (${address})`;

async function askCandidates(parts: Parts, cluster: ClusterConfig, title: string): Promise<readonly Candidate[]> {
  const read = (text: string): readonly Candidate[] | string => {
    const addresses = parseNodeAddresses(text);
    return typeof addresses === 'string' ? addresses : candidatesOf(cluster.urls[0], addresses);
  };
  const answer = answered(
    await parts.ui.ask({
      title,
      prompt: vscode.l10n.t('Nodes of {0} and their addresses', cluster.name),
      placeholder: 'n0011=10.60.101.11 n0012=10.60.101.12',
      value: formatNodeAddresses(cluster.nodeAddresses),
      validate: (text) => {
        const candidates = read(text);
        return typeof candidates === 'string' ? candidates : undefined;
      },
    }),
  );
  const candidates = read(answer);
  if (typeof candidates === 'string') {
    throw new UserError(candidates);
  }
  return candidates;
}

async function confirmLogin(parts: Parts, cluster: ClusterConfig, candidates: readonly Candidate[]): Promise<void> {
  const goOn = await parts.ui.confirm({
    message: vscode.l10n.t('Try {0} addresses of {1}?', candidates.length, cluster.name),
    detail: [
      vscode.l10n.t(
        'The certificate of each is looked at first. Only then the login of {0} goes there, to read whether it is the same cluster:',
        cluster.user,
      ),
      ...candidates.map(({ node, url }) => `${node}: ${url}`),
    ].join('\n'),
    action: vscode.l10n.t('Try these addresses'),
  });
  if (!goOn) {
    throw new Cancelled();
  }
}

async function prepare(parts: Parts, cluster: ClusterConfig): Promise<Attempt> {
  const session = await openSession(parts, cluster);
  const [found, ca, known] = [
    await parts.passwords.find(cluster),
    await readCaFile(cluster),
    await readClusterFacts({ cluster, execute: (call) => session.execute(call) }),
  ];
  if (!ca.ok) {
    throw asUserError(ca.error);
  }
  if (!known.ok) {
    throw asUserError(known.error);
  }
  if (found.kind !== 'password') {
    throw new UserError(vscode.l10n.t('No password is known for {0}. Use "Set password" first.', cluster.name));
  }
  return { password: found.password, ca: ca.value, known: known.value };
}

/** What is pinned for an address that has shown the same cluster, or the sentence that says why it was left out. */
async function tryCandidate(
  parts: Parts,
  cluster: ClusterConfig,
  candidate: Candidate,
  { password, ca, known }: Attempt,
): Promise<Proven | string> {
  const name = `${cluster.name} ${candidate.node}`;
  try {
    const fingerprint = pinFor(cluster, await lookAt(parts, cluster, candidate.url, { name, ca }));
    const target = {
      name,
      url: candidate.url,
      user: cluster.user,
      password,
      fingerprints: fingerprint === undefined ? [] : [fingerprint],
      ...(ca === undefined ? {} : { ca }),
    };
    const seen = await parts.ui.progress(vscode.l10n.t('Reading at {0}', nameOf(candidate)), (_, signal) =>
      proveAddress(target, known, settings.timeouts(), signal),
    );
    return seen.ok ? { ...candidate, fingerprint } : `${seen.error.message} ${seen.error.remedy}`;
  } catch (error) {
    if (error instanceof Cancelled) {
      return vscode.l10n.t('{0} was left out: it was not confirmed.', name);
    }
    if (error instanceof UserError) {
      return error.message;
    }
    throw error;
  }
}

/** The certificate of another node may be another one: it is not compared with that of the first address, but shown. */
function lookAt(
  parts: Parts,
  { fingerprints }: ClusterConfig,
  url: string,
  { name, ca }: { readonly name: string; readonly ca: string | undefined },
): Promise<Trust> {
  return askTrust(parts, {
    name,
    url,
    fingerprints: [],
    accepted: fingerprints,
    timeoutSeconds: settings.timeouts().connect,
    mustSee: true,
    ...(ca === undefined ? {} : { ca }),
  });
}

/** Where a cluster has pins, every address needs one. */
function pinFor({ fingerprints }: ClusterConfig, trust: Trust): string | undefined {
  switch (trust.kind) {
    case 'pinned':
      return trust.fingerprint;
    case 'verified':
      return fingerprints.length > 0 ? trust.fingerprint : undefined;
    case 'unseen':
      return undefined;
  }
}

async function save(
  parts: Parts,
  cluster: ClusterConfig,
  found: readonly Proven[],
  { password, ca }: Attempt,
): Promise<void> {
  const pins = new Set([...cluster.fingerprints, ...found.flatMap(({ fingerprint }) => fingerprint ?? [])]);
  if (pins.size > 0 && cluster.fingerprints.length === 0 && cluster.urls[0].startsWith('https:')) {
    // Until now an authority was enough for the first address. With pins for others it needs one as well.
    const trust = await lookAt(parts, cluster, cluster.urls[0], { name: cluster.name, ca });
    if (trust.kind !== 'unseen') {
      pins.add(trust.fingerprint);
    }
  }
  const patch = {
    url: undefined,
    urls: [...new Set([...cluster.urls, ...found.map(({ url }) => url)])],
    fingerprint: undefined,
    fingerprints: pins.size === 0 ? undefined : [...pins],
    nodeAddresses: {
      ...cluster.nodeAddresses,
      ...Object.fromEntries(found.map(({ node, address }) => [node, address])),
    },
  };
  // The person has agreed that the password goes to these addresses, so it is kept for them together.
  const next = readCluster({ ...cluster, passwordFrom: undefined, ...patch });
  if (typeof next !== 'string' && cluster.passwordFrom.kind !== 'env' && cluster.passwordFrom.kind !== 'command') {
    await parts.passwords.keep({ ...next, passwordFrom: cluster.passwordFrom }, password);
  }
  await parts.registry.update(cluster.name, patch);
}
