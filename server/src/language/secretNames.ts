import { blockAt, keyOf } from './blocks';
import type { ConnectionDocument } from './document';
import { keys } from './schema/keys';
import { showableWord } from './showable';
import { blocksOf, pairsOf, textOf, type PairNode } from './syntax/nodes';
import { parseFtpUrl, type FtpUrl } from './values/ftpUrl';
import { isSecretName, secretReference } from './values/secret';

/** The URL of a pair whose key takes one. */
export function urlOf(text: string, pair: PairNode): FtpUrl | undefined {
  const key = keyOf(text, pair);
  return key !== undefined && keys[key].valueType === 'ftpUrl' ? parseFtpUrl(textOf(text, pair.value)) : undefined;
}

/**
 * The name of a secret for the password of a URL. Secrets are kept per folder, so the connection's name is a part of
 * theirs; one name is never two users' password.
 */
export function secretNameFor({ text, tree }: Pick<ConnectionDocument, 'text' | 'tree'>, pair: PairNode): string {
  const block = blockAt(tree, pair.offset);
  const side = keyOf(text, pair) === 'LOCAL_URL' ? 'LOCAL' : 'REMOTE';
  const long = `${(block && showableWord(text, block.name)) ?? ''}_${side}_PASSWORD`;
  const base = isSecretName(long) ? long : `${side}_PASSWORD`;
  // Nearly always: then no other URL need be read.
  if (!text.includes(secretReference(base))) {
    return base;
  }
  const taken = namesOfOthers(text, blocksOf(tree).flatMap(pairsOf), urlOf(text, pair)?.user?.text);
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
