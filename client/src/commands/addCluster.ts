import * as vscode from 'vscode';
import { readCluster, readUrl, type RawCluster } from '../clusters/config';
import type { Access } from '../exaoperation/access';
import { settings } from '../settings';
import type { Choice } from '../ui';
import { askTrust } from './certificate';
import { namedCluster } from './chooseCluster';
import { answered, isArgumentObject, UserError, type Command, type Parts } from './command';

/** Fields of the argument object that go into the settings; the password does not. */
const FIELDS = [
  'url',
  'urls',
  'user',
  'fingerprint',
  'fingerprints',
  'caFile',
  'access',
  'nodeAddresses',
  'passwordFrom',
  'timeZone',
];

/** With an argument object nothing is asked and no call is made; without one it asks, shows the certificate and pins it. */
export const addCluster: Command = {
  id: 'backupSync.cluster.add',
  async run(parts, entry) {
    if (isArgumentObject(entry)) {
      await addGiven(parts, entry);
    } else {
      await addAsked(parts);
    }
  },
};

async function addGiven(parts: Parts, given: Readonly<Record<string, unknown>>): Promise<void> {
  const name = typeof given['name'] === 'string' ? given['name'].trim() : '';
  const refused = parts.registry.refuseName(name);
  if (refused) {
    throw new UserError(refused);
  }
  const entries = FIELDS.filter((field) => given[field] !== undefined).map((field) => [field, given[field]]);
  const raw: RawCluster = { name, ...(Object.fromEntries(entries) as RawCluster) };
  const read = readCluster(raw);
  if (typeof read === 'string') {
    throw new UserError(vscode.l10n.t('The cluster cannot be added: {0}', read));
  }
  await parts.registry.add(raw);
  if (typeof given['password'] === 'string') {
    await parts.passwords.keep(namedCluster(parts, name), given['password']);
  }
}

async function addAsked(parts: Parts): Promise<void> {
  const { ui, registry } = parts;
  const title = (step: number): string => vscode.l10n.t('Add cluster ({0} of 5)', step);
  const name = answered(
    await ui.ask({
      title: title(1),
      prompt: vscode.l10n.t('Name that the tree shows'),
      placeholder: 'EDU01',
      validate: (answer) => registry.refuseName(answer),
    }),
  ).trim();
  const url = await askUrl(parts, title(2));
  const user = await askUser(parts, title(3));
  const password = answered(
    await ui.ask({
      title: title(4),
      prompt: vscode.l10n.t('Password of {0} on {1}. It is kept in the secret storage of VS Code.', user, name),
      password: true,
      validate: (answer) => (answer === '' ? vscode.l10n.t('Type the password.') : undefined),
    }),
  );
  const access = await askAccess(parts, title(5));
  const trust = await askTrust(parts, { name, url, fingerprints: [], timeoutSeconds: settings.timeouts().connect });
  await registry.add({
    name,
    url,
    user,
    access,
    ...(trust.kind === 'pinned' ? { fingerprints: [trust.fingerprint] } : {}),
  });
  const cluster = namedCluster(parts, name);
  await parts.passwords.keep(cluster, password);
  await parts.states.refresh(cluster);
}

/** Asks for EXAoperation's address and completes it. */
export async function askUrl(parts: Parts, title: string, value?: string): Promise<string> {
  const answer = answered(
    await parts.ui.ask({
      title,
      prompt: vscode.l10n.t('Address of EXAoperation: the licence server or any node'),
      placeholder: 'https://10.60.101.10/cluster1/',
      ...(value === undefined ? {} : { value }),
      validate: (typed) => {
        const read = readUrl(typed);
        return 'complaint' in read ? read.complaint : undefined;
      },
    }),
  );
  const read = readUrl(answer);
  if ('complaint' in read) {
    throw new UserError(read.complaint);
  }
  return read.url;
}

export async function askUser(parts: Parts, title: string, value?: string): Promise<string> {
  return answered(
    await parts.ui.ask({
      title,
      prompt: vscode.l10n.t('EXAoperation account with the role Administrator'),
      ...(value === undefined ? {} : { value }),
      validate: (answer) => (answer === '' ? vscode.l10n.t('Type the name of the account.') : undefined),
    }),
  );
}

export async function askAccess(parts: Parts, title: string): Promise<Access> {
  const choices: Choice<Access>[] = [
    {
      label: vscode.l10n.t('No, a test cluster'),
      detail: vscode.l10n.t('Asks before calls that stop, start, remove or replace something'),
      value: 'full',
    },
    {
      label: vscode.l10n.t('Yes, production'),
      detail: vscode.l10n.t('Every change is confirmed by typing the name of the cluster'),
      value: 'protected',
    },
    {
      label: vscode.l10n.t('Look only'),
      detail: vscode.l10n.t('Nothing is ever changed on this cluster'),
      value: 'readOnly',
    },
  ];
  return answered(await parts.ui.pick(title, vscode.l10n.t('Is it a production cluster?'), choices));
}
