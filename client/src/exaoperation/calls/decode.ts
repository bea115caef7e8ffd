import { sanitizeOutput } from '../text';
import { isList, isStruct, type XmlRpcStruct, type XmlRpcValue } from '../values';

/** What answers are read with. Each gives undefined for what it cannot read, and cleans the texts that it passes on. */

/** A list of texts. */
export function decodeStrings(value: XmlRpcValue): readonly string[] | undefined {
  return isList(value) && value.every((entry) => typeof entry === 'string') ? value.map(sanitizeOutput) : undefined;
}

/** Lists whose form is not documented: of names, of structs or lists with a name in them, or a struct with names as keys. */
export function decodeNames(value: XmlRpcValue): readonly string[] | undefined {
  return isStruct(value) ? Object.keys(value).map(sanitizeOutput) : decodeList(value, nameIn);
}

function nameIn(entry: XmlRpcValue): string | undefined {
  return decodeText(isStruct(entry) ? entry['name'] : isList(entry) ? entry[0] : entry);
}

/** A list of which every entry can be read. */
export function decodeList<T>(value: XmlRpcValue, decode: (entry: XmlRpcValue) => T | undefined): T[] | undefined {
  if (!isList(value)) {
    return undefined;
  }
  const entries = value.map(decode).filter((entry) => entry !== undefined);
  return entries.length === value.length ? entries : undefined;
}

/** A struct as `[name, value]`, or a list of such pairs. */
export function decodePairs(value: XmlRpcValue): readonly (readonly [string, XmlRpcValue])[] | undefined {
  return isStruct(value)
    ? Object.entries(value).map(([name, member]) => [sanitizeOutput(name), member])
    : decodeList(value, (entry) => {
        const [name, second] = isList(entry) ? entry : [];
        return typeof name === 'string' && second !== undefined ? [sanitizeOutput(name), second] : undefined;
      });
}

export function decodeText(value: XmlRpcValue | undefined): string | undefined {
  return typeof value === 'string' ? sanitizeOutput(value) : undefined;
}

/** Ids come as numbers or as texts. */
export function decodeId(value: XmlRpcValue | undefined): string | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? String(value) : decodeText(value);
}

/** Numbers come as numbers or as texts. */
export function decodeNumber(value: XmlRpcValue | undefined): number | undefined {
  if (typeof value === 'string' && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value.trim())) {
    return Number(value);
  }
  return typeof value === 'number' ? value : undefined;
}

/** Booleans come as such, as 0 and 1, or as words. */
export function decodeTruth(value: XmlRpcValue | undefined): boolean | undefined {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value;
  if (word === true || word === 1 || word === 'yes' || word === 'true') {
    return true;
  }
  return word === false || word === 0 || word === 'no' || word === 'false' ? false : undefined;
}

/** Moments come as texts in the time of the cluster, or as XML-RPC's own type, which names no zone: it is read as local. */
export function decodeMoment(value: XmlRpcValue | undefined): string | undefined {
  if (!(value instanceof Date)) {
    return decodeText(value);
  }
  const [hours, minutes] = [value.getHours(), value.getMinutes()];
  const parts = [value.getFullYear(), value.getMonth() + 1, value.getDate(), hours, minutes].map(twoDigits);
  return Number.isNaN(value.getTime()) ? undefined : `${parts.slice(0, 3).join('-')} ${parts.slice(3).join(':')}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

/** The first member of these names that is there: versions and documents spell some of them differently. */
export function member(struct: XmlRpcStruct, ...names: readonly string[]): XmlRpcValue | undefined {
  const name = names.find((one) => Object.hasOwn(struct, one) && struct[one] !== null);
  return name === undefined ? undefined : struct[name];
}

/** For an answer of which nothing is documented and nothing is needed. */
export function ignore(): null {
  return null;
}

/** Each name once: a node that is listed twice would be written to twice. */
export function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
