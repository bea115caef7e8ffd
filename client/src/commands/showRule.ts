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
  async run({ extensionUri }, argument) {
    const rule = isArgumentObject(argument) ? argument['rule'] : undefined;
    const page = vscode.Uri.joinPath(extensionUri, 'docs/rules.md');
    const section = typeof rule === 'string' ? page.with({ fragment: rule }) : page;
    await vscode.commands.executeCommand('vscode.openWith', section, PREVIEW);
  },
};
