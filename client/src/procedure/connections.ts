import { connectionsOf, looksLikeConnectionFile, readDocument, type Side } from '../../../server/src/language/index';

/** A text with the name that people know it by. */
export interface NamedText {
  readonly label: string;
  readonly text: string;
}

/** A connection that files of the workspace describe. */
export interface KnownConnection {
  readonly name: string;
  /** The sides that were found, and where. */
  readonly places: readonly { readonly side: Side | undefined; readonly label: string }[];
}

/** The connections of some files by name. Files that are something else are passed over. */
export function connectionsIn(files: readonly NamedText[]): readonly KnownConnection[] {
  const places = new Map<string, { side: Side | undefined; label: string }[]>();
  for (const { label, text } of files) {
    for (const { name, side } of looksLikeConnectionFile(text) ? connectionsOf(readDocument(label, text)) : []) {
      if (name !== '') {
        places.set(name, [...(places.get(name) ?? []), { side, label }]);
      }
    }
  }
  return [...places].map(([name, found]) => ({ name, places: found })).sort((a, b) => a.name.localeCompare(b.name));
}

/** Whether a text looks like a Connection file, whatever its name. */
export function isConnectionText(text: string): boolean {
  return looksLikeConnectionFile(text);
}
