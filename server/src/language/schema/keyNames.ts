import { standsAt } from '../values/characters';

/** The keys of a block, spelled and ordered as in step 7 of Exasol's "Install Backup Synchronization Plugin". */
export const keyNames = [
  'DATABASE_NAME',
  'START_CYCLE',
  'LOCAL_URL',
  'REMOTE_URL',
  'REMOTE_NODES',
  'Verbose',
  'SSH',
] as const;

export type KeyName = (typeof keyNames)[number];

const exact: ReadonlyMap<string, KeyName> = new Map(keyNames.map((name) => [name, name]));
const anyCase: ReadonlyMap<string, KeyName> = new Map(keyNames.map((name) => [name.toUpperCase(), name]));

/** The key that a text means, whatever its case; undefined where it is none of the seven. */
export function canonicalKey(text: string): KeyName | undefined {
  return exact.get(text) ?? anyCase.get(text.toUpperCase());
}

/** No two keys are equally long. */
const longest = Math.max(...keyNames.map((name) => name.length));
const byLength = Array.from({ length: longest + 1 }, (_, length) => keyNames.find((name) => name.length === length));

/** The same for a stretch of a text, which is cut out of it only where it is not spelled as it should be. */
export function keyAt(text: string, offset: number, length: number): KeyName | undefined {
  const name = byLength[length];
  if (name !== undefined && standsAt(text, name, offset)) {
    return name;
  }
  return length <= longest ? canonicalKey(text.slice(offset, offset + length)) : undefined;
}
