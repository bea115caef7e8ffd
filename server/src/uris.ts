/**
 * Addresses of files. The same file can be written in many ways (`C:` or `c%3A`, `(` or `%28`), and editors differ, so
 * addresses are compared in one form: the one that VS Code writes.
 */

interface Parts {
  /** Scheme and authority, e.g. `file://`, `file://server` or `vscode-vfs://github`. */
  readonly origin: string;
  readonly path: string;
}

/**
 * An address in the form in which addresses of files are compared. Those without a path of folders, or with more than
 * that, are kept as they are.
 */
export function canonicalUri(uri: string): string {
  const parts = partsOf(uri);
  return parts ? parts.origin + encodePath(decode(parts.path)) : uri;
}

/** Whether an address lies in a folder; both are canonical. */
export function isInside(folder: string, uri: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/**
 * The address of a file that is named by a path from a folder, or by an absolute one of the same machine: a folder need
 * not be on a disk, as in a browser.
 */
export function resolvePath(folder: string | undefined, written: string): string | undefined {
  const base = folder === undefined ? undefined : partsOf(folder);
  const basePath = base && decode(base.path);
  const isWindows = startsWithDrive(written) || (basePath !== undefined && startsWithDrive(basePath.slice(1)));
  const path = isWindows || written.startsWith('\\\\') ? written.replaceAll('\\', '/') : written;
  if (path.startsWith('//')) {
    const [, , host = '', ...rest] = path.split('/');
    return `file://${host.toLowerCase()}${encodePath(withoutDots(`/${rest.join('/')}`))}`;
  }
  if (path.startsWith('/') || startsWithDrive(path)) {
    return (base?.origin ?? 'file://') + encodePath(withoutDots(`/${path.replace(/^\//, '')}`));
  }
  return base && basePath !== undefined ? base.origin + encodePath(withoutDots(`${basePath}/${path}`)) : undefined;
}

/** Whether the name of a file lets it be a Connection file: surely so, perhaps (its text decides), or not. */
export function kindOf(uri: string): 'connection' | 'perhaps' | 'other' {
  const path = uri.toLowerCase();
  if (path.endsWith('.backupsync')) {
    return 'connection';
  }
  return path.endsWith('.cfg') ? 'perhaps' : 'other';
}

function partsOf(uri: string): Parts | undefined {
  const [, authority, path] = /^file:(?:\/\/([^/?#]*))?([^?#]*)/i.exec(uri) ?? [];
  return path === undefined ? partsOfOther(uri) : { origin: `file://${(authority ?? '').toLowerCase()}`, path };
}

/** Files that are on no disk have a path as well; what has none, or has a query, is not in a folder. */
function partsOfOther(uri: string): Parts | undefined {
  const [, origin, path = ''] = /^([a-z][a-z0-9+.-]*:(?:\/\/[^/?#]+)?)(\/[^?#]*)?$/i.exec(uri) ?? [];
  return origin === undefined ? undefined : { origin, path };
}

function startsWithDrive(path: string): boolean {
  return /^[A-Za-z]:(?:[\\/]|$)/.test(path);
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      kept.pop();
    } else if (part !== '.' && part !== '') {
      kept.push(part);
    }
  }
  return `/${kept.join('/')}`;
}

/** As far as the escapes are UTF-8; the others stay. */
function decode(path: string): string {
  return path.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

/** Everything but letters, digits and `-._~/` is escaped, and the letter of a drive is small. */
function encodePath(path: string): string {
  return path
    .replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase())
    .replace(/[^A-Za-z0-9\-._~/]+/gu, (part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}
