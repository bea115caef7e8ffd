import * as l10n from '@vscode/l10n';
import {
  blocksOf,
  connectionsOf,
  findSecrets,
  readDocument,
  rules,
  unsendable,
  validate,
  type ConnectionDocument,
  type Problem,
  type RuleId,
  type Side,
} from '../../../server/src/language/index';
import { MAX_PAYLOAD_BYTES } from '../exaoperation/payload';
import { passwordsOf } from './passwords';

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
  | {
      readonly ok: true;
      /** What is sent: secrets filled in, comments gone, LF. It holds passwords and is never kept or shown. */
      readonly text: string;
      readonly connections: readonly string[];
      /** Every password in `text`, each once, for whoever has to keep them out of a log. */
      readonly secrets: readonly string[];
    }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** Rules that refuse an upload although an editor only mentions them. */
const REFUSED_ON_UPLOAD: readonly RuleId[] = ['odd-name', 'url-placeholder-password'];

/** Names of the secrets that a file needs values for, in order, each once. One in a comment needs none. */
export function secretNames(text: string): readonly string[] {
  const valid = findSecrets(joined(sentLines(text))).filter((one) => one.valid);
  return [...new Set(valid.map(({ name }) => name))];
}

/** Whether `${secret:NAME}` can be filled in with this name. */
export function isSecretName(name: string): boolean {
  const [found, ...others] = findSecrets(`\${secret:${name}}`);
  return found?.valid === true && found.name === name && others.length === 0;
}

/**
 * Decides whether a file may go to a cluster. The list is fixed: no setting and no directive in the file switches a part
 * of it off. Reasons name lines of the file and never a value that could be a password.
 */
export function checkUpload(wish: UploadWish): UploadCheck {
  const lines = sentLines(wish.text);
  const final = fillIn(lines, wish.secrets);
  if (Buffer.byteLength(final.text) > MAX_PAYLOAD_BYTES) {
    return { ok: false, reasons: [tooLarge()] };
  }
  const document = readDocument('', final.text);
  const reasons = [
    ...unresolved(lines, wish.secrets),
    ...unusable(lines, wish.secrets),
    ...misplaced(lines),
    ...unseen(final),
    ...leftovers(final),
    ...refusedProblems(document, final),
    ...wrongSides(document, wish),
  ];
  if (reasons.length > 0) {
    return { ok: false, reasons: [...new Set(reasons)] };
  }
  const passwords = [...final.filled.map(({ value }) => value), ...passwordsOf(document).map(({ text }) => text)];
  const secrets = [...new Set(passwords)].filter((password) => password !== '');
  return { ok: true, text: final.text, connections: connectionsOf(document).map(({ name }) => name), secrets };
}

function tooLarge(): string {
  return l10n.t('The file is larger than {0} bytes, more than the plugin can take. Split it.', MAX_PAYLOAD_BYTES);
}

/** A line that is sent, as it is written, with its number in the file. */
interface SentLine {
  readonly number: number;
  readonly text: string;
}

/** Comments never reach a cluster: the plugin is not documented to know them. */
function sentLines(text: string): readonly SentLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ number: index + 1, text: trimBlanksAtEnd(line) }))
    .filter((line) => line.text !== '' && !/^[ \t]*#/.test(line.text));
}

function trimBlanksAtEnd(line: string): string {
  let end = line.length;
  while (end > 0 && ' \t'.includes(line.charAt(end - 1))) {
    end--;
  }
  return line.slice(0, end);
}

function joined(lines: readonly SentLine[]): string {
  return lines.map(({ text }) => `${text}\n`).join('');
}

/** The one text that is checked and sent. */
interface FinalText {
  readonly text: string;
  /** Where secrets were filled in. */
  readonly filled: readonly { readonly offset: number; readonly value: string }[];
  /** Number in the file of the line that an offset in `text` comes from. */
  readonly lineAt: (offset: number) => number;
}

