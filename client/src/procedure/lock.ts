import * as l10n from '@vscode/l10n';
import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sanitizePhrase } from '../exaoperation/text';

/** Who changes a cluster at this time, as the lock file says it. */
export interface Holder {
  readonly token: string;
  readonly host: string;
  readonly user: string;
  readonly pid: number;
  /** ISO 8601. */
  readonly since: string;
  /** In words, without any argument: `INSTALL on 3 nodes of EDU01`. */
  readonly what: string;
}

export interface Held {
  readonly kind: 'held';
  /** Undefined while its file is still being written. */
  readonly holder: Holder | undefined;
  readonly file: string;
}

export interface Taken {
  readonly kind: 'taken';
  /** Holders that ended without giving back their lock: what they did may be half done. */
  readonly takenOver: readonly Holder[];
  /** Further calls do nothing. */
  release(): Promise<void>;
}

/** `unavailable`: there is no place for a lock file. It coordinates and guards nothing, so work may go on without. */
export type Lock = Taken | Held | { readonly kind: 'unavailable'; readonly reason: string };

/** Who takes locks, and where. */
export interface LockPlace {
  readonly folder: string;
  readonly host: string;
  readonly user: string;
  readonly pid: number;
  isAlive(pid: number): boolean;
}

/** Windows of the editor and the command line of one user on one machine meet here. */
export function defaultLockPlace(): LockPlace {
  const user = userName();
  const mark = process.getuid?.() ?? user.replace(/[^\w.-]/g, '_');
  return {
    folder: path.join(os.tmpdir(), `backup-sync-${mark}`),
    host: os.hostname(),
    user,
    pid: process.pid,
    isAlive: isProcessAlive,
  };
}

/** A process of somebody else may not be asked, but it is there. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function userName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return process.env['USER'] ?? process.env['USERNAME'] ?? '?'; // A container may run as a user without a name.
  }
}

/** A file without readable content is being written, unless it is older than this, in milliseconds. */
const WRITING = 10_000;

/**
 * Lock files, one per address of a cluster, whatever it is called in the settings. One process may take a lock several
 * times: there the limits of its sessions keep the order.
 */
export class Locks {
  readonly #place: LockPlace;
  readonly #own = new Map<string, { readonly token: string; times: number }>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(place: LockPlace = defaultLockPlace()) {
    this.#place = place;
  }

  /** Takes the locks of all addresses of a cluster, or none. */
  take(urls: readonly string[], what: string): Promise<Lock> {
    return this.#inTurn(() => this.#takeAll(this.#filesOf(urls), what));
  }

  /** Who else holds a lock of the cluster, without taking one: enough for a change of one node. */
  look(urls: readonly string[]): Promise<Held | undefined> {
    return this.#inTurn(async () => {
      for (const file of this.#filesOf(urls)) {
        const seen = this.#own.has(file) ? undefined : await this.#read(file);
        if (seen && !seen.isStale) {
          return { kind: 'held', holder: seen.holder, file };
        }
      }
      return undefined;
    });
  }

  /** Two at once in one process would each see a file that the other is about to write. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(task);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** In one order for everybody, so that nobody waits for who waits for him. */
  #filesOf(urls: readonly string[]): string[] {
    return [...new Set(urls.map((url) => path.join(this.#place.folder, lockName(url))))].sort();
  }

  async #takeAll(files: readonly string[], what: string): Promise<Lock> {
    const problem = await prepareFolder(this.#place.folder);
    if (problem !== undefined) {
      return { kind: 'unavailable', reason: problem };
    }
    const taken: string[] = [];
    const takenOver: Holder[] = [];
    for (const file of files) {
      const lock = await this.#takeOne(file, what);
      if (lock.kind !== 'taken') {
        await this.#giveBack(taken);
        return lock;
      }
      taken.push(file);
      takenOver.push(...lock.takenOver);
    }
    let held = true;
    const release = async () => {
      if (held) {
        held = false;
        await this.#inTurn(() => this.#giveBack(taken));
      }
    };
    return { kind: 'taken', takenOver, release };
  }

  async #takeOne(
    file: string,
    what: string,
  ): Promise<Pick<Taken, 'kind' | 'takenOver'> | Exclude<Lock, { kind: 'taken' }>> {
    const own = this.#own.get(file);
    if (own) {
      own.times += 1;
      return { kind: 'taken', takenOver: [] };
    }
    const { host, user, pid } = this.#place;
    const token = randomUUID();
    const text = JSON.stringify({ token, host, user, pid, since: new Date().toISOString(), what });
    const takenOver: Holder[] = [];
    // Somebody may give back, take or take over between two looks; after a few of these he is the holder.
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const problem = await createFile(file, text);
      if (problem === undefined) {
        this.#own.set(file, { token, times: 1 });
        return { kind: 'taken', takenOver };
      }
      if (problem !== 'EEXIST') {
        return { kind: 'unavailable', reason: problem };
      }
      const seen = await this.#read(file);
      if (seen && !seen.isStale) {
        return { kind: 'held', holder: seen.holder, file };
      }
      if (seen && (await removeStale(file, seen.text)) && seen.holder) {
        takenOver.push(seen.holder);
      }
    }
    return { kind: 'held', holder: undefined, file };
  }

  async #giveBack(files: readonly string[]): Promise<void> {
    for (const file of files) {
      const own = this.#own.get(file);
      if (own && --own.times === 0) {
        this.#own.delete(file);
        // Somebody may have deleted it by hand and taken it.
        if ((await this.#read(file))?.holder?.token === own.token) {
          await rm(file, { force: true }).catch(() => undefined);
        }
      }
    }
  }

  async #read(file: string): Promise<{ text: string; holder: Holder | undefined; isStale: boolean } | undefined> {
    try {
      const text = await readFile(file, 'utf8');
      const holder = parseHolder(text);
      const isStale = holder ? this.#isGone(holder) : await isOlder(file, WRITING);
      return { text, holder, isStale };
    } catch {
      return undefined;
    }
  }

  /** Of another machine nothing is known. With our own number, but not ours, it is of an earlier process. */
  #isGone({ host, pid }: Holder): boolean {
    return host === this.#place.host && (pid === this.#place.pid || !this.#place.isAlive(pid));
  }
}

