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

/**
 * Whether a text is the beginning of a Connection file and nothing else: comments, a name, a line with `{`, and at most a
 * `}` behind it. Too little to judge a file by, but whoever writes this wants to be offered the keys.
 */
export function isBegunConnection(text: string): boolean {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const [name = '', open, ...others] = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const isUnfinished = others.length === 0 || (others.length === 1 && others[0] === '}');
  return /^[\p{L}\p{N}_.-]+$/u.test(name) && open === '{' && isUnfinished && lines.at(-1) !== '{';
}
