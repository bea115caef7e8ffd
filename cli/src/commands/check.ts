import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import {
  defaultContext,
  findings,
  nearestWord,
  readDocument,
  rules,
  summarize,
  workspaceOf,
  type Context,
  type Level,
  type RuleLevels,
} from '../../../server/src/language/index';
import type { Command } from '../command';
import { chooseWord, type CommandLine } from '../commandLine';
import { formats, type CheckedFile, type FormatName } from '../formats';
import { exitCodes, isRefusal, type Refusal } from '../result';
import { decode, readSources, type Source } from '../sources';

const FORMATS: readonly [FormatName, ...FormatName[]] = ['text', 'json', 'sarif', 'github'];
const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

export const check: Command = {
  operands: 'FILES…',
  options: {
    format: { value: 'text|json|sarif|github', help: () => l10n.t('How problems are printed (text).') },
    rule: { value: 'RULE=LEVEL', help: () => l10n.t('Another level for a rule, or "off"; may be repeated.') },
    'stdin-filename': { value: 'PATH', help: () => l10n.t('The file that standard input stands for.') },
  },
  notes: () =>
    l10n.t(
      'FILES are files, folders, patterns, or - for standard input. A file that is named is always checked; from folders and patterns only Connection files are. All files of one call are checked as pairs.\n\nEnds with 0 without an error, 1 with errors, 2 if it could not run. Lines and columns begin at 1; columns are UTF-16 units.',
    ),
  run: async (line, terminal) => {
    const format = chooseWord(line, 'format', FORMATS);
    const levels = levelsOf(line);
    if (isRefusal(format) || isRefusal(levels)) {
      return isRefusal(format) ? format : (levels as Refusal);
    }
    const read = await readSources(line.operands, terminal, line.values.get('stdin-filename')?.at(-1));
    if (isRefusal(read)) {
      return read;
    }
    const files = checkAll(read.sources, levels.levels);
    const print = await formats[format.word]();
    terminal.print(print({ files, passedOver: read.passedOver }, terminal));
    const hasErrors = files.some(({ found }) => found.some(({ level }) => level === 'error'));
    return hasErrors ? exitCodes.found : exitCodes.fine;
  },
};

/** Every file by itself and together with the others. */
function checkAll(sources: readonly Source[], levels: RuleLevels): readonly CheckedFile[] {
  const files = sources.map(({ path, label, bytes }) => ({
    label,
    document: readDocument(pathToFileURL(path).href, decode(bytes)),
  }));
  const workspace = workspaceOf(new Map(files.map(({ document }) => [document.uri, summarize(document)])));
  const context: Context = { ...defaultContext, settings: { rules: levels }, workspace };
  return files.map(({ label, document }) => ({
    label,
    document,
    found: [...findings(document, context)].sort((a, b) => a.problem.offset - b.problem.offset),
  }));
}

function levelsOf({ values }: CommandLine): { readonly levels: RuleLevels } | Refusal {
  const levels: Record<string, Level> = {};
  for (const written of values.get('rule') ?? []) {
    const [, id = written, word = ''] = /^([^=]*)=(.*)$/s.exec(written) ?? [];
    const level = LEVELS.find((one) => one === word);
    if (!Object.hasOwn(rules, id)) {
      return { refusal: unknownRule(id) };
    }
    if (level === undefined) {
      return { refusal: l10n.t('--rule {0}=LEVEL takes one of {1}, not "{2}".', id, LEVELS.join(', '), word) };
    }
    levels[id] = level;
  }
  return { levels };
}

function unknownRule(id: string): string {
  const nearest = nearestWord(id, Object.keys(rules));
  return nearest === undefined
    ? l10n.t('There is no rule "{0}". docs/rules.md lists them.', id)
    : l10n.t('There is no rule "{0}". Did you mean "{1}"?', id, nearest);
}
