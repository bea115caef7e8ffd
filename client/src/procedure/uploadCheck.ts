import * as l10n from '@vscode/l10n';
import {
  blocksOf,
  connectionsOf,
  findSecrets,
  readDocument,
  rules,
  validate,
  type Problem,
  type Side,
} from '../../../server/src/language/index';

/** What is known about the cluster that a file is meant for: its side in each connection, by the connection's name. */
export type KnownSides = ReadonlyMap<string, Side>;

export interface UploadWish {
  /** The file as it is in the workspace. */
  readonly text: string;
  readonly cluster: string;
  readonly sides: KnownSides;
  /** Values of `${secret:NAME}`. */
  readonly secrets: ReadonlyMap<string, string>;
}

export type UploadCheck =
  /** `text` is what is sent: secrets filled in, comments gone, LF. It holds passwords and is never kept or shown. */
  | { readonly ok: true; readonly text: string; readonly connections: readonly string[] }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** Bytes of a resolved file; it is passed to the plugin as one process argument. */
const MOST_BYTES = 96 * 1024;

/** Rules that refuse an upload although an editor only mentions them. */
const REFUSED_ON_UPLOAD: readonly string[] = ['url-placeholder-password'];

/** Names of the secrets that a file refers to, in order, each once. */
export function secretNames(text: string): readonly string[] {
  return [
    ...new Set(
      findSecrets(text)
        .filter((one) => one.valid)
        .map((one) => one.name),
    ),
  ];
}

/**
 * Decides whether a file may go to a cluster. The list is fixed: no setting and no directive in the file switches a part
 * of it off. Reasons name lines of the file and never a value that could be a password.
 */
export function checkUpload(wish: UploadWish): UploadCheck {
  const text = stripComments(fillIn(wish.text, wish.secrets));
  const reasons = [
    ...unresolved(wish),
    ...unusable(wish),
    ...refusedProblems(wish),
    ...wrongSides(wish),
    ...(new TextEncoder().encode(text).length > MOST_BYTES
      ? [l10n.t('The file is larger than {0} KiB, more than the plugin can take.', MOST_BYTES / 1024)]
      : []),
  ];
  return reasons.length > 0
    ? { ok: false, reasons }
    : { ok: true, text, connections: connectionsOf(readDocument('', text)).map(({ name }) => name) };
}

function unresolved({ text, secrets }: UploadWish): string[] {
  const missing = findSecrets(text).filter((one) => !one.valid || !secrets.has(one.name));
  return [...new Set(missing.map((one) => one.name))].map((name) => l10n.t('The secret {0} has no value.', name));
}

/** A line break in a secret would add lines to the file, and with them whatever keys somebody likes. */
function unusable({ text, secrets }: UploadWish): string[] {
  return secretNames(text)
    .filter((name) => /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(secrets.get(name) ?? ''))
    .map((name) => l10n.t('The secret {0} holds a line break or a control character. Set it again.', name));
}

/** The value rules again, on the text that would be sent: a secret may hold what a URL must not. */
function refusedProblems({ text, secrets }: UploadWish): string[] {
  const document = readDocument('', fillIn(text, secrets));
  const found = validate(document).filter(
    ({ rule }) => rules[rule].level === 'error' || REFUSED_ON_UPLOAD.includes(rule),
  );
  return found.map((problem) =>
    l10n.t('Line {0}: {1}', document.lines.positionAt(problem.offset).line + 1, safeMessage(problem, secrets)),
  );
}

/** A message may repeat a part of the text; one that repeats a part of a secret is replaced. */
function safeMessage(problem: ReturnType<typeof validate>[number], secrets: ReadonlyMap<string, string>): string {
  const leaks = Object.values((problem as Problem).data ?? {}).some((word) =>
    [...secrets.values()].some((secret) => secret !== '' && (word.includes(secret) || secret.includes(word))),
  );
  return leaks
    ? l10n.t('The password that is filled in has a character that the plugin would misread.')
    : rules[problem.rule].message(problem.data ?? {});
}

function wrongSides({ text, cluster, sides }: UploadWish): string[] {
  const document = readDocument('', text);
  const connections = connectionsOf(document);
  const found = new Set(connections.map(({ side }) => side));
  if (blocksOf(document.tree).length === 0) {
    return [l10n.t('The file has no connection.')];
  }
  if (found.size > 1) {
    return [l10n.t('The file holds both sides of a connection. A cluster gets only its own: split it into two files.')];
  }
  return connections.flatMap(({ name, side }) => {
    const expected = sides.get(name);
    return expected !== undefined && side !== undefined && expected !== side
      ? [
          l10n.t(
            '{0} is the {1} of {2}, but this file is for the {3}. Upload the other file of the pair.',
            cluster,
            expected,
            name,
            side,
          ),
        ]
      : [];
  });
}

function fillIn(text: string, secrets: ReadonlyMap<string, string>): string {
  let filled = '';
  let from = 0;
  for (const { offset, length, name, valid } of findSecrets(text)) {
    const value = valid ? secrets.get(name) : undefined;
    if (value !== undefined) {
      filled += text.slice(from, offset) + value;
      from = offset + length;
    }
  }
  return filled + text.slice(from);
}

/** Comments never reach a cluster: the plugin is not documented to know them. */
function stripComments(text: string): string {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !/^[ \t]*#/.test(line));
  return `${lines.join('\n')}\n`;
}
