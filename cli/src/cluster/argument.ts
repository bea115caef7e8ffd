import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as l10n from '@vscode/l10n';
import { MAX_PAYLOAD_BYTES } from '../../../client/src/exaoperation/payload';
import { describeFunction, isBackupSync } from '../../../client/src/exaoperation/plugin';
import type { FunctionWish } from '../../../client/src/procedure/functionPlan';
import { checkKeysForUpload } from '../../../client/src/procedure/keysCheck';
import { asPrinted } from '../../../client/src/procedure/passwords';
import { checkUpload, secretNames } from '../../../client/src/procedure/uploadCheck';
import type { CommandLine } from '../commandLine';
import { isRefusal, type Refusal } from '../result';
import type { Terminal } from '../terminal';

/** The argument of a function as it goes into a wish. */
export type Argument = Pick<FunctionWish, 'argument' | 'secrets' | 'encode'>;

/** What was written behind --argument, or the bytes of --file. */
interface Given {
  /** As sentences call it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the argument. Connection files and keys for BackupSync are checked as the editor does it before an upload. */
export async function readArgument(
  line: CommandLine,
  terminal: Terminal,
  { function: name, plugin = 'BackupSync' }: Pick<FunctionWish, 'function' | 'plugin'>,
  cluster: string,
): Promise<Argument | Refusal> {
  const given = await readGiven(line, terminal);
  if (isRefusal(given)) {
    return given;
  }
  const { argument: kind } = describeFunction(plugin, name);
  const isUpload = isBackupSync(plugin) && (kind === 'config' || kind === 'key');
  if (line.switches.has('base64') && !isUpload) {
    return encodeBytes(given);
  }
  const text = decode(given);
  if (isRefusal(text)) {
    return text;
  }
  if (!isUpload) {
    return { argument: text.text };
  }
  return kind === 'config' ? checkConfig(given, text.text, terminal, cluster) : checkKeys(given, text.text);
}

async function readGiven({ values, switches }: CommandLine, terminal: Terminal): Promise<Given | Refusal> {
  const argument = values.get('argument')?.at(-1);
  const file = values.get('file')?.at(-1);
  if (argument !== undefined && file !== undefined) {
    return { refusal: l10n.t('Use either --argument or --file.') };
  }
  if (file === undefined) {
    return switches.has('base64')
      ? { refusal: l10n.t('--base64 is about the file of --file, which is missing.') }
      : { name: '--argument', bytes: Buffer.from(argument ?? '') };
  }
  if (file === '-') {
    return { name: '--file -', bytes: await terminal.read() };
  }
  return readBytes(resolve(terminal.folder, file), file);
}

/** Larger ones cannot be meant, and are not read into memory to say so. */
const LARGEST = 1024 * 1024;

async function readBytes(path: string, name: string): Promise<Given | Refusal> {
  try {
    const { size } = await stat(path);
    return size > LARGEST ? tooLarge(name) : { name, bytes: await readFile(path) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return { refusal: l10n.t('--file: {0} cannot be read ({1}).', name, code) };
  }
}

function tooLarge(name: string): Refusal {
  return {
    refusal: l10n.t('{0} is larger than {1} bytes, more than reaches a node.', name, MAX_PAYLOAD_BYTES),
  };
}

/** Of bytes, not of a text: who asks for it may send what is no text. */
function encodeBytes({ name, bytes }: Given): Argument | Refusal {
  return bytes.length > MAX_PAYLOAD_BYTES
    ? tooLarge(name)
    : { argument: Buffer.from(bytes).toString('base64'), encode: 'none' };
}

function decode({ name, bytes }: Given): { readonly text: string } | Refusal {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { refusal: l10n.t('{0} is not UTF-8. Add --base64 if the plugin takes base64.', name) };
  }
}

const PREFIX = 'BACKUP_SYNC_SECRET_';

/** A shell has no names with dots and hyphens. */
function variableOf(secret: string): string {
  return `${PREFIX}${secret.replace(/\W/g, '_')}`;
}

function checkConfig({ name }: Given, text: string, { environment }: Terminal, cluster: string): Argument | Refusal {
  const names = secretNames(text);
  const missing = names.map(variableOf).filter((variable) => !environment[variable]);
  if (missing.length > 0) {
    return {
      refusal: l10n.t('{0} refers to secrets without a value. Set in the environment: {1}.', name, missing.join(', ')),
    };
  }
  const secrets = new Map(names.map((secret) => [secret, environment[variableOf(secret)] ?? '']));
  const checked = checkUpload({ text, cluster, sides: new Map(), secrets });
  return checked.ok
    ? { argument: checked.text, secrets: asPrinted(checked.secrets), encode: 'base64' }
    : { refusal: l10n.t('{0} cannot be uploaded.', name), details: checked.reasons };
}

function checkKeys({ name }: Given, text: string): Argument | Refusal {
  const checked = checkKeysForUpload(text);
  return checked.ok ? { argument: checked.text, encode: 'base64' } : { refusal: `${name}: ${checked.reason}` };
}
