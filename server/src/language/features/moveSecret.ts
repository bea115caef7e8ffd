import * as l10n from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import { pairAt } from '../blocks';
import type { Context } from '../context';
import { inWhole, partAt, type ConnectionDocument } from '../document';
import { secretNameFor, urlOf } from '../secretNames';
import { touches } from '../syntax/nodes';
import { secretReference } from '../values/secret';

/** The editor's command. It reads the password out of its own document, so that it is in no message between the two. */
const command = 'backupSync.secret.move';

/** What the command is called with. */
export interface MoveSecretArgument {
  readonly uri: string;
  /** Of the password. */
  readonly range: Range;
  readonly name: string;
}

/** Moves the password of the URL at a range into the editor's store of secrets, where the editor has one. */
export function moveSecret(document: ConnectionDocument, range: Range, context: Context): CodeAction | undefined {
  const part = partAt(document, document.lines.offsetAt(range.start));
  const offset = document.lines.offsetAt(range.start) - part.start;
  const pair = context.editor.keepsSecrets ? pairAt(part.tree, offset) : undefined;
  const url = pair && touches(pair.value, offset) ? urlOf(part.text, pair) : undefined;
  if (!pair || url?.passwordKind !== 'literal' || !url.password) {
    return undefined;
  }
  const { offset: within, length } = url.password;
  const password = inWhole(part, { offset: pair.value.offset + within, length });
  const name = secretNameFor(document, pair.moved(part.start));
  const argument: MoveSecretArgument = { uri: document.uri, range: document.lines.rangeOf(password), name };
  const title = l10n.t('Move the password to {0}', secretReference(name));
  return { title, kind: CodeActionKind.RefactorExtract, command: { title, command, arguments: [argument] } };
}
