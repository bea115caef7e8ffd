import type { Diagnostic, TextEdit } from 'vscode-languageserver';
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
import { canonicalUri } from './uris';

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

/** The edits that give some entries another name, and the entries that are not in this file. */
export function renamedSettings(
  written: WrittenConnections | undefined,
  entries: readonly ConnectionSetting[],
  newName: string,
  folder: string,
  encoding: PositionEncoding,
): { readonly edits: readonly TextEdit[]; readonly left: readonly ConnectionSetting[] } {
  const lines = new Lines(written?.text ?? '', encoding);
  const found = entries.map((entry) => ({
    entry,
    places: (written?.entries ?? []).filter(({ value }) =>
      readConnection(value, folder).some((other) => isSameEntry(entry, other)),
    ),
  }));
  const edits = found.flatMap(({ entry, places }) =>
    places.flatMap(({ spans }) =>
      [
        { span: spans['name'], newText: newName },
        { span: spans['id'], newText: renamedId(entry, newName) },
      ].flatMap(({ span, newText }) =>
        span && newText !== undefined ? [{ range: lines.rangeOf(span), newText: JSON.stringify(newText) }] : [],
      ),
    ),
  );
  return { edits, left: found.flatMap(({ entry, places }) => (places.length > 0 ? [] : [entry])) };
}

/** The id that an entry gets with a new name, where its id says the old one. */
function renamedId({ id, name, client }: ConnectionSetting, newName: string): string | undefined {
  return id === name ? newName : id === `${name}@${client}` ? `${newName}@${client}` : undefined;
}

/** `one` may have addresses as the editor writes them, `other` has canonical ones. */
function isSameEntry(one: ConnectionSetting, other: ConnectionSetting): boolean {
  const isSameFile = (uri: string | undefined, canonical: string | undefined): boolean =>
    (uri === undefined ? undefined : canonicalUri(uri)) === canonical;
  return (
    one.id === other.id &&
    one.name === other.name &&
    one.client === other.client &&
    one.server === other.server &&
    isSameFile(one.clientFile, other.clientFile) &&
    isSameFile(one.serverFile, other.serverFile)
  );
}