/** The same for every way to write an address; no path of the URL and no user is part of it. */
export function lockName(url: string): string {
  return `${createHash('sha256').update(new URL(url).origin).digest('hex').slice(0, 16)}.lock`;
}

/** Undefined where the text is no holder. Its words are made fit for a sentence: anybody may have written the file. */
export function parseHolder(text: string): Holder | undefined {
  let value: Partial<Record<keyof Holder, unknown>> | null;
  try {
    value = JSON.parse(text) as typeof value;
  } catch {
    return undefined;
  }
  const { token, host, user, pid, since, what } = value ?? {};
  if (typeof token !== 'string' || typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) {
    return undefined;
  }
  const words = (word: unknown) => sanitizePhrase(typeof word === 'string' ? word : '?', 200);
  return { token, pid, host: words(host), user: words(user), since: words(since), what: words(what) };
}

export function describeHeld(cluster: string, { holder, file }: Held): string {
  return holder
    ? l10n.t(
        '{cluster} is being changed by another program: {what}, started by {user} on {host}, process {pid}, at {since}. Wait until it has ended. If that process no longer exists, delete {file}.',
        { cluster, file, ...holder },
      )
    : l10n.t(
        '{cluster} is being changed by another program. Wait until it has ended. If there is none, delete {file}.',
        {
          cluster,
          file,
        },
      );
}

export function describeTakenOver(cluster: string, holder: Holder): string {
  return l10n.t(
    '{cluster}: process {pid} ended in the middle of "{what}", begun at {since}. Its lock was taken over; look at the status of the nodes it was for.',
    { cluster, pid: holder.pid, what: holder.what, since: holder.since },
  );
}

/** Undefined, or why the folder cannot be used: in a shared place, another user could have made it first. */
async function prepareFolder(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await lstat(folder);
    const isMine = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o022) === 0);
    return found.isDirectory() && isMine ? undefined : l10n.t('{0} belongs to somebody else', folder);
  } catch (error) {
    return `${folder}: ${codeOf(error)}`;
  }
}

/** Undefined where the file is new and written; otherwise the code of what went wrong. */
async function createFile(file: string, text: string): Promise<string | undefined> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

/**
 * Removes a lock whose holder is gone, if it is still that one. Of several that try, a second file lets one through:
 * otherwise the slower one would remove what the faster one has taken meanwhile.
 */
async function removeStale(file: string, text: string): Promise<boolean> {
  const guard = `${file}.takeover`;
  if ((await createFile(guard, '')) !== undefined) {
    if (await isOlder(guard, WRITING)) {
      await rm(guard, { force: true });
    }
    return false;
  }
  try {
    if ((await readFile(file, 'utf8')) !== text) {
      return false;
    }
    await rm(file);
    return true;
  } catch {
    return false;
  } finally {
    await rm(guard, { force: true });
  }
}

async function isOlder(file: string, milliseconds: number): Promise<boolean> {
  try {
    return Date.now() - (await stat(file)).mtimeMs > milliseconds;
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? 'unknown';
}
