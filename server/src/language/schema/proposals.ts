import * as l10n from '@vscode/l10n';
import { describeCron, parseCron } from '../values/cron';
import type { KeyName } from './keyNames';
import { keys, type ValueType } from './keys';
import { secretReference } from '../values/secret';
import { choiceOf } from './snippets';

/** A value to choose from. */
export interface Proposal {
  readonly text: string;
  /** The same with the parts to fill in. */
  readonly snippet: string;
  readonly detail: () => string;
}

/** What is known of the place of a value. */
export interface Known {
  /** The name of the secret that is its password. */
  readonly secret?: string;
  /** The same in a snippet, where it follows another part of that. */
  readonly secretSnippet?: string;
  /** An archive volume, e.g. `v0003`. */
  readonly volume?: string;
  /** Databases, or lists of addresses, the likeliest first. */
  readonly values?: readonly string[];
}

/** The values that are offered for a key, the likeliest first. */
export function proposalsFor(key: KeyName, known: Known = {}): readonly Proposal[] {
  return makers[keys[key].valueType](key, known);
}

const makers: Readonly<Record<ValueType, (key: KeyName, known: Known) => readonly Proposal[]>> = {
  databaseName: toFillIn,
  cron: () => cycles.map((text) => fixed(text, () => describeCron(parseCron(text)))),
  ftpUrl: (key, known) => [withSecret(key, known), withVolume(exampleOf(key), known)],
  nodeList: toFillIn,
  verbose: () => [
    fixed('true', () => l10n.t('Log more about the copied files')),
    fixed('false', () => l10n.t('Log errors only')),
  ],
  ssh: () => [
    fixed('client', () => l10n.t('This cluster has the backups and starts the copies')),
    fixed('server', () => l10n.t('This cluster receives the backups')),
  ],
};

/** Common schedules; their words come from the same place as those of a hover. */
const cycles: readonly string[] = [
  '0 2 * * *',
  '0 * * * *',
  '*/15 * * * *',
  '0 */6 * * *',
  '0 22 * * 1-5',
  '0 3 * * 0',
  '0 4 1 * *',
];

function fixed(text: string, detail: () => string): Proposal {
  return { text, snippet: text, detail };
}

/** What is known, else a word that nobody takes for a name or an address of theirs. */
function toFillIn(key: KeyName, { values = [] }: Known): readonly Proposal[] {
  const { snippet, summary } = keys[key];
  const [first] = values;
  return first === undefined
    ? [{ text: snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1'), snippet, detail: summary }]
    : [{ text: first, snippet: choiceOf(values), detail: summary }];
}

function exampleOf(key: KeyName): Proposal {
  const { example, snippet, summary } = keys[key];
  return { text: example, snippet, detail: summary };
}

/** The password as a reference that is resolved at upload, so that the file itself holds none. */
function withSecret(key: KeyName, known: Known): Proposal {
  const { secret = passwordName(key), secretSnippet = `\${2:${secret}}` } = known;
  const { text, snippet } = withVolume(exampleOf(key), known);
  return {
    text: text.replace('**PW**', secretReference(secret)),
    snippet: snippet.replace('${2:**PW**}', () => `\\\${secret:${secretSnippet}}`),
    detail: () => l10n.t('With the password from the secret store'),
  };
}

/** What the name of a secret ends in: the two clusters have passwords of their own. */
export function passwordName(key: KeyName): string {
  return key.replace(/URL$/, 'PASSWORD');
}

function withVolume(proposal: Proposal, { volume }: Known): Proposal {
  const put = (text: string): string => (volume === undefined ? text : text.replace(/[vr]\d{4}/, volume));
  return { ...proposal, text: put(proposal.text), snippet: put(proposal.snippet) };
}
