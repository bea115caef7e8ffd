import type { KeyName } from '../schema/keyNames';
import { keys, type ValueType } from '../schema/keys';
import { proposalsFor } from '../schema/proposals';
import { describeCron, parseCron } from '../values/cron';

/** A value in words, as Markdown; undefined where there is nothing to add to what is written. */
export function describeValue(key: KeyName, value: string): string | undefined {
  return describers[keys[key].valueType](value, key);
}

type Describer = (value: string, key: KeyName) => string | undefined;

const describers: Readonly<Record<ValueType, Describer>> = {
  databaseName: () => undefined,
  cron: (value) => describeCron(parseCron(value)),
  ftpUrl: () => undefined,
  nodeList: () => undefined,
  verbose: describeChoice,
  ssh: describeChoice,
};

/** The words that completion shows beside the same value. */
function describeChoice(value: string, key: KeyName): string | undefined {
  return proposalsFor(key)
    .find(({ text }) => text === value.toLowerCase())
    ?.detail();
}
