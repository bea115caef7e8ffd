import type { Stats } from 'node:fs';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import type { Refusal } from './result';

const PERMISSIONS = 0o7777;
const WRITABLE = 0o222;

/**
 * Puts a text in the place of a file's, all at once: whoever reads meanwhile sees the old text or the new one. Keeps owner,
 * permissions, and where the path is a link, the link. A file with other hard links, or whose owner cannot be given to a
 * new one, is written where it is. One that nobody may write is left alone, also for root.
 */
export async function replaceFile(path: string, text: string, label: string): Promise<Refusal | undefined> {
  try {
    const target = await realpath(path);
    const known = await stat(target);
    if ((known.mode & WRITABLE) === 0) {
      return { refusal: l10n.t('{0} is read-only and was left as it is.', label) };
    }
    if (known.nlink > 1 || !(await replaceByRename(target, text, known))) {
      await writeFile(target, text);
    }
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { refusal: l10n.t('{0} cannot be written ({1}). Check who owns it and its folder.', label, code) };
  }
}

/** False where the new file cannot be made to belong to the owner of the old one; then nothing has changed. */
async function replaceByRename(target: string, text: string, { mode, uid, gid }: Stats): Promise<boolean> {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  try {
    const file = await open(temporary, 'wx', mode & PERMISSIONS);
    try {
      const mine = await file.stat();
      const isOwned = (mine.uid === uid && mine.gid === gid) || (await succeeds(file.chown(uid, gid)));
      if (!isOwned) {
        await rm(temporary);
        return false;
      }
      await file.writeFile(text);
      // What `open` was given went through the umask, and a new owner takes some bits away.
      await file.chmod(mode & PERMISSIONS);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
    return true;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function succeeds(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
