import * as l10n from '@vscode/l10n';
import { pathToFileURL } from 'node:url';
import { applyChanges, formattingChanges } from '../../../server/src/language/features/index';
import { readDocument } from '../../../server/src/language/index';
import type { Command } from '../command';
import { chooseWord, type CommandLine } from '../commandLine';
import { harmlessPath } from '../harmless';
import { replaceFile } from '../replaceFile';
import { exitCodes, isRefusal, type ExitCode, type Refusal } from '../result';
import { readSources, type Source } from '../sources';
import type { Terminal } from '../terminal';

type OutputFormat = 'text' | 'json';

interface Formatted {
  readonly source: Source;
  readonly text: string;
  readonly changed: boolean;
}

type Mode = 'print' | 'check' | 'write';

export const format: Command = {
  operands: 'FILES…',
  options: {
    check: { help: () => l10n.t('Changes nothing, and ends with 1 if a file would change.') },
    write: { help: () => l10n.t('Changes the files.') },
    format: { value: 'text|json', help: () => l10n.t('How the outcome is printed (text).') },
    'stdin-filename': { value: 'PATH', help: () => l10n.t('The file that standard input stands for.') },
  },
  notes: () =>
    l10n.t(
      'FILES are files, folders, patterns, or - for standard input. Without --check and --write one file, or standard input, is printed to standard output. Only blanks and the end of the file ever change.\n\nEnds with 0, with 1 if --check found a file that would change, with 2 if it could not run.',
    ),
  run: async (line, terminal) => {
    const output = chooseWord<OutputFormat>(line, 'format', ['text', 'json']);
    if (isRefusal(output)) {
      return output;
    }
    const mode = modeOf(line);
    if (typeof mode !== 'string') {
      return mode;
    }
    const read = await readSources(line.operands, terminal, line.values.get('stdin-filename')?.at(-1));
    if (isRefusal(read)) {
      return read;
    }
    const refusal = complaintAbout(read.sources, mode);
    return refusal === undefined ? formatAll(read.sources, mode, output.word, terminal) : { refusal };
  },
};

function modeOf({ switches }: CommandLine): Mode | Refusal {
  if (switches.has('check') && switches.has('write')) {
    return { refusal: l10n.t('Use either --check or --write.') };
  }
  return switches.has('check') ? 'check' : switches.has('write') ? 'write' : 'print';
}

function complaintAbout(sources: readonly Source[], mode: Mode): string | undefined {
  if (mode === 'print' && sources.length > 1) {
    return l10n.t('Only one file can be printed, not {0}. Use --write to change them, or --check.', sources.length);
  }
  if (mode === 'write' && sources.some(({ isStandardInput }) => isStandardInput)) {
    return l10n.t('--write cannot change standard input. Leave --write out to have the result printed.');
  }
  return undefined;
}

async function formatAll(
  sources: readonly Source[],
  mode: Mode,
  output: OutputFormat,
  terminal: Terminal,
): Promise<ExitCode | Refusal> {
  const all: Formatted[] = [];
  for (const source of sources) {
    const formatted = formatOne(source);
    if (isRefusal(formatted)) {
      return formatted;
    }
    all.push(formatted);
  }
  for (const { source, text, changed } of mode === 'write' ? all : []) {
    const refusal = changed ? await replaceFile(source.path, text, source.label) : undefined;
    if (refusal) {
      return refusal;
    }
  }
  terminal.print(output === 'json' ? jsonOf(all, mode) : textOf(all, mode));
  return mode === 'check' && all.some(({ changed }) => changed) ? exitCodes.found : exitCodes.fine;
}

/** Bytes that are no text are left alone: writing what they were read as would destroy them. */
function formatOne(source: Source): Formatted | Refusal {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(source.bytes);
  } catch {
    return { refusal: l10n.t('{0} is not UTF-8 and was left as it is. Save it as UTF-8 first.', source.label) };
  }
  const document = readDocument(pathToFileURL(source.path).href, text);
  const formatted = applyChanges(text, formattingChanges(document));
  return { source, text: formatted, changed: formatted !== text };
}

function textOf(all: readonly Formatted[], mode: Mode): string {
  return mode === 'print'
    ? all.map(({ text }) => text).join('')
    : all
        .filter(({ changed }) => changed)
        .map(({ source }) => `${harmlessPath(source.label)}\n`)
        .join('');
}

function jsonOf(all: readonly Formatted[], mode: Mode): string {
  const rows = all.map(({ source, text, changed }) => ({
    file: source.label,
    changed,
    ...(mode === 'print' && { text }),
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}
