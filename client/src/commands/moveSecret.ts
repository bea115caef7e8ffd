import * as vscode from 'vscode';
import { moveSecret, type SecretMoved } from '../clusters/moveSecret';
import type { WorkspaceFile } from '../files';
import { literalPasswordAt } from '../procedure/passwords';
import { isSecretName, secretNames } from '../procedure/uploadCheck';
import { isArgumentObject, UserError, type Command, type Parts } from './command';

/**
 * `{uri, range, name, version?}` moves the password at a range (as in LSP) of an open file into VS Code's secret storage
 * and leaves `${secret:NAME}` in its place. Returns `{name}`: another one where that means something else already.
 */
export const moveSecretCommand: Command = {
  id: 'backupSync.secret.move',
  async run(parts, argument) {
    const { document, range, name } = readArgument(argument);
    const version = document.version;
    const value = literalPasswordAt(document.getText(), document.offsetAt(range.start), document.offsetAt(range.end));
    if (value === undefined) {
      throw new UserError(vscode.l10n.t('There is no password at that place of the file.'));
    }
    const file = await parts.files.read(document.uri.toString());
    const used = await namesInFolder(parts, file);
    const moved = await moveSecret(parts.fileSecrets, { folder: file.folder, name, value, used }, (free) =>
      document.version === version ? replace(document, range, free) : Promise.resolve(false),
    );
    return report(parts, file, moved);
  },
};

interface MoveArgument {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly name: string;
}

function readArgument(argument: unknown): MoveArgument {
  const { uri, version, name, range } = isArgumentObject(argument) ? argument : {};
  const place = readRange(range);
  if (typeof uri !== 'string' || !place || typeof name !== 'string' || !isSecretName(name)) {
    throw new UserError(vscode.l10n.t('The argument needs "uri", "range" and "name", the name of a secret.'));
  }
  const address = vscode.Uri.parse(uri).toString();
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === address);
  if (!document) {
    throw new UserError(vscode.l10n.t('The file is not open, so its password stays where it is.'));
  }
  if (version !== undefined && version !== document.version) {
    throw new UserError(vscode.l10n.t('The file has changed meanwhile. Try again.'));
  }
  return { document, range: place, name };
}

function readRange(value: unknown): vscode.Range | undefined {
  const { start, end } = (isObject(value) ? value : {}) as Readonly<Record<string, unknown>>;
  const from = readPosition(start);
  const to = readPosition(end);
  return from && to && new vscode.Range(from, to);
}

function readPosition(value: unknown): vscode.Position | undefined {
  const { line, character } = (isObject(value) ? value : {}) as Readonly<Record<string, unknown>>;
  const isCount = (part: unknown): part is number => Number.isInteger(part) && Number(part) >= 0;
  return isCount(line) && isCount(character) ? new vscode.Position(line, character) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Secrets belong to a folder: a name in another of its files means that file's secret. */
async function namesInFolder(parts: Parts, { folder, text }: WorkspaceFile): Promise<readonly string[]> {
  const files = (await parts.files.candidates()).filter((file) => file.folder === folder);
  return [text, ...files.map((file) => file.text)].flatMap(secretNames);
}

async function replace(document: vscode.TextDocument, range: vscode.Range, name: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, `\${secret:${name}}`);
  return vscode.workspace.applyEdit(edit);
}

function report(parts: Parts, file: WorkspaceFile, moved: SecretMoved): { readonly name: string } {
  switch (moved.kind) {
    case 'moved':
      void parts.ui.inform(
        vscode.l10n.t(
          'The password is now the secret {0} of this folder, in the secret storage of VS Code. Uploads of {1} fill it in.',
          moved.name,
          file.label,
        ),
      );
      return { name: moved.name };
    case 'notKept':
      throw new UserError(
        vscode.l10n.t('The secret storage of VS Code did not take the password, so it stays in {0}.', file.label),
      );
    case 'notReplaced':
      throw new UserError(
        vscode.l10n.t('{0} could not be changed, so the password stays where it is. Try again.', file.label),
      );
  }
}
