import * as vscode from 'vscode';
import { isArgumentObject, type Command } from './command';

/** VS Code's own rendering of Markdown, in the place of the text editor. */
const PREVIEW = 'vscode.markdown.preview.editor';

/**
 * `{rule}` shows what there is to read about a rule; without one, the page of all rules. The link behind a diagnostic's
 * code opens the same page: `configurationDefaults` of the manifest have it rendered.
 */
export const showRule: Command = {
  id: 'backupSync.rule.show',
  run: ({ extensionUri }, argument) => openRules(vscode.Uri.joinPath(extensionUri, 'docs/rules.md'), argument),
};

export async function openRules(page: vscode.Uri, argument: unknown): Promise<void> {
  const rule = isArgumentObject(argument) ? argument['rule'] : undefined;
  const section = typeof rule === 'string' ? page.with({ fragment: rule }) : page;
  await vscode.commands.executeCommand('vscode.openWith', section, PREVIEW);
}
