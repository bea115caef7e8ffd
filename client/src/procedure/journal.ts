import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describeFunction, isBackupSync } from '../exaoperation/plugin';
import { isProcessAlive } from './lock';

/** A write on nodes of one cluster, as far as it may be kept on a disk. */
export interface JournalHead {
  readonly cluster: string;
  /** Origin of the URL that the name stood for. */
  readonly address: string;
  readonly plugin: string;
  readonly function: string;
  /** Left out where it may hold a secret, or too much: then only the person can say it again. */
  readonly argument?: string;
  readonly nodes: readonly string[];
  /** ISO 8601. */
  readonly at: string;
}

/** A write that ended with the window that ran it. */
export interface Unfinished extends JournalHead {
  readonly done: readonly string[];
  /** Nobody knows whether it took effect there. */
  readonly inFlight: readonly string[];
  readonly notStarted: readonly string[];
}

/** Notes what happens to the nodes of one write. A journal that cannot be written stops nothing. */
export interface Journal {
  started(node: string): Promise<void>;
  done(node: string): Promise<void>;
  /** It is over, and nothing of it is kept. */
  end(): Promise<void>;
}

/** Name of a connection, or nothing at all: anything else could be a file with passwords in it. */
export function keepableArgument(plugin: string, functionName: string, argument: string): { argument?: string } {
  const takesName = ['connection', 'optionalConnection'].includes(describeFunction(plugin, functionName).argument);
  const isName = isBackupSync(plugin) && takesName && /^[A-Za-z][\w.-]{0,127}$/.test(argument);
  return argument === '' || isName ? { argument } : {};
}

/** Undefined where the text is no journal. The end of it may be cut off anywhere. */
export function readJournal(text: string): (Unfinished & { readonly host: string }) | undefined {
  const [first, ...lines] = text.split('\n').map(parseLine);
  const { host, cluster, address, plugin, at, nodes, argument } = first ?? {};
  const functionName = first?.['function'];
  if (
    !isText(host) ||
    !isText(cluster) ||
    !isText(address) ||
    !isText(plugin) ||
    !isText(functionName) ||
    !isText(at) ||
    !Array.isArray(nodes) ||
    !nodes.every(isText)
  ) {
    return undefined;
  }
  const done = new Set(lines.map((line) => line?.['done']));
  const started = new Set(lines.map((line) => line?.['started']));
  return {
    host,
    cluster,
    address,
    plugin,
    function: functionName,
    ...(isText(argument) ? { argument } : {}),
    nodes,
    at,
    done: nodes.filter((node) => done.has(node)),
    inFlight: nodes.filter((node) => started.has(node) && !done.has(node)),
    notStarted: nodes.filter((node) => !started.has(node) && !done.has(node)),
  };
}

function parseLine(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export interface Interrupted {
  readonly run: Unfinished;
  /** It need not be shown again. */
  readonly drop: () => Promise<void>;
}

export interface JournalPlace {
  readonly folder: string;
  readonly host: string;
  readonly pid: number;
  isAlive(pid: number): boolean;
  /** Takes what went wrong with a file; nothing else comes of it. */
  log(line: string): void;
}

export function journalPlace(folder: string, log: (line: string) => void): JournalPlace {
  return { folder, host: os.hostname(), pid: process.pid, isAlive: isProcessAlive, log };
}

/**
 * Journals of writes: one file each, which is gone when the write is over. What is found with the number of a process
 * that is gone was interrupted.
 */
export class Journals {
  readonly #place: JournalPlace;
  /** Files of this process. */
  readonly #own = new Set<string>();

  constructor(place: JournalPlace) {
    this.#place = place;
  }

  async begin(head: JournalHead): Promise<Journal> {
    const { folder, host, pid } = this.#place;
    const name = `${randomUUID()}.${pid}.jsonl`;
    const file = path.join(folder, name);
    this.#own.add(name);
    const isOpen = await this.#try(async () => {
      await mkdir(folder, { recursive: true });
      await writeFile(file, `${JSON.stringify({ host, ...head })}\n`, { flag: 'wx', mode: 0o600 });
    });
    const running = new Set<string>();
    let turn = Promise.resolve(isOpen);
    const note = async (entry: object): Promise<void> => {
      turn = turn.then((isGood) => isGood && this.#try(() => appendFile(file, `${JSON.stringify(entry)}\n`)));
      await turn;
    };
    return {
      started: (node) => {
        running.add(node);
        return note({ started: node });
      },
      done: async (node) => {
        // Of a node that was passed over there is nothing to say.
        if (running.delete(node)) {
          await note({ done: node });
        }
      },
      end: async () => {
        await turn;
        await this.#try(() => rm(file, { force: true }));
        this.#own.delete(name);
      },
    };
  }

  /**
   * Writes whose process is gone. Each is found once, by the first window that looks, and stays until `drop`: if this
   * window ends before, the next one finds it.
   */
  async takeInterrupted(): Promise<readonly Interrupted[]> {
    const found = [];
    for (const name of await readdir(this.#place.folder).catch(() => [])) {
      const [, id = '', pid = ''] = /^([\w-]+)\.(\d+)\.jsonl$/.exec(name) ?? [];
      const isGone = Number(pid) === this.#place.pid ? !this.#own.has(name) : !this.#place.isAlive(Number(pid));
      const taken = id !== '' && isGone ? await this.#claim(name, id) : undefined;
      if (taken) {
        found.push(taken);
      }
    }
    return found;
  }

  async #claim(name: string, id: string): Promise<Interrupted | undefined> {
    const { folder, host, pid } = this.#place;
    const mine = `${id}.${pid}.jsonl`;
    const file = path.join(folder, mine);
    const run = readJournal(await readFile(path.join(folder, name), 'utf8').catch(() => ''));
    if (run && run.host !== host) {
      return undefined; // A folder that several machines share: only its own one knows its processes.
    }
    try {
      await rename(path.join(folder, name), file);
    } catch {
      return undefined; // Another window was faster.
    }
    this.#own.add(mine);
    const drop = async () => {
      await this.#try(() => rm(file, { force: true }));
      this.#own.delete(mine);
    };
    if (run && run.inFlight.length + run.notStarted.length > 0) {
      return { run, drop };
    }
    await drop();
    return undefined;
  }

  async #try(task: () => Promise<unknown>): Promise<boolean> {
    try {
      await task();
      return true;
    } catch (error) {
      this.#place.log(`journal: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
      return false;
    }
  }
}
