import * as l10n from '@vscode/l10n';
import type { Access } from '../exaoperation/access';
import { normalizeFingerprint } from '../exaoperation/fingerprint';

/** Where a cluster's password comes from. `stored` is VS Code's SecretStorage, the default. */
export type PasswordSource =
  | { readonly kind: 'stored' }
  | { readonly kind: 'env'; readonly variable: string }
  | { readonly kind: 'command'; readonly program: string; readonly args: readonly string[] }
  | { readonly kind: 'session' }
  | { readonly kind: 'ask' };

/** One entry of `backupSync.clusters`, checked and completed. */
export interface ClusterConfig {
  readonly name: string;
  /** Addresses of the same cluster, the preferred one first. */
  readonly urls: readonly [string, ...string[]];
  readonly user: string;
  /** SHA-256 of the certificates that were confirmed, 64 upper-case hexadecimal digits each. */
  readonly fingerprints: readonly string[];
  /** Path of a PEM file. */
  readonly caFile?: string;
  readonly access: Access;
  readonly timeZone?: string;
  readonly passwordFrom: PasswordSource;
  /** Address per node name. */
  readonly nodeAddresses: Readonly<Record<string, string>>;
}

/** What the setting may hold for one cluster; written as it stands, so that fields of later versions survive an edit. */
export type RawCluster = Readonly<Record<string, unknown>>;

export interface ReadClusters {
  readonly clusters: readonly ClusterConfig[];
  /** One sentence for each entry that cannot be used. */
  readonly complaints: readonly string[];
}

/** Reads the value of `backupSync.clusters`, whatever it is. The first of two entries with one name wins. */
export function readClusters(value: unknown): ReadClusters {
  const clusters: ClusterConfig[] = [];
  const complaints: string[] = [];
  for (const [index, raw] of (Array.isArray(value) ? (value as unknown[]) : []).entries()) {
    const read = readCluster(raw);
    if (typeof read === 'string') {
      complaints.push(l10n.t('Entry {0} of backupSync.clusters cannot be used: {1}', index + 1, read));
    } else if (clusters.some((other) => sameName(other.name, read.name))) {
      complaints.push(
        l10n.t('backupSync.clusters has two clusters named {0}. The second is left out: rename it.', read.name),
      );
    } else {
      clusters.push(read);
    }
  }
  return { clusters, complaints };
}

/** Names of clusters are unique regardless of case. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** One entry, or the sentence that says why it cannot be used. */
export function readCluster(raw: unknown): ClusterConfig | string {
  if (typeof raw !== 'object' || raw === null) {
    return l10n.t('it is not an object with name, url and user.');
  }
  const entry = raw as RawCluster;
  const name = text(entry['name'])?.trim();
  if (!name) {
    return l10n.t('it has no name.');
  }
  const urls = readUrls(entry);
  if (typeof urls === 'string') {
    return l10n.t('{0}: {1}', name, urls);
  }
  const user = text(entry['user']);
  if (!user) {
    return l10n.t('{0} has no user.', name);
  }
  const fingerprints = readFingerprints(entry);
  if (!fingerprints) {
    return l10n.t('{0}: a fingerprint is the SHA-256 of the certificate, 64 hexadecimal digits.', name);
  }
  const passwordFrom = readPasswordSource(entry['passwordFrom']);
  if (!passwordFrom) {
    return l10n.t('{0}: passwordFrom is { "env": … }, { "command": [ … ] }, "session" or "ask".', name);
  }
  const access = entry['access'] === undefined ? 'full' : entry['access'];
  if (access !== 'full' && access !== 'protected' && access !== 'readOnly') {
    return l10n.t('{0}: access is full, protected or readOnly.', name);
  }
  const caFile = text(entry['caFile']);
  const timeZone = text(entry['timeZone']);
  return {
    name,
    urls,
    user,
    fingerprints,
    ...(caFile ? { caFile } : {}),
    access,
    ...(timeZone ? { timeZone } : {}),
    passwordFrom,
    nodeAddresses: readAddresses(entry['nodeAddresses']),
  };
}

/** Completes what a person types (`10.60.101.10`, `https://host/`) to an address, or says what is wrong with it. */
export function readUrl(input: string): { readonly url: string } | { readonly complaint: string } {
  const typed = input.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (typed === '' || !URL.canParse(full)) {
    return { complaint: l10n.t('Type the address of EXAoperation, for example https://10.60.101.10/cluster1/.') };
  }
  const url = new URL(full);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return { complaint: l10n.t('The address must start with https://.') };
  }
  if (url.username !== '' || url.password !== '') {
    return { complaint: l10n.t('Leave user and password out of the address: they are asked for separately.') };
  }
  if (url.search !== '' || url.hash !== '') {
    return { complaint: l10n.t('The address must not have a part that starts with ? or #.') };
  }
  if (/^\/*$/.test(url.pathname)) {
    url.pathname = '/cluster1/';
  } else if (!url.pathname.endsWith('/')) {
    url.pathname += '/';
  }
  return { url: url.href };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function readUrls(entry: RawCluster): [string, ...string[]] | string {
  const given = [...texts(entry['urls']), ...texts([entry['url']])];
  const urls: string[] = [];
  for (const one of given) {
    const read = readUrl(one);
    if ('complaint' in read) {
      return read.complaint;
    }
    if (!urls.includes(read.url)) {
      urls.push(read.url);
    }
  }
  const [first, ...rest] = urls;
  return first === undefined ? l10n.t('it has no url.') : [first, ...rest];
}

function readFingerprints(entry: RawCluster): string[] | undefined {
  const given = [...texts(entry['fingerprints']), ...texts([entry['fingerprint']])].filter((one) => one.trim() !== '');
  const read = given.map(normalizeFingerprint);
  return read.every((one) => one !== undefined) ? [...new Set(read)] : undefined;
}

function readPasswordSource(value: unknown): PasswordSource | undefined {
  if (value === undefined) {
    return { kind: 'stored' };
  }
  if (value === 'session' || value === 'ask') {
    return { kind: value };
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const variable = 'env' in value ? text(value.env) : undefined;
  if (variable) {
    return { kind: 'env', variable };
  }
  const [program, ...args] = 'command' in value ? texts(value.command) : [];
  return program ? { kind: 'command', program, args } : undefined;
}

function readAddresses(value: unknown): Record<string, string> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
