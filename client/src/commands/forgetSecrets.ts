import * as vscode from 'vscode';
import type { Command } from './command';
import { chooseConfig, forgetSecrets } from './functions/config';

export const forgetFileSecrets: Command = {
  id: 'backupSync.secrets.forget',
  async run(parts, entry) {
    const title = vscode.l10n.t('Forget secrets of a file');
    const file =
      entry instanceof vscode.Uri ? await parts.files.read(entry.toString()) : await chooseConfig(parts, title);
    const names = await forgetSecrets(parts, file);
    void parts.ui.inform(
      names.length === 0
        ? vscode.l10n.t('{0} refers to no secret.', file.label)
        : vscode.l10n.t('Forgotten: {0}. The next upload of {1} asks for them.', names.join(', '), file.label),
    );
  },
};
