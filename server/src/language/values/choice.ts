import type { Problem } from '../rules/problem';
import { nearestWord } from './nearest';

export type VerboseCode = 'verbose-value' | 'verbose-spelling';
export type SshCode = 'ssh-value' | 'ssh-spelling';

export type VerboseWord = 'true' | 'false';
export type SshWord = 'client' | 'server';

/** A value that is one of a few words. `choice` is the word that is meant, where that is beyond doubt. */
export interface Choice<Word extends string, Code extends string> {
  readonly choice: Word | undefined;
  readonly problems: readonly Problem<Code>[];
}

export type Verbose = Choice<VerboseWord, VerboseCode>;
export type Ssh = Choice<SshWord, SshCode>;

export const VERBOSE_WORDS: readonly VerboseWord[] = ['true', 'false'];
export const SSH_WORDS: readonly SshWord[] = ['client', 'server'];

/** Other words for yes and no, which the plugin may or may not know. */
const VERBOSE_SYNONYMS: ReadonlyMap<string, VerboseWord> = new Map([
  ['yes', 'true'],
  ['on', 'true'],
  ['1', 'true'],
  ['no', 'false'],
  ['off', 'false'],
  ['0', 'false'],
]);
const NO_SYNONYMS: ReadonlyMap<string, SshWord> = new Map();

/** Reads the value of Verbose. */
export function parseVerbose(text: string): Verbose {
  return parseChoice(text, VERBOSE_WORDS, VERBOSE_SYNONYMS, 'verbose-value', 'verbose-spelling');
}

/** Reads the value of SSH. */
export function parseSsh(text: string): Ssh {
  return parseChoice(text, SSH_WORDS, NO_SYNONYMS, 'ssh-value', 'ssh-spelling');
}

function parseChoice<Word extends string, Code extends string>(
  text: string,
  words: readonly Word[],
  synonyms: ReadonlyMap<string, Word>,
  unknown: Code,
  spelling: Code,
): Choice<Word, Code> {
  const exact = words.find((word) => word === text);
  if (exact !== undefined) {
    return { choice: exact, problems: [] };
  }
  const lower = text.toLowerCase();
  const meant = words.find((word) => word === lower) ?? synonyms.get(lower);
  const place = { offset: 0, length: text.length };
  if (meant !== undefined) {
    return { choice: meant, problems: [{ rule: spelling, ...place, data: { nearest: meant } }] };
  }
  const nearest = nearestWord(text, words);
  const data = nearest === undefined ? {} : { data: { nearest } };
  return { choice: undefined, problems: [{ rule: unknown, ...place, ...data }] };
}
