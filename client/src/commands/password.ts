import * as vscode from 'vscode';
import type { ClusterConfig } from '../clusters/config';
import { chooseCluster } from './chooseCluster';
import { answered, UserError, type Command, type Parts } from './command';

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

/** Asks for a cluster's password and keeps it. */
export async function askPassword(parts: Parts, cluster: ClusterConfig, title: string): Promise<void> {
  const password = answered(
    await parts.ui.ask({
      title,
      prompt: vscode.l10n.t('Password of {0} on {1}', cluster.user, cluster.name),
      password: true,
      validate: (answer) => (answer === '' ? vscode.l10n.t('Type the password.') : undefined),
    }),
  );
  await parts.passwords.keep(cluster, password);
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
