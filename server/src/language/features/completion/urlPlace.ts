import { findAny, partOf, type Part } from '../../values/characters';
import { splitUrl } from '../../values/urlParts';
import type { UrlPartName } from './urlWords';

/** The part of a URL that a caret is in. */
export interface UrlPlace {
  readonly part: UrlPartName;
  /** The part without the signs around it; the scheme has its `://`. Offsets count from the start of the value. */
  readonly written: Part;
}

const SCHEME = 'ftp://';

/**
 * The parser of values judges what is finished. Here somebody is still typing: as long as there is no `@`, a password is
 * what stands behind the first colon. Undefined behind the volume and behind the value.
 */
export function urlPlaceAt(value: string, caret: number): UrlPlace | undefined {
  if (caret > value.length) {
    return undefined;
  }
  const { scheme, userInfo, host } = splitUrl(value);
  if (!scheme) {
    return beginning(value, caret);
  }
  const authority = scheme.offset + scheme.length + '://'.length;
  if (caret < authority) {
    return place('scheme', value, Math.min(scheme.offset, caret), authority);
  }
  if (userInfo && caret < host.offset) {
    return userPlace(value, authority, host.offset - 1, caret);
  }
  if (userInfo || value.startsWith('%', authority)) {
    return hostPlace(value, userInfo ? host.offset : authority, caret);
  }
  const mark = findAny(value, authority, value.length, ':/');
  const isPath = mark < value.length && value[mark] === '/';
  return isPath && caret > mark
    ? volumePlace(value, mark + 1, caret)
    : userPlace(value, authority, isPath ? mark : value.length, caret);
}

/** While the scheme is typed, it is there in part. */
function beginning(value: string, caret: number): UrlPlace | undefined {
  if (!SCHEME.startsWith(value.slice(0, caret).toLowerCase())) {
    return undefined;
  }
  let end = caret;
  while (end < value.length && value[end] === SCHEME[end]) {
    end += 1;
  }
  return place('scheme', value, 0, end);
}

function userPlace(value: string, start: number, end: number, caret: number): UrlPlace {
  const colon = findAny(value, start, end, ':');
  return caret <= colon ? place('user', value, start, colon) : place('password', value, colon + 1, end);
}

function hostPlace(value: string, start: number, caret: number): UrlPlace | undefined {
  const hostEnd = findAny(value, start, value.length, ':/?#\\');
  if (caret <= hostEnd) {
    return place('host', value, start, hostEnd);
  }
  const portEnd = findAny(value, hostEnd, value.length, '/?#\\');
  if (value[hostEnd] === ':' && caret <= portEnd) {
    return place('port', value, hostEnd + 1, portEnd);
  }
  return value[portEnd] === '/' ? volumePlace(value, portEnd + 1, caret) : undefined;
}

function volumePlace(value: string, start: number, caret: number): UrlPlace | undefined {
  const end = findAny(value, start, value.length, '/?#\\');
  return caret <= end ? place('volume', value, start, end) : undefined;
}

function place(part: UrlPartName, value: string, start: number, end: number): UrlPlace {
  return { part, written: partOf(value, start, end) };
}
