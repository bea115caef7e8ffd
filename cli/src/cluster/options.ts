import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { isCertificates } from '../../../client/src/exaoperation/authorities';
import type { Timeouts } from '../../../client/src/exaoperation/calls';
import { parseEndpoint } from '../../../client/src/exaoperation/endpoint';
import { normalizeFingerprint } from '../../../client/src/exaoperation/fingerprint';
import { chooseProxy } from '../../../client/src/exaoperation/proxy';
import type { ForwardProxy } from '../../../client/src/exaoperation/session';
import type { CommandLine, OptionTable } from '../commandLine';
import { isRefusal, type Refusal } from '../result';
import type { Terminal } from '../terminal';

/** Where a cluster is and how to talk to it; everything but the password. */
export interface Address {
  /** A command line knows no names of clusters, so it is called by its host. */
  readonly name: string;
  readonly urls: readonly [string, ...string[]];
  /** By URL, where the environment names one. */
  readonly proxies: ReadonlyMap<string, ForwardProxy>;
  readonly user: string;
  readonly fingerprints: readonly string[];
  /** PEM. */
  readonly ca?: string;
  readonly limits: { readonly reads: number; readonly writes: number };
  readonly timeouts: Timeouts;
}

/** The defaults of the editor's settings backupSync.fleet and backupSync.timeouts. */
const LIMITS = { reads: 4, writes: 2 } as const;
const TIMEOUTS: Timeouts = { connect: 10, read: 30, log: 60, write: 120, install: 600 };
const MOST_AT_ONCE = 32;
const LONGEST = 3600;

export const addressOptions: OptionTable = {
  url: {
    value: 'URL',
    help: () => l10n.t('https://HOST/cluster1/; may be repeated: the next is for when one does not answer.'),
  },
  user: { value: 'USER', help: () => l10n.t('Who logs in to EXAoperation; needs the role Administrator.') },
  'password-command': {
    value: 'COMMAND',
    help: () => l10n.t('A command for the shell; the first line that it prints is the password.'),
  },
  fingerprint: {
    value: 'HEX',
    help: () => l10n.t('SHA-256 of the certificate to trust, and no other; may be repeated.'),
  },
  ca: { value: 'PEM', help: () => l10n.t('A file with the authorities to trust instead of the usual ones.') },
  concurrency: {
    value: 'N',
    help: () =>
      l10n.t('Calls at a time, from 1 to {most} ({reads}; for changes {writes}).', { most: MOST_AT_ONCE, ...LIMITS }),
  },
  timeout: {
    value: 'S',
    help: () => l10n.t('Seconds for each call, from 1 to {0} (30 to 600, by the function).', LONGEST),
  },
};

/** Reads what says where the cluster is. Nothing is contacted. */
export async function readAddress(
  { values }: CommandLine,
  { folder, environment }: Terminal,
): Promise<Address | Refusal> {
  const user = values.get('user')?.at(-1);
  const urls = readUrls(values.get('url') ?? []);
  if (isRefusal(urls)) {
    return urls;
  }
  const proxies = findProxies(urls.urls, environment);
  if (isRefusal(proxies)) {
    return proxies;
  }
  if (user === undefined || user === '') {
    return { refusal: l10n.t('Say who logs in: --user=USER.') };
  }
  const fingerprints = (values.get('fingerprint') ?? []).map(normalizeFingerprint);
  if (!fingerprints.every((pin) => pin !== undefined)) {
    return { refusal: l10n.t('--fingerprint takes a SHA-256 fingerprint: 64 hexadecimal digits.') };
  }
  const ca = await readAuthorities(values.get('ca')?.at(-1), folder);
  if (isRefusal(ca)) {
    return ca;
  }
  const numbers = readNumbers(values);
  const [first] = urls.urls;
  return isRefusal(numbers)
    ? numbers
    : { name: new URL(first).host, urls: urls.urls, ...proxies, user, fingerprints, ...ca, ...numbers };
}

function readUrls(written: readonly string[]): Pick<Address, 'urls'> | Refusal {
  const urls: string[] = [];
  for (const text of written) {
    const endpoint = parseEndpoint(text);
    if (!endpoint.ok) {
      return { refusal: `--url: ${endpoint.problem}` };
    }
    urls.push(endpoint.value.url);
  }
  const [first, ...others] = urls;
  return first === undefined
    ? { refusal: l10n.t('Say where the cluster is: --url=https://HOST/cluster1/.') }
    : { urls: [first, ...others] };
}

function findProxies(
  urls: readonly string[],
  environment: Terminal['environment'],
): Pick<Address, 'proxies'> | Refusal {
  const proxies = new Map<string, ForwardProxy>();
  for (const url of urls) {
    const choice = chooseProxy(url, environment);
    if (!choice.ok) {
      return { refusal: choice.problem };
    }
    if (choice.value) {
      proxies.set(url, choice.value);
    }
  }
  return { proxies };
}

async function readAuthorities(file: string | undefined, folder: string): Promise<Pick<Address, 'ca'> | Refusal> {
  if (file === undefined) {
    return {};
  }
  try {
    const ca = await readFile(resolve(folder, file), 'utf8');
    return isCertificates(ca) ? { ca } : { refusal: l10n.t('--ca: {0} holds no certificate (PEM).', file) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return { refusal: l10n.t('--ca: {0} cannot be read ({1}).', file, code) };
  }
}

function readNumbers(values: CommandLine['values']): Pick<Address, 'limits' | 'timeouts'> | Refusal {
  const atOnce = readNumber(values, 'concurrency', MOST_AT_ONCE);
  if (isRefusal(atOnce)) {
    return atOnce;
  }
  const seconds = readNumber(values, 'timeout', LONGEST);
  if (isRefusal(seconds)) {
    return seconds;
  }
  const { value: limit } = atOnce;
  return {
    limits: limit === undefined ? LIMITS : { reads: limit, writes: limit },
    timeouts: seconds.value === undefined ? TIMEOUTS : timeoutsOf(seconds.value),
  };
}

function timeoutsOf(seconds: number): Timeouts {
  const connect = Math.min(seconds, TIMEOUTS.connect);
  return { connect, read: seconds, log: seconds, write: seconds, install: seconds };
}

function readNumber(
  values: CommandLine['values'],
  name: string,
  most: number,
): { readonly value: number | undefined } | Refusal {
  const text = values.get(name)?.at(-1);
  const value = text === undefined ? undefined : Number(text);
  return value === undefined || (/^\d+$/.test(text ?? '') && value >= 1 && value <= most)
    ? { value }
    : { refusal: l10n.t('--{0} takes a whole number from 1 to {1}, not "{2}".', name, most, text ?? '') };
}
