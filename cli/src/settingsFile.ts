import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as l10n from '@vscode/l10n';
import { parse, type ParseError } from 'jsonc-parser';
import type { ConnectionSetting, RuleLevels } from '../../server/src/language/index';
import { isRefusal, type Refusal } from './result';
import { addLevel } from './ruleLevels';

/** What a settings file of VS Code says about the checks. */
export interface CheckSettings {
  readonly rules: RuleLevels;
  /** With the addresses of their files. */
  readonly connections: readonly ConnectionSetting[];
}

/** Reads `backupSync.rules` and `backupSync.connections`. Unlike in the editor, what is not as it should be refuses. */
export async function readSettings(file: string, folder: string): Promise<CheckSettings | Refusal> {
  const path = resolve(folder, file);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) {
    return { refusal: l10n.t('The settings {0} cannot be read. Check the name and the folder you are in.', file) };
  }
  const errors: ParseError[] = [];
  const settings: unknown = parse(text.replace(/^\ufeff/, ''), errors, { allowTrailingComma: true });
  if (errors.length > 0 || !isObject(settings)) {
    return { refusal: l10n.t('{0} is not JSON with comments, as VS Code writes its settings.', file) };
  }
  const rules = rulesOf(settings['backupSync.rules'] ?? {}, file);
  const connections = connectionsOf(settings['backupSync.connections'] ?? [], file, rootOf(path));
  if (isRefusal(rules)) {
    return rules;
  }
  return isRefusal(connections) ? connections : { rules: rules.levels, connections: connections.list };
}

/** Paths of the settings of a folder are from the folder, not from its `.vscode`. */
function rootOf(path: string): string {
  const folder = dirname(path);
  return basename(folder) === '.vscode' ? dirname(folder) : folder;
}

function rulesOf(written: unknown, file: string): { readonly levels: RuleLevels } | Refusal {
  if (!isObject(written)) {
    return { refusal: l10n.t('{0}: backupSync.rules is an object of rules and their levels.', file) };
  }
  let levels: RuleLevels = {};
  for (const [id, level] of Object.entries(written)) {
    const added = addLevel(levels, id, String(level), 'backupSync.rules');
    if (isRefusal(added)) {
      return { refusal: `${file}: ${added.refusal}` };
    }
    levels = added.levels;
  }
  return { levels };
}

function connectionsOf(
  written: unknown,
  file: string,
  root: string,
): { readonly list: readonly ConnectionSetting[] } | Refusal {
  const list: ConnectionSetting[] = [];
  const uriOf = (path: string): string => pathToFileURL(resolve(root, path)).href;
  for (const entry of Array.isArray(written) ? (written as unknown[]) : [written]) {
    const { name, client, server, clientFile, serverFile } = isObject(entry) ? entry : {};
    if (typeof name !== 'string' || typeof client !== 'string' || typeof server !== 'string') {
      return { refusal: l10n.t('{0}: every entry of backupSync.connections needs name, client and server.', file) };
    }
    list.push({
      name,
      client,
      server,
      ...(typeof clientFile === 'string' && { clientFile: uriOf(clientFile) }),
      ...(typeof serverFile === 'string' && { serverFile: uriOf(serverFile) }),
    });
  }
  return { list };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
