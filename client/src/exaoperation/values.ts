/** What an XML-RPC call sends or answers. Dates and bytes only ever come in answers; no call here sends them. */
export type XmlRpcValue =
  | string
  | number
  | boolean
  | null
  | Date
  | Uint8Array
  | readonly XmlRpcValue[]
  | { readonly [member: string]: XmlRpcValue };

export type XmlRpcStruct = Readonly<Record<string, XmlRpcValue>>;

export function isStruct(value: XmlRpcValue): value is XmlRpcStruct {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof Uint8Array)
  );
}

export function isList(value: XmlRpcValue): value is readonly XmlRpcValue[] {
  return Array.isArray(value);
}

/** The types of a value, never its content: `[int, string]`, `{name: string}`. At most two levels and six entries. */
export function describeTypes(value: XmlRpcValue, levels = 2): string {
  if (isList(value)) {
    return levels === 0 ? '[…]' : `[${shorten(value.map((entry) => describeTypes(entry, levels - 1)))}]`;
  }
  if (isStruct(value)) {
    return levels === 0 ? '{…}' : `{${shorten(Object.values(value).map((entry) => describeTypes(entry, levels - 1)))}}`;
  }
  return describeScalar(value);
}

function describeScalar(value: XmlRpcValue): string {
  if (value === null) {
    return 'nil';
  }
  if (value instanceof Date) {
    return 'dateTime';
  }
  if (value instanceof Uint8Array) {
    return 'base64';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'int' : 'double';
  }
  return typeof value;
}

function shorten(parts: readonly string[]): string {
  return parts.length > 6 ? [...parts.slice(0, 6), '…'].join(', ') : parts.join(', ');
}
