import { mostValueUnits } from '../limits';
import type { KeyName } from '../schema/keyNames';
import { keys, type ValueType } from '../schema/keys';
import { endOf, textOf, touches, type Span } from '../syntax/nodes';
import { splitUrl } from '../values/urlParts';
import { findVolume } from '../values/urlPath';

/** The parts of a value that an offset of the document may be in, in no order; some of them may not touch it. */
export function valueParts(text: string, key: KeyName | undefined, value: Span, offset: number): readonly Span[] {
  return !touches(value, offset) || value.length > mostValueUnits
    ? []
    : takers[key === undefined ? 'databaseName' : keys[key].valueType](text, value, offset);
}

type Taker = (text: string, value: Span, offset: number) => readonly Span[];

const takers: Readonly<Record<ValueType, Taker>> = {
  databaseName: itemAround,
  // A field, an item of it, and a number.
  cron: (text, value, offset) =>
    [BLANKS, `${BLANKS},`, `${BLANKS},-/`].map((separators) => stretchAround(text, value, offset, separators)),
  ftpUrl: urlParts,
  nodeList: itemAround,
  verbose: () => [],
  ssh: () => [],
};

const BLANKS = ' \t';

function itemAround(text: string, value: Span, offset: number): readonly Span[] {
  return [stretchAround(text, value, offset, `;,${BLANKS}`)];
}

function urlParts(text: string, value: Span): readonly Span[] {
  const written = textOf(text, value);
  const parts = splitUrl(written);
  const { whole, scheme, userInfo, user, password, host, port, path, secrets } = parts;
  const hostAndPort = port && { offset: host.offset, length: endOf(port) - host.offset };
  const names = secrets.map(({ name, nameOffset }) => ({ offset: nameOffset, length: name.length }));
  return [whole, scheme, userInfo, user, password, host, port, hostAndPort, path, findVolume(written, parts)]
    .concat(secrets, names)
    .flatMap((part) => (part ? [{ offset: value.offset + part.offset, length: part.length }] : []));
}

/** The stretch of a span around an offset that has none of some characters in it. */
export function stretchAround(text: string, span: Span, offset: number, separators: string): Span {
  let start = offset;
  while (start > span.offset && !separators.includes(text.charAt(start - 1))) {
    start -= 1;
  }
  let end = offset;
  while (end < endOf(span) && !separators.includes(text.charAt(end))) {
    end += 1;
  }
  return { offset: start, length: end - start };
}
