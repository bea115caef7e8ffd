import * as vscode from 'vscode';
import { isArgumentObject, UserError, type Command } from './command';

/** `{uri, line, character}` shows that place, counted from 0; a code lens passes where the other side of its block is. */
export const showPartner: Command = {
  id: 'backupSync.partner.show',
  run: (_parts, argument) => showPlace(argument),
};

export async function showPlace(argument: unknown): Promise<void> {
  const { uri, line, character } = isArgumentObject(argument) ? argument : {};
  if (typeof uri !== 'string' || typeof line !== 'number' || typeof character !== 'number') {
    throw new UserError(vscode.l10n.t('The argument needs "uri", "line" and "character", a place in a file.'));
  }
  const place = new vscode.Position(Math.max(0, line), Math.max(0, character));
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), { selection: new vscode.Range(place, place) });
}
