import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Refusal } from './result';

const PERMISSIONS = 0o7777;

/**
 * Puts a text in the place of a file's, all at once: whoever reads meanwhile sees the old text or the new one. Keeps the
 * permissions, and where the path is a link, the link.
 */
export async function replaceFile(path: string, text: string, label: string): Promise<Refusal | undefined> {
  let temporary: string | undefined;
  try {
    const target = await realpath(path);
    const { mode } = await stat(target);
    temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    const file = await open(temporary, 'wx', mode & PERMISSIONS);
    try {
      await file.writeFile(text);
      // What `open` was given went through the umask.
      await file.chmod(mode & PERMISSIONS);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    return undefined;
  } catch (error) {
    if (temporary !== undefined) {
      await rm(temporary, { force: true });
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { refusal: l10n.t('{0} cannot be written ({1}). Check who owns it and its folder.', label, code) };
  }
}
