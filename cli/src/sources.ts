import type { Stats } from 'node:fs';
import { lstat, readFile, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import * as l10n from '@vscode/l10n';
import { glob, isDynamicPattern } from 'tinyglobby';
import { looksLikeConnectionFile } from '../../server/src/language/index';
import { isRefusal, type Refusal } from './result';
import type { Terminal } from './terminal';

/** A text to work on. */
export interface Source {
  /** Absolute path; for standard input that of the file it stands for. */
  readonly path: string;
  /** The path for people and reports: relative where the argument was, with `/` as separator. */
  readonly label: string;
  readonly bytes: Uint8Array;
  readonly isStandardInput: boolean;
}

export interface Sources {
  readonly sources: readonly Source[];
  /** How many files of folders and patterns turned out to be something else. */
  readonly passedOver: number;
}

/** A file before it is read. Only a file that was named is read whatever is in it. */
interface Candidate {
  readonly path: string;
  readonly label: string;
  readonly isNamed: boolean;
  /** What standard input had. */
  readonly bytes?: Uint8Array;
}

/** Larger files in folders are no Connection files: those have some ten lines. */
const LARGEST = 1024 * 1024;

const PATTERN = '**/*.{cfg,backupsync}';
const SKIPPED = ['**/node_modules/**', '**/.git/**'];

/** The label of standard input that nobody named. */
export const STANDARD_INPUT = '<stdin>';

/**
 * Finds and reads what the operands name: files, folders, patterns that no shell has expanded, and `-`. From folders and
 * patterns only Connection files are taken. Each file comes once, in the order of the operands.
 */
export async function readSources(
  operands: readonly string[],
  terminal: Terminal,
  inputName: string = STANDARD_INPUT,
): Promise<Sources | Refusal> {
  if (operands.length === 0) {
    return { refusal: l10n.t('Name files, folders or patterns, or "-" for standard input.') };
  }
  const candidates = new Map<string, Candidate>();
  for (const operand of operands) {
    const found = await candidatesOf(operand, terminal, inputName);
    if (isRefusal(found)) {
      return found;
    }
    for (const candidate of found) {
      const known = candidates.get(candidate.path);
      // Standard input stands for its file, and what was named stays named.
      if (!known || candidate.bytes || (candidate.isNamed && !known.bytes)) {
        candidates.set(candidate.path, candidate);
      }
    }
  }
  return readCandidates([...candidates.values()], terminal);
}

async function readCandidates(candidates: readonly Candidate[], { complain }: Terminal): Promise<Sources | Refusal> {
  const sources: Source[] = [];
  for (const { path, label, isNamed, bytes: known } of candidates) {
    const stats = isNamed ? undefined : await look(path, label);
    if (stats && isRefusal(stats)) {
      return stats;
    }
    if (stats && stats.size > LARGEST) {
      complain(l10n.t('{0} is larger than 1 MB and was passed over. Name it to have it read.', label));
      continue;
    }
    // A link may lead to a folder, or nowhere.
    if (!isNamed && !stats?.isFile()) {
      continue;
    }
    const bytes = known ?? (await readOrRefuse(path, label));
    if (isRefusal(bytes)) {
      return bytes;
    }
    if (isNamed || path.endsWith('.backupsync') || looksLikeConnectionFile(decode(bytes))) {
      sources.push({ path, label, bytes, isStandardInput: known !== undefined });
    }
  }
  if (sources.length === 0) {
    complain(l10n.t('No Connection file was found there. Name a file to have it read whatever is in it.'));
  }
  return { sources, passedOver: candidates.length - sources.length };
}

/** Of a file that was listed; undefined where it is a link that leads nowhere. */
async function look(path: string, label: string): Promise<Stats | Refusal | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    const isLink = await lstat(path).catch(() => undefined);
    // Passed over in silence, a broken file would count as a good one.
    return isLink
      ? undefined
      : {
          refusal: l10n.t(
            '{0} was listed, but cannot be looked at: its name is not UTF-8, or it has just gone ({1}).',
            label,
            codeOf(error),
          ),
        };
  }
}

/** As UTF-8; bytes that are not become U+FFFD, which the rules then find. A byte order mark stays, for the same reason. */
export function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

async function candidatesOf(
  operand: string,
  { folder, read }: Terminal,
  inputName: string,
): Promise<readonly Candidate[] | Refusal> {
  if (operand === '-') {
    return [{ path: resolve(folder, inputName), label: inputName, isNamed: true, bytes: await read() }];
  }
  const path = resolve(folder, operand);
  // What is there is meant by its name, whatever characters a pattern could have.
  const stats = await stat(path).catch((error: unknown) => error as NodeJS.ErrnoException);
  const labelOf = (file: string) => toSlashes(operand === path ? file : relative(folder, file));
  if (!(stats instanceof Error)) {
    return stats.isDirectory()
      ? findFiles(PATTERN, path, operand, labelOf)
      : [{ path, label: labelOf(path), isNamed: true }];
  }
  const pattern = toPattern(operand);
  if (!isDynamicPattern(pattern)) {
    return { refusal: sentenceAbout(stats, operand) };
  }
  // Paths below the folder would not match a pattern that leads out of it and back.
  const up = /^(?:\.\.\/)*/.exec(pattern)?.[0] ?? '';
  const found = await findFiles(pattern.slice(up.length), resolve(folder, up), operand, labelOf);
  return !isRefusal(found) && found.length === 0
    ? { refusal: l10n.t('No file matches {0}. Check the pattern and the folder you are in.', operand) }
    : found;
}

async function findFiles(
  pattern: string,
  cwd: string,
  operand: string,
  labelOf: (path: string) => string,
): Promise<readonly Candidate[] | Refusal> {
  try {
    const options = { cwd, absolute: true, dot: true, caseSensitiveMatch: false, expandDirectories: false };
    const paths = await glob(pattern, { ...options, ignore: SKIPPED, followSymbolicLinks: false });
    return paths
      .map((found) => resolve(found))
      .sort()
      .map((path) => ({ path, label: labelOf(path), isNamed: false }));
  } catch (error) {
    return { refusal: sentenceAbout(error, operand) };
  }
}

/** On Windows people write patterns with the separator of their paths. */
export function toPattern(operand: string, separator: string = sep): string {
  return separator === '\\' ? operand.replaceAll('\\', '/') : operand;
}

function toSlashes(path: string): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

async function readOrRefuse(path: string, label: string): Promise<Uint8Array | Refusal> {
  try {
    return await readFile(path);
  } catch (error) {
    return { refusal: sentenceAbout(error, label) };
  }
}

function sentenceAbout(error: unknown, name: string): string {
  const code = codeOf(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return l10n.t('There is no file {0}. Check the name and the folder you are in.', name);
    case 'EACCES':
    case 'EPERM':
      return l10n.t('{0} may not be read. Check who owns it and its permissions.', name);
    default:
      return l10n.t('{0} cannot be read ({1}).', name, code);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
