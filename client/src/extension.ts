import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { createApi, type BackupSyncApi } from './api';
import { registerCommands } from './commands/index';
import { detectConnectionFiles } from './detectFiles';
import { ConnectionLanguage } from './languageClient';
import { createParts } from './parts';

export function activate(context: vscode.ExtensionContext): BackupSyncApi {
  const { bundle } = vscode.l10n;
  if (bundle) {
    l10n.config({ contents: bundle });
  }
  const parts = createParts(context);
  const language = new ConnectionLanguage(context, parts);
  context.subscriptions.push(language, registerCommands(parts), detectConnectionFiles(context.workspaceState));
  return createApi(parts.registry, language);
}
