/**
 * Whether a path, with `/` between its parts, is meant by one of some patterns of `files.exclude`. In a pattern `**` stands
 * for any number of folders, `*` and `?` for what is in a name, `{a,b}` for either, `[a-z]` for one of these.
 */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => patternOf(glob) ?? []);
  return (path) => patterns.some((pattern) => pattern.test(path));
}

/** None for what is no pattern, such as `[z-a]`. */
function patternOf(glob: string): RegExp | undefined {
  try {
    return new RegExp(`^${translate(glob)}$`, 'i');
  } catch {
    return undefined;
  }
}

/** What a piece of a glob means; anything else stands for itself. */
const PIECES = /\*\*\/|\/\*\*$|\*+|\?|\{[^{}/]*\}|\[!?[^\]/]+\]|[^]/g;

function translate(glob: string): string {
  return glob.replace(PIECES, (piece) => {
    switch (piece) {
      case '**/':
        return '(?:.*/)?';
      case '/**':
        return '(?:/.*)?';
      case '**':
        return '.*';
      case '?':
        return '[^/]';
      default:
        return translateOther(piece);
    }
  });
}

function translateOther(piece: string): string {
  if (piece.startsWith('*')) {
    return '[^/]*';
  }
  if (piece.length > 1 && piece.startsWith('{')) {
    return `(?:${piece.slice(1, -1).split(',').map(translate).join('|')})`;
  }
  if (piece.length > 1 && piece.startsWith('[')) {
    const [, not = '', set = ''] = /^\[(!?)(.*)\]$/.exec(piece) ?? [];
    return `[${not && '^'}${set.replace(/[\\^[]/g, '\\$&')}]`;
  }
  return piece.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}
