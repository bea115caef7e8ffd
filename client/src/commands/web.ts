import * as vscode from 'vscode';
import type { ConnectionLanguage } from '../languageClient';
import { rulesPageUri } from '../rulesPage';
import { isArgumentObject } from './command';
import { showPlace } from './showPartner';
import { openRules } from './showRule';

/** What a manifest says of a command. */
interface Contributed {
  readonly command: string;
  readonly title: string;
}

/** Every command of the manifest: those that need the editor alone, and for each of the others a word about where it works. */
export function registerWebCommands(
  { packageJSON }: vscode.Extension<unknown>,
  language: Pick<ConnectionLanguage, 'restart' | 'showLog'>,
): vscode.Disposable {
  const { commands } = (packageJSON as { contributes: { commands: readonly Contributed[] } }).contributes;
  const working: Readonly<Record<string, (argument: unknown) => unknown>> = {
    'backupSync.server.restart': () => language.restart(),
    'backupSync.log.show': () => language.showLog(),
    'backupSync.partner.show': showPlace,
    'backupSync.rule.show': (argument) => openRules(rulesPageUri(), argument),
  };
  return vscode.Disposable.from(
    ...commands.map(({ command, title }) =>
      vscode.commands.registerCommand(command, working[command] ?? ((argument) => refuse(title, argument))),
    ),
  );
}

/** As everywhere, a program gets the failure and a person a message. */
function refuse(title: string, argument: unknown): void {
  const word = vscode.l10n.t(
    '“{0}” works only in VS Code on a computer, because neither clusters nor programs can be reached from a browser. Open this folder there and run it again.',
    title,
  );
  if (isArgumentObject(argument)) {
    throw new Error(word);
  }
  void vscode.window.showInformationMessage(word);
}
