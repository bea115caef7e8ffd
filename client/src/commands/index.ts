import * as vscode from 'vscode';
import { addCluster } from './addCluster';
import { copyCliPath } from './copyCliPath';
import { editCluster } from './editCluster';
import { forgetFileSecrets } from './forgetSecrets';
import { Cancelled, isArgumentObject, UserError, type Command, type Parts } from './command';
import { manageSecrets } from './manageSecrets';
import { moveSecretCommand } from './moveSecret';
import { forgetPassword, setPassword } from './password';
import { pluginFunctionCommands } from './pluginFunctions';
import { prepareFailover } from './prepareFailover';
import { refreshCluster } from './refreshCluster';
import { removeCluster } from './removeCluster';
import { renameCluster } from './renameCluster';
import { restartServer } from './restartServer';
import { clearResults, openResult, retryFailed } from './results';
import { runPlugin } from './runPlugin';
import { showLog } from './showLog';
import { showPartner } from './showPartner';
import { showRule } from './showRule';
import { trustCluster } from './trustCluster';
import { uploadConfig } from './uploadConfig';

/** Every command of the extension. The manifest lists the same ids; a test compares the two. */
export const commands: readonly Command[] = [
  addCluster,
  editCluster,
  renameCluster,
  removeCluster,
  setPassword,
  forgetPassword,
  trustCluster,
  prepareFailover,
  refreshCluster,
  ...pluginFunctionCommands,
  uploadConfig,
  forgetFileSecrets,
  manageSecrets,
  moveSecretCommand,
  runPlugin,
  openResult,
  retryFailed,
  clearResults,
  showLog,
  showRule,
  showPartner,
  copyCliPath,
  restartServer,
];

export function registerCommands(parts: Parts): vscode.Disposable {
  let underWay = 0;
  const run = async (command: Command, args: readonly unknown[]): Promise<unknown> => {
    underWay += 1;
    try {
      return await guarded(parts, command, args);
    } finally {
      underWay -= 1;
      // Not earlier: two commands may use one password.
      if (underWay === 0) {
        parts.passwords.endUse();
      }
    }
  };
  return vscode.Disposable.from(
    ...commands.map((command) =>
      vscode.commands.registerCommand(command.id, (...args: unknown[]) => run(command, args)),
    ),
  );
}

/** The one boundary: a program gets the failure, a person gets a message, and turning away is not a failure. */
async function guarded(parts: Parts, command: Command, args: readonly unknown[]): Promise<unknown> {
  try {
    return await command.run(parts, ...args);
  } catch (error) {
    if (error instanceof Cancelled && !isArgumentObject(args[0])) {
      return undefined;
    }
    parts.log(`${command.id}: ${describeError(error)}`);
    if (isArgumentObject(args[0])) {
      throw isForPeople(error) ? error : new Error(parts.redact((error as Error).message));
    }
    report(parts, error);
    return undefined;
  }
}

/** Errors whose words are ours; others may repeat anything. */
function isForPeople(error: unknown): boolean {
  return error instanceof UserError || error instanceof Cancelled;
}

function describeError(error: unknown): string {
  return error instanceof UserError ? error.message : String((error as Error).stack ?? error);
}

function report(parts: Parts, error: unknown): void {
  const log = vscode.l10n.t('Show log');
  const message =
    error instanceof UserError
      ? error.message
      : vscode.l10n.t(
          'Backup Sync made a mistake: {0}. The log has the details.',
          parts.redact((error as Error).message),
        );
  void parts.ui.fail(message, log).then((chosen) => {
    if (chosen === log) {
      parts.showLog();
    }
  });
}
