import * as l10n from '@vscode/l10n';
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import { blockAt, keyOf, pairAt } from '../blocks';
import type { Context } from '../context';
import type { ConnectionDocument } from '../document';
import { keys } from '../schema/keys';
import { blocksOf, pairsOf, textOf, touches, type PairNode, type Span } from '../syntax/nodes';
import { parseFtpUrl, type FtpUrl } from '../values/ftpUrl';
import { isSecretName, secretReference } from '../values/secret';

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
  const offset = document.lines.offsetAt(range.start);
  const pair = context.editor.keepsSecrets ? pairAt(document.tree, offset) : undefined;
  const url = pair && urlOf(document.text, pair);
  if (!pair || url?.passwordKind !== 'literal' || !url.password) {
    return undefined;
  }
  const password: Span = { offset: pair.value.offset + url.password.offset, length: url.password.length };
  if (!touches(pair.value, offset)) {
    return undefined;
  }
  const name = secretNameFor(document, pair, url);
  const argument: MoveSecretArgument = { uri: document.uri, range: document.lines.rangeOf(password), name };
  const title = l10n.t('Move the password to {0}', secretReference(name));
  return { title, kind: CodeActionKind.RefactorExtract, command: { title, command, arguments: [argument] } };
}

function urlOf(text: string, pair: PairNode): FtpUrl | undefined {
  const key = keyOf(text, pair);
  return key !== undefined && keys[key].valueType === 'ftpUrl' ? parseFtpUrl(textOf(text, pair.value)) : undefined;
}

/** Secrets are kept per folder, so the connection's name is a part of theirs; one name is never two users' password. */
function secretNameFor({ text, tree }: ConnectionDocument, pair: PairNode, url: FtpUrl): string {
  const block = blockAt(tree, pair.offset);
  const side = keyOf(text, pair) === 'LOCAL_URL' ? 'LOCAL' : 'REMOTE';
  const long = `${block ? textOf(text, block.name) : ''}_${side}_PASSWORD`;
  const base = isSecretName(long) ? long : `${side}_PASSWORD`;
  const taken = namesOfOthers(text, blocksOf(tree).flatMap(pairsOf), url.user?.text);
  let name = base;
  for (let number = 2; taken.has(name); number += 1) {
    name = `${base}_${number}`;
  }
  return name;
}

/** The secrets that are the passwords of other users than this one. */
function namesOfOthers(text: string, pairs: readonly PairNode[], user: string | undefined): ReadonlySet<string> {
  const urls = pairs.map((pair) => urlOf(text, pair)).filter((url) => url?.secret && url.user?.text !== user);
  return new Set(urls.flatMap((url) => url?.secret?.name ?? []));
}
