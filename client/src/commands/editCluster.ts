import * as vscode from 'vscode';
import type { ClusterConfig } from '../clusters/config';
import { settings } from '../settings';
import { askAccess, askUrl, askUser } from './addCluster';
import { askTrust } from './certificate';
import { chooseCluster, namedCluster } from './chooseCluster';
import { answered, type Command, type Parts } from './command';
import { ensurePassword } from './password';

export const editCluster: Command = {
  id: 'backupSync.cluster.edit',
  async run(parts, entry) {
    const title = vscode.l10n.t('Edit cluster');
    const cluster = await chooseCluster(parts, entry, title);
    const field = answered(
      await parts.ui.pick(title, vscode.l10n.t('What of {0} do you want to change?', cluster.name), [
        { label: vscode.l10n.t('Address'), description: cluster.urls.join(', '), value: editAddress },
        { label: vscode.l10n.t('User'), description: cluster.user, value: editUser },
        { label: vscode.l10n.t('Access'), description: cluster.access, value: editAccess },
        { label: vscode.l10n.t('Everything else, in the settings'), value: openSettings },
      ]),
    );
    await field(parts, cluster, title);
  },
};

/** Another address may be another machine: its certificate is looked at, and the old password does not go there. */
async function editAddress(parts: Parts, cluster: ClusterConfig, title: string): Promise<void> {
  const { name } = cluster;
  const url = await askUrl(parts, title, cluster.urls[0]);
  if (url === cluster.urls[0]) {
    return;
  }
  const trust = await askTrust(parts, { name, url, fingerprints: [], timeoutSeconds: settings.timeouts().connect });
  const urls = [url, ...cluster.urls.slice(1)];
  await parts.registry.update(name, {
    ...(urls.length === 1 ? { url, urls: undefined } : { url: undefined, urls }),
    fingerprint: undefined,
    fingerprints: trust.kind === 'pinned' ? [trust.fingerprint] : undefined,
  });
  await afterChange(parts, name, title);
}

async function editUser(parts: Parts, cluster: ClusterConfig, title: string): Promise<void> {
  const user = await askUser(parts, title, cluster.user);
  if (user !== cluster.user) {
    await parts.registry.update(cluster.name, { user });
    await afterChange(parts, cluster.name, title);
  }
}

async function editAccess(parts: Parts, cluster: ClusterConfig, title: string): Promise<void> {
  await parts.registry.update(cluster.name, { access: await askAccess(parts, title) });
}

async function openSettings(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', 'backupSync.clusters');
}

async function afterChange(parts: Parts, name: string, title: string): Promise<void> {
  const cluster = namedCluster(parts, name);
  await ensurePassword(parts, cluster, title);
  await parts.states.refresh(cluster);
}
