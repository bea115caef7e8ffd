import * as vscode from 'vscode';
import type { ClusterConfig } from '../clusters/config';
import { logIn } from '../clusters/login';
import { showPluginList } from '../exaoperation/calls';
import type { ExaError } from '../exaoperation/errors';
import { chooseCluster } from './chooseCluster';
import { answered, Cancelled, UserError, type Command, type Parts } from './command';
import { asUserError, openSession } from './functions/plan';

export const setPassword: Command = {
  id: 'backupSync.cluster.setPassword',
  async run(parts, entry) {
    const title = vscode.l10n.t('Set password');
    const cluster = await chooseCluster(parts, entry, title);
    refuseForeignSource(cluster);
    await askPassword(parts, cluster, title);
    await parts.states.refresh(cluster);
  },
};

export const forgetPassword: Command = {
  id: 'backupSync.cluster.forgetPassword',
  async run(parts, entry) {
    const cluster = await chooseCluster(parts, entry, vscode.l10n.t('Forget password'));
    refuseForeignSource(cluster);
    await parts.passwords.forget(cluster);
    void parts.ui.inform(vscode.l10n.t('The password of {0} on {1} is forgotten.', cluster.user, cluster.name));
    await parts.states.refresh(cluster);
  },
};

/** Asks for a cluster's password if none is known. */
export async function ensurePassword(parts: Parts, cluster: ClusterConfig, title: string): Promise<void> {
  if ((await parts.passwords.find(cluster)).kind === 'missing') {
    await askPassword(parts, cluster, title);
  }
}

/**
 * Makes sure that a cluster lets us in, before a person answers any other question. A refused password is asked for once
 * more and no further. Throws what the cluster says otherwise.
 */
export async function ensureLogin(parts: Parts, cluster: ClusterConfig, title: string): Promise<void> {
  await ensurePassword(parts, cluster, title);
  const { name, user } = cluster;
  const login = await logIn(cluster, parts.passwords, {
    attempt: () => tryLogin(parts, cluster),
    ask: () =>
      typePassword(
        parts,
        title,
        vscode.l10n.t('{0} refused the password of {1}. Type it again: it is tried once.', name, user),
      ),
  });
  switch (login.kind) {
    case 'in':
      return;
    case 'cancelled':
      throw new Cancelled();
    case 'failed':
      throw asUserError(login.error);
    case 'refusedAgain':
      throw new UserError(
        vscode.l10n.t(
          '{0} refused this password of {1} as well, so it was not kept. No other is tried, because an account may be locked after some tries. Check the account in EXAoperation, then use "Set password".',
          name,
          user,
        ),
      );
  }
}

async function tryLogin(parts: Parts, cluster: ClusterConfig): Promise<ExaError | undefined> {
  const answer = await (await openSession(parts, cluster)).execute(showPluginList());
  return answer.ok ? undefined : answer.error;
}

/** Asks for a cluster's password and keeps it. */
export async function askPassword(parts: Parts, cluster: ClusterConfig, title: string): Promise<void> {
  const prompt = vscode.l10n.t('Password of {0} on {1}', cluster.user, cluster.name);
  await parts.passwords.keep(cluster, answered(await typePassword(parts, title, prompt)));
}

function typePassword(parts: Parts, title: string, prompt: string): Promise<string | undefined> {
  return parts.ui.ask({
    title,
    prompt,
    password: true,
    validate: (answer) => (answer === '' ? vscode.l10n.t('Type the password.') : undefined),
  });
}

function refuseForeignSource({ name, passwordFrom }: ClusterConfig): void {
  if (passwordFrom.kind === 'env' || passwordFrom.kind === 'command') {
    const place = passwordFrom.kind === 'env' ? passwordFrom.variable : passwordFrom.program;
    throw new UserError(
      vscode.l10n.t(
        'The password of {0} comes from {1}. Change it there, or remove passwordFrom from its settings.',
        name,
        place,
      ),
    );
  }
}
