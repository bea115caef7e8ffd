import { sanitizeOutput } from '../text';
import { isList, isStruct, type XmlRpcValue } from '../values';

export function decodeStrings(value: XmlRpcValue): readonly string[] | undefined {
  return isList(value) && value.every((entry) => typeof entry === 'string') ? value.map(sanitizeOutput) : undefined;
}

/** Lists whose form is not documented: of names, of structs or lists with a name in them, or a struct with names as keys. */
export function decodeNames(value: XmlRpcValue): readonly string[] | undefined {
  if (isStruct(value)) {
    return Object.keys(value).map(sanitizeOutput);
  }
  const names = isList(value) ? value.map(nameIn) : [undefined];
  return names.every((name) => name !== undefined) ? names.map(sanitizeOutput) : undefined;
}

function nameIn(entry: XmlRpcValue): string | undefined {
  const name = isStruct(entry) ? entry['name'] : isList(entry) ? entry[0] : entry;
  return typeof name === 'string' ? name : undefined;
}

/** A node that is listed twice would be written to twice. */
export function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