function fillIn(lines: readonly SentLine[], secrets: ReadonlyMap<string, string>): FinalText {
  const filled: { offset: number; value: string }[] = [];
  const starts: { offset: number; number: number }[] = [];
  let text = '';
  for (const line of lines) {
    starts.push({ offset: text.length, number: line.number });
    let from = 0;
    for (const { offset, length, name, valid } of findSecrets(line.text)) {
      const value = valid ? secrets.get(name) : undefined;
      if (value !== undefined) {
        text += line.text.slice(from, offset);
        filled.push({ offset: text.length, value });
        text += value;
        from = offset + length;
      }
    }
    text += `${line.text.slice(from)}\n`;
  }
  return { text, filled, lineAt: (offset) => starts.findLast((start) => start.offset <= offset)?.number ?? 1 };
}

function unresolved(lines: readonly SentLine[], secrets: ReadonlyMap<string, string>): string[] {
  return secretNames(joined(lines))
    .filter((name) => !secrets.has(name))
    .map((name) => l10n.t('The secret {0} has no value.', name));
}

/** A line break in a secret would add lines to the file, and with them whatever keys somebody likes. */
function unusable(lines: readonly SentLine[], secrets: ReadonlyMap<string, string>): string[] {
  return secretNames(joined(lines)).flatMap((name) => whyUnusable(name, secrets.get(name)) ?? []);
}

function whyUnusable(name: string, value: string | undefined): string | undefined {
  if (value === '') {
    return l10n.t('The secret {0} is empty. Set it again.', name);
  }
  return value !== undefined && (/[\t\r\n]/.test(value) || unsendable().test(value))
    ? l10n.t('The secret {0} holds a line break or a character that cannot be seen or sent. Set it again.', name)
    : undefined;
}

/** On the text as it is written: anywhere else than in a password, a value could become a key, a name or a side. */
function misplaced(lines: readonly SentLine[]): string[] {
  const written = fillIn(lines, new Map());
  const allowed = new Set(passwordsOf(readDocument('', written.text)).map(({ secretAt }) => secretAt));
  return findSecrets(written.text)
    .filter(({ offset }) => !allowed.has(offset))
    .map(({ offset }) => onLine(written.lineAt(offset), rules['url-secret-misplaced'].message({})));
}

function unseen({ text, lineAt }: FinalText): string[] {
  const found = text.matchAll(unsendable());
  return [...new Set(Array.from(found, ({ index }) => lineAt(index)))].map((line) =>
    onLine(line, l10n.t('There is a character here that cannot be seen or sent. Delete the line and type it again.')),
  );
}

/** References without a value have their reason already; this is for those that a filled-in value makes. */
function leftovers({ text, filled, lineAt }: FinalText): string[] {
  return findSecrets(text)
    .filter((one) => !one.valid || overlaps(one, filled))
    .map(({ offset }) => onLine(lineAt(offset), l10n.t('A reference to a secret would be sent as it is written.')));
}

/** A secret may hold what a URL must not, so the rules are applied to what is sent. */
function refusedProblems(document: ConnectionDocument, final: FinalText): string[] {
  return validate(document)
    .filter(({ rule }) => rules[rule].level === 'error' || REFUSED_ON_UPLOAD.includes(rule))
    .map((problem) => onLine(final.lineAt(problem.offset), safeMessage(problem, final)));
}

/** A message may repeat a part of the text. Whatever touches a filled-in secret or repeats one gets a fixed sentence. */
function safeMessage(problem: Problem<RuleId>, { filled }: FinalText): string {
  const touchesSecret = [problem, ...(problem.related ?? [])].some((place) => overlaps(place, filled));
  const repeatsSecret = Object.values(problem.data ?? {}).some((word) =>
    filled.some(({ value }) => value !== '' && word !== '' && (word.includes(value) || value.includes(word))),
  );
  return touchesSecret || repeatsSecret
    ? l10n.t('The password that is filled in is a placeholder, or the plugin would misread it. Set the secret again.')
    : rules[problem.rule].message(problem.data ?? {});
}

interface Place {
  readonly offset: number;
  readonly length: number;
}

/** Whether a place and a filled-in value have a character in common, or touch. */
function overlaps({ offset, length }: Place, filled: FinalText['filled']): boolean {
  return filled.some((one) => offset <= one.offset + one.value.length && one.offset <= offset + length);
}

function wrongSides(document: ConnectionDocument, { cluster, sides }: UploadWish): string[] {
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

function onLine(line: number, sentence: string): string {
  return l10n.t('Line {0}: {1}', line, sentence);
}
