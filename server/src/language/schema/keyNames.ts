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
