import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import type { Refusal } from './result';

/** One option; without `value` it is a switch. */
export interface OptionSpec {
  /** The value as `--help` names it, e.g. `ZONE`. */
  readonly value?: string;
  readonly help: () => string;
}

/** Options by their names without dashes. */
export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** A command line that has been read. Every option may be repeated; who wants one value takes the last. */
export interface CommandLine {
  readonly operands: readonly string[];
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
}

/** Reads the arguments of a command. Unknown options, and values that are missing or surplus, refuse. */
export async function readCommandLine(args: readonly string[], table: OptionTable): Promise<CommandLine | Refusal> {
  const switches = new Set<string>();
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokensOf(args, table)) {
    if (token.kind === 'positional') {
      operands.push(token.value);
    } else if (token.kind === 'option') {
      const refusal = isKnown(token, table) ? complaintAbout(token, table) : await unknownOption(token, table);
      if (refusal !== undefined) {
        return { refusal };
      }
      if (token.value === undefined) {
        switches.add(token.name);
      } else {
        values.set(token.name, [...(values.get(token.name) ?? []), token.value]);
      }
    }
  }
  return { operands, switches, values };
}

interface Option {
  readonly name: string;
  /** As it was written, with its dashes. */
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

/** Not strict, so that the sentences about what is wrong are ours. */
function tokensOf(args: readonly string[], table: OptionTable) {
  const options = Object.entries(table).map(
    ([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const,
  );
  const help = { type: 'boolean', short: 'h' } as const;
  return parseArgs({
    args: [...args],
    options: { ...Object.fromEntries(options), help },
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens;
}

function isKnown({ name }: Option, table: OptionTable): boolean {
  return name === 'help' || Object.hasOwn(table, name);
}

function complaintAbout({ name, rawName, value, inlineValue }: Option, table: OptionTable): string | undefined {
  const example = table[name]?.value;
  if (example === undefined) {
    return value === undefined ? undefined : l10n.t('{0} takes no value. Leave out what follows the "=".', rawName);
  }
  const isOption = value !== undefined && value.length > 1 && value.startsWith('-') && inlineValue !== true;
  return value === undefined || isOption ? l10n.t('{0} needs a value: write {0}={1}.', rawName, example) : undefined;
}

/** The language is loaded only for who misspells an option. */
async function unknownOption({ rawName }: Option, table: OptionTable): Promise<string> {
  const { nearestWord } = await import('../../server/src/language/index');
  const nearest = nearestWord(
    rawName,
    Object.keys({ ...table, help: {} }).map((name) => `--${name}`),
  );
  return nearest === undefined
    ? l10n.t('There is no option {0}. See --help, and write -- before an argument that begins with a dash.', rawName)
    : l10n.t('There is no option {0}. Did you mean {1}?', rawName, nearest);
}

/** The last value of an option that takes one of some words; the first of them where it is not given. */
export function chooseWord<Word extends string>(
  { values }: CommandLine,
  name: string,
  words: readonly [Word, ...Word[]],
): { readonly word: Word } | Refusal {
  const written = values.get(name)?.at(-1);
  const word = written === undefined ? words[0] : words.find((one) => one === written);
  return word === undefined
    ? { refusal: l10n.t('--{0} takes one of {1}, not "{2}".', name, words.join(', '), written ?? '') }
    : { word };
}
