import type { Position, Range } from 'vscode-languageserver';
import type { ClusterFacts, Level, RuleLevels } from './language/index';
import type { ConnectionEntry } from './protocol';

/** Values as they came over the wire. People write settings by hand: what is not as it should be is left out. */

const levels: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

export function readRules(rules: unknown): RuleLevels {
  return Object.fromEntries(
    entriesOf(rules).flatMap(([rule, written]) => {
      const level = levels.find((one) => one === written);
      return level === undefined ? [] : [[rule, level] as const];
    }),
  );
}

export function readConnections(connections: unknown): readonly ConnectionEntry[] {
  return listOf(connections).flatMap((entry) => {
    const [name, client, server] = ['name', 'client', 'server'].map((key) => stringOf(entry, key));
    return name === undefined || client === undefined || server === undefined
      ? []
      : [{ name, client, server, ...strings(entry, ['id', 'clientFile', 'serverFile']) }];
  });
}

/** Undefined where nobody knows the clusters, which is not the same as that there are none. */
export function readClusters(clusters: unknown): readonly ClusterFacts[] | undefined {
  return Array.isArray(clusters)
    ? clusters.flatMap((cluster: unknown) => {
        const name = stringOf(cluster, 'name');
        const facts = stringLists(cluster, ['nodes', 'addresses', 'databases', 'archiveVolumes']);
        const nodeNames = property(cluster, 'nodeNames');
        return name === undefined
          ? []
          : [
              {
                name,
                ...facts,
                ...strings(cluster, ['timeZone']),
                ...(nodeNames !== undefined && { nodeNames: stringsOf(nodeNames) }),
              },
            ];
      })
    : undefined;
}

/** The patterns of `files.exclude` that are switched on. Those with a condition are not: VS Code alone can tell. */
export function readExcludes(exclude: unknown): readonly string[] {
  return entriesOf(exclude).flatMap(([pattern, on]) => (on === true ? [pattern] : []));
}

/** Sentences in the person's language, by the English ones: those that are missing stay English. */
export function readTranslations(translations: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entriesOf(translations).flatMap(([sentence, written]) => {
      const translated = typeof written === 'string' ? written : stringOf(written, 'message');
      return translated === undefined ? [] : [[sentence, translated] as const];
    }),
  );
}

/** A property of something that came over the wire, if it is an object and has one of that name. */
export function property(value: unknown, name: string): unknown {
  return entriesOf(value).find(([key]) => key === name)?.[1];
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function stringOf(value: unknown, name: string): string | undefined {
  const found = property(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** A place in a text; a number that is none of a place means the nearest that is one. */
export function readPosition(written: unknown): Position | undefined {
  const line = property(written, 'line');
  const character = property(written, 'character');
  return typeof line === 'number' && typeof character === 'number'
    ? { line: countOf(line), character: countOf(character) }
    : undefined;
}

export function readRange(written: unknown): Range | undefined {
  const start = readPosition(property(written, 'start'));
  const end = readPosition(property(written, 'end'));
  return start && end && { start, end };
}

function countOf(number: number): number {
  return Math.min(Math.max(Math.trunc(number) || 0, 0), 2 ** 31 - 1);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function strings<Key extends string>(value: unknown, keys: readonly Key[]): Partial<Record<Key, string>> {
  const found: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const text = stringOf(value, key);
    if (text !== undefined) {
      found[key] = text;
    }
  }
  return found;
}

function stringsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    entriesOf(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function stringLists<Key extends string>(value: unknown, keys: readonly Key[]): Partial<Record<Key, string[]>> {
  const found: Partial<Record<Key, string[]>> = {};
  for (const key of keys) {
    const list = property(value, key);
    if (Array.isArray(list)) {
      found[key] = list.filter((one) => typeof one === 'string');
    }
  }
  return found;
}
