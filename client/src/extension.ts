import type * as vscode from 'vscode';
import { createApi, type BackupSyncApi } from './api';
import { registerCommands } from './commands/index';
import { watchInterrupted } from './commands/interrupted';
import { detectConnectionFiles } from './detectFiles';
import { createParts } from './parts';
import { useTranslations } from './translations';

export function activate(context: vscode.ExtensionContext): BackupSyncApi {
  useTranslations();
  const parts = createParts(context);
  context.subscriptions.push(
    registerCommands(parts),
    watchInterrupted(parts),
    detectConnectionFiles(context.workspaceState),
  );
  return createApi(parts.registry, parts.language);
}
