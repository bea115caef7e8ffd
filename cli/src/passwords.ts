/** A stretch of a line, in UTF-16 units from its start. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a line may hold the password of a URL. Goes by the characters and not by the parser, and rather takes too
 * much: the lines that are shown are those with mistakes, and a mistake may be why a password is not seen as one.
 */
export function findPassword(line: string): Stretch | undefined {
  const at = line.lastIndexOf('@');
  return at < 0 ? passwordWithoutHost(line) : passwordBefore(line, at);
}

/** What the last `@` of a URL has behind it; anything else may be the rest of a password with an `@` in it. */
const HOST = /^(?:%s|\d{1,3}(?:\.\d{1,3}){3})(?::\d{0,5})?(?=[/\s}]|$)/;

function passwordBefore(line: string, at: number): Stretch | undefined {
  const start = startOfPassword(line, at);
  const end = HOST.test(line.slice(at + 1)) ? at : line.length;
  // A macro, as in `START_CYCLE = @daily`, has nothing before its sign.
  return /^[^=:/]*=\s*$/.test(line.slice(0, at)) || start >= end || isSecret(line.slice(start, at))
    ? undefined
    : { start, end };
}

/** Behind the first colon that is not the one of the scheme, else where the URL has its user. */
function startOfPassword(line: string, end: number): number {
  const first = line.indexOf(':');
  const isScheme = first >= 0 && line.startsWith('://', first);
  const colon = isScheme ? line.indexOf(':', first + 3) : first;
  if (colon >= 0 && colon < end) {
    return colon + 1;
  }
  // A line without `=` and scheme may be the second half of a broken one.
  return isScheme && first < end ? first + 3 : (/^[^=@]*=\s*/.exec(line)?.[0].length ?? 0);
}

/** A URL whose `@` is missing: what follows a colon may be a password as well as a port. */
function passwordWithoutHost(line: string): Stretch | undefined {
  const authority = /^[^=:]*url[^=:]*=[^\S\n]*(?:\w*:?\/\/)?|:?\/\//i.exec(line);
  if (!authority) {
    return undefined;
  }
  const from = authority.index + authority[0].length;
  if (HOST.test(line.slice(from))) {
    return undefined;
  }
  const colon = line.indexOf(':', from);
  const start = colon < 0 && authority[0].endsWith('://') ? from : colon + 1;
  return start === 0 || start >= line.length || isSecret(line.slice(start).trimEnd())
    ? undefined
    : { start, end: line.length };
}

/** The name of a secret is none. */
function isSecret(text: string): boolean {
  return /^\$\{secret:[\w.-]*\}$/.test(text);
}
