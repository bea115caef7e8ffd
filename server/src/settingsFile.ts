import type { Diagnostic } from 'vscode-languageserver';
import type { WrittenConnections } from './files';
import {
  levelOf,
  Lines,
  settingProblems,
  toDiagnostic,
  type ConnectionSetting,
  type Context,
  type PositionEncoding,
} from './language/index';
import { readConnection } from './settings';

/** Where VS Code keeps the settings of a folder. */
export function settingsFileOf(folder: string): string {
  return `${folder}/.vscode/settings.json`;
}

export function isSettingsFile(uri: string, folders: readonly string[]): boolean {
  return folders.some((folder) => settingsFileOf(folder) === uri);
}

/** Whether the connections that hold for a folder are those of its settings file, and not of the user's, say. */
export function isInEffect(
  { entries }: WrittenConnections,
  connections: readonly ConnectionSetting[],
  folder: string,
): boolean {
  const written = entries.flatMap(({ value }) => readConnection(value, folder));
  return written.length > 0 && JSON.stringify(written) === JSON.stringify(connections);
}

/** What is wrong with the connections of a context, each at the property that has to be corrected. */
export function settingsDiagnostics(
  { text, entries }: WrittenConnections,
  context: Context,
  encoding: PositionEncoding,
): Diagnostic[] {
  const lines = new Lines(text, encoding);
  // The settings leave out what is no entry.
  const places = entries.filter(({ value }) => readConnection(value, undefined).length > 0);
  return settingProblems(context).flatMap(({ rule, index, field, data }) => {
    const level = levelOf(rule, context);
    const span = places[index]?.spans[field];
    return level === 'off' || !span
      ? []
      : [toDiagnostic({ problem: { rule, ...span, data }, level }, { lines }, context)];
  });
}
