import * as vscode from 'vscode';
import { chooseCluster } from './chooseCluster';
import { answered, type Command } from './command';

export const renameCluster: Command = {
  id: 'backupSync.cluster.rename',
  async run(parts, entry) {
    const title = vscode.l10n.t('Rename cluster');
    const { name } = await chooseCluster(parts, entry, title);
    const answer = answered(
      await parts.ui.ask({
        title,
        prompt: vscode.l10n.t('New name of {0}', name),
        value: name,
        validate: (typed) => parts.registry.refuseName(typed, name),
      }),
    );
    // The password is kept by address and user, so it stays.
    await parts.registry.update(name, { name: answer.trim() });
  },
};
