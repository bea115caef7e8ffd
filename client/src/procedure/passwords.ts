import {
  blocksOf,
  canonicalKey,
  keys,
  pairsOf,
  parseFtpUrl,
  readDocument,
  textOf,
  type ConnectionDocument,
  type FtpUrl,
} from '../../../server/src/language/index';

export interface Password {
  readonly text: string;
  readonly kind: FtpUrl['passwordKind'];
  /** In the document, in UTF-16 units. */
  readonly offset: number;
  /** Offset of the reference to a secret that the whole password is. */
  readonly secretAt: number | undefined;
}

/** The passwords of all URLs of a file, as the language reads them. */
export function passwordsOf({ text, tree }: ConnectionDocument): readonly Password[] {
  return blocksOf(tree)
    .flatMap(pairsOf)
    .flatMap(({ key, value }) => {
      const name = canonicalKey(textOf(text, key));
      const url = name && keys[name].valueType === 'ftpUrl' ? parseFtpUrl(textOf(text, value)) : undefined;
      return url?.password
        ? [
            {
              text: url.password.text,
              kind: url.passwordKind,
              offset: value.offset + url.password.offset,
              secretAt: url.secret && value.offset + url.secret.offset,
            },
          ]
        : [];
    });
}

/** The password that is written out between two offsets of a text, and nothing but it. */
export function literalPasswordAt(text: string, start: number, end: number): string | undefined {
  return passwordsOf(readDocument('', text)).find(
    ({ kind, offset, text: password }) => kind === 'literal' && offset === start && offset + password.length === end,
  )?.text;
}

/** Passwords as an output may repeat them: a plugin that fills in the node prints `%%` as `%`. */
export function asPrinted(passwords: readonly string[]): readonly string[] {
  return [...new Set(passwords.flatMap((password) => [password, password.replaceAll('%%', '%')]))];
}
