import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import {
  defaultContext,
  findings,
  readDocument,
  summarize,
  workspaceOf,
  type ConnectionDocument,
  type Context,
  type RuleLevels,
} from '../../../server/src/language/index';
import type { Command } from '../command';
import { chooseWord, type CommandLine } from '../commandLine';
import { formats, type CheckedFile, type FormatName } from '../formats';
import { exitCodes, isRefusal, type Refusal } from '../result';
import { addLevel, ruleList } from '../ruleLevels';
import { readSettings, type CheckSettings } from '../settingsFile';
import { decode, readSources, type Source } from '../sources';

const FORMATS: readonly [FormatName, ...FormatName[]] = ['text', 'json', 'sarif', 'github'];

export const check: Command = {
  operands: 'FILES…',
  options: {
    format: { value: 'text|json|sarif|github', help: () => l10n.t('How problems are printed (text).') },
    rule: {
      value: 'RULE=LEVEL',
      help: () => l10n.t('Another level for a rule, or "off"; may be repeated. "list" lists the rules.'),
    },
    settings: {
      value: 'FILE',
      help: () => l10n.t('Settings of VS Code: backupSync.rules and backupSync.connections.'),
    },
    'stdin-filename': { value: 'PATH', help: () => l10n.t('The file that standard input stands for.') },
  },
  notes: () =>
    l10n.t(
      'FILES are files, folders, patterns, or - for standard input. A file that is named is always checked; from folders and patterns only Connection files are. All files of one call are checked as pairs.\n\nEnds with 0 without an error, 1 with errors, 2 if it could not run. Lines and columns begin at 1; columns are UTF-16 units.',
    ),
  run: async (line, terminal) => {
    const format = chooseWord(line, 'format', FORMATS);
    if (isRefusal(format)) {
      return format;
    }
    if (line.values.get('rule')?.includes('list')) {
      terminal.print(ruleList());
      return exitCodes.fine;
    }
    const file = line.values.get('settings')?.at(-1);
    const settings = file === undefined ? noSettings : await readSettings(file, terminal.folder);
    if (isRefusal(settings)) {
      return settings;
    }
    const levels = levelsOf(line, settings.rules);
    if (isRefusal(levels)) {
      return levels;
    }
    const read = await readSources(line.operands, terminal, line.values.get('stdin-filename')?.at(-1));
    if (isRefusal(read)) {
      return read;
    }
    const files = await checkAll(read.sources, { ...settings, rules: levels.levels });
    const print = await formats[format.word]();
    terminal.print(print({ files, passedOver: read.passedOver }, terminal));
    const hasErrors = files.some(({ found }) => found.some(({ level }) => level === 'error'));
    return hasErrors ? exitCodes.found : exitCodes.fine;
  },
};

const noSettings: CheckSettings = { rules: {}, connections: [] };

/** Every file by itself and together with the others. */
async function checkAll(sources: readonly Source[], settings: CheckSettings): Promise<readonly CheckedFile[]> {
  const files = sources.map(({ path, label, bytes }) => ({
    label,
    document: readDocument(pathToFileURL(path).href, decode(bytes)),
  }));
  const documents = files.map(({ document }) => document);
  const others = await namedBySettings(settings, new Set(documents.map(({ uri }) => uri)));
  const workspace = workspaceOf(
    new Map([...documents, ...others].map((document) => [document.uri, summarize(document)])),
  );
  const context: Context = { ...defaultContext, settings, workspace };
  return files.map(({ label, document }) => ({
    label,
    document,
    found: findings(document, context),
  }));
}

/** Those of the settings, and in front of them those of the command line. */
function levelsOf({ values }: CommandLine, settings: RuleLevels): { readonly levels: RuleLevels } | Refusal {
  let levels = settings;
  for (const written of values.get('rule') ?? []) {
    const [, id = written, word = ''] = /^([^=]*)=(.*)$/s.exec(written) ?? [];
    const added = addLevel(levels, id, word, '--rule');
    if (isRefusal(added)) {
      return added;
    }
    levels = added.levels;
  }
  return { levels };
}

/** The files that the settings name and the call does not: they are there, though they are not checked. */
async function namedBySettings(
  { connections }: CheckSettings,
  known: ReadonlySet<string>,
): Promise<readonly ConnectionDocument[]> {
  const uris = new Set(connections.flatMap(({ clientFile, serverFile }) => [clientFile ?? '', serverFile ?? '']));
  const documents = [...uris].map(async (uri) => {
    const bytes = uri === '' || known.has(uri) ? undefined : await readFile(fileURLToPath(uri)).catch(() => undefined);
    return bytes ? [readDocument(uri, decode(bytes))] : [];
  });
  return (await Promise.all(documents)).flat();
}
