import * as vscode from 'vscode';
import type { Command, Parts } from './command';
import { chooseConnection, chooseKeys, namedConnection, type Argument } from './functions/argument';
import { carryOut } from './functions/execute';
import { planFunction } from './functions/plan';
import { chooseTargets } from './functions/targets';
import { ensureLogin } from './password';

interface PluginFunctionCommand {
  readonly id: Command['id'];
  /** Name of the plugin's function. */
  readonly function: string;
  readonly title: () => string;
  /** `entry` is what the command was called with: a tree entry, or the name of a connection from a code lens. */
  readonly argument: (parts: Parts, title: string, entry: unknown) => Argument | Promise<Argument>;
}

const none = (): Promise<Argument> => Promise.resolve({ text: '', shown: '' });

/** The menu entries for functions of BackupSync whose argument does not depend on the cluster. */
const table: readonly PluginFunctionCommand[] = [
  { id: 'backupSync.plugin.status', function: 'STATUS', title: () => vscode.l10n.t('Status'), argument: none },
  { id: 'backupSync.plugin.install', function: 'INSTALL', title: () => vscode.l10n.t('Install'), argument: none },
  { id: 'backupSync.plugin.uninstall', function: 'UNINSTALL', title: () => vscode.l10n.t('Uninstall'), argument: none },
  {
    id: 'backupSync.plugin.activate',
    function: 'ACTIVATE',
    title: () => vscode.l10n.t('Activate'),
    argument: (parts, title, entry) => namedConnection(entry) ?? chooseConnection(parts, title),
  },
  {
    id: 'backupSync.plugin.deactivate',
    function: 'DEACTIVATE',
    title: () => vscode.l10n.t('Deactivate'),
    argument: (parts, title) => chooseConnection(parts, title, { allowAll: true }),
  },
  {
    id: 'backupSync.key.create',
    function: 'SSHKEY',
    title: () => vscode.l10n.t('Create SSH key'),
    argument: (parts, title) => chooseConnection(parts, title),
  },
  {
    id: 'backupSync.key.upload',
    function: 'UPLOAD_KEY',
    title: () => vscode.l10n.t('Upload SSH key'),
    argument: chooseKeys,
  },
  { id: 'backupSync.log.get', function: 'GETLOG', title: () => vscode.l10n.t('Get log'), argument: none },
];

export const pluginFunctionCommands: readonly Command[] = table.map((row) => ({
  id: row.id,
  async run(parts, entry, selection) {
    const title = row.title();
    const targets = await chooseTargets(parts, entry, selection, title);
    for (const { cluster } of targets) {
      await ensureLogin(parts, cluster, title);
    }
    const argument = await row.argument(parts, title, entry);
    const plans = await Promise.all(
      targets.map(({ cluster, nodes }) =>
        planFunction(parts, {
          cluster,
          function: row.function,
          argument: argument.text,
          shownArgument: argument.shown,
          ...(argument.secrets ? { secrets: argument.secrets } : {}),
          ...(nodes ? { nodes } : {}),
        }),
      ),
    );
    await carryOut(parts, plans, { interactive: true });
  },
}));
