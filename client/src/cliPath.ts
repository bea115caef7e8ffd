import path from 'node:path';

/** What to type in a terminal to run the command line of an extension that is installed in `folder`. */
export function cliCommand(folder: string, platform: NodeJS.Platform): string {
  const isWindows = platform === 'win32';
  const file = (isWindows ? path.win32 : path.posix).join(folder, 'dist', 'cli.js');
  return `node ${isWindows ? `"${file}"` : quoteForShell(file)}`;
}

/** Double quotes as everywhere, but single ones where a shell would replace something between double ones. */
function quoteForShell(text: string): string {
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", String.raw`'\''`)}'` : `"${text}"`;
}
