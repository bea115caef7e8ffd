import * as vscode from 'vscode';
import { passwordKey } from '../clusters/secrets';
import { chooseCluster } from './chooseCluster';
import { Cancelled, type Command } from './command';

export const removeCluster: Command = {
  id: 'backupSync.cluster.remove',
  async run(parts, entry) {
    const cluster = await chooseCluster(parts, entry, vscode.l10n.t('Remove cluster'));
    const confirmed = await parts.ui.confirm({
      message: vscode.l10n.t('Remove {0} from the tree?', cluster.name),
      detail: vscode.l10n.t('Its settings and its saved password are removed. On the cluster itself nothing changes.'),
      action: vscode.l10n.t('Remove'),
    });
    if (!confirmed) {
      throw new Cancelled();
    }
    await parts.registry.remove(cluster.name);
    const isShared = parts.registry.list().some((other) => passwordKey(other) === passwordKey(cluster));
    if (!isShared) {
      await parts.passwords.forget(cluster);
    }
  },
};
