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
  const end = endOfUserInfo(line);
  if (end === undefined) {
    return passwordWithoutHost(line);
  }
  const colon = firstColon(line, end);
  const start = colon === undefined ? endOfUser(line, end) : colon + 1;
  return start >= end || isSecret(line.slice(start, end)) ? undefined : { start, end };
}

/** The `@` in front of the host: that of the last `@%s`, else the last one. */
function endOfUserInfo(line: string): number | undefined {
  const template = line.lastIndexOf('@%s');
  const at = template < 0 ? line.lastIndexOf('@') : template;
  return at < 0 ? undefined : at;
}

/** The first colon that is not the one of the first `://`. */
function firstColon(line: string, end: number): number | undefined {
  const first = line.indexOf(':');
  const colon = first >= 0 && line.startsWith('://', first) ? line.indexOf(':', first + 3) : first;
  return colon < 0 || colon >= end ? undefined : colon;
}

/** Without a colon, what comes before the `@` is a user at the most as long as it looks like one. */
function endOfUser(line: string, end: number): number {
  const before = /^(?:[^=@]*=)?\s*(?:\w+:\/\/)?/.exec(line)?.[0].length ?? 0;
  // A line without `=` and scheme may be the second half of a broken one.
  return before === 0 ? 0 : before + (/^[\w.-]*/.exec(line.slice(before, end))?.[0].length ?? 0);
}

/** A URL whose `@` is missing: what follows a colon may be a password as well as a port. */
function passwordWithoutHost(line: string): Stretch | undefined {
  const authority = /^[^=]*url[^=]*=[^\S\n]*(?:\w*:?\/\/)?|\/\//i.exec(line);
  if (!authority) {
    return undefined;
  }
  const from = authority.index + authority[0].length;
  const colon = line.indexOf(':', from);
  const start = colon + 1;
  return colon < 0 || line.slice(from, colon) === '%s' || isSecret(line.slice(start).trimEnd())
    ? undefined
    : { start, end: line.length };
}

/** The name of a secret is none. */
function isSecret(text: string): boolean {
  return /^\$\{secret:[\w.-]*\}$/.test(text);
}
