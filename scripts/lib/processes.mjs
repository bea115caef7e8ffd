// Child processes that never outlive their parent: each is the head of a process group, which is ended as a whole.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { endGroup } from './groups.mjs';

const KEEPER = path.join(import.meta.dirname, 'keeper.mjs');
/** How long a process may take to end by itself after SIGTERM. */
const GRACE_MS = 5_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Exit
 * @typedef {object} Running
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<Exit>} exited never rejects: a program that could not be started has code 127
 * @property {() => Promise<void>} stop ends it and all that it started; resolves when it is gone
 */

/** @type {import('node:child_process').ChildProcess | undefined} */
let keeper;

/**
 * Starts a program in a process group of its own. It ends with this process, whatever ends this process.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Running}
 */
export function start(command, args, options = {}) {
  // Windows starts a .cmd file only through its shell, which would split a path at its blanks.
  const shell = command.endsWith('.cmd');
  const words = shell ? args.map((arg) => `"${arg}"`) : [...args];
  const child = spawn(shell ? `"${command}"` : command, words, {
    ...options,
    shell,
    detached: process.platform !== 'win32',
  });
  /** @type {Promise<Exit>} */
  const exited = new Promise((resolve) => {
    child.once('error', () => resolve({ code: 127, signal: null }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const { pid } = child;
  if (pid !== undefined) {
    const release = watch(pid);
    void exited.then(() => {
      // What the program left behind in its group ends with it.
      endGroup(pid, 'SIGKILL');
      release();
    });
  }
  return { child, exited, stop: () => stop(pid, exited) };
}

/**
 * Runs a program to its end and gives what it printed. After `limitMs` it is ended, and the output says so.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limitMs?: number }} [options]
 * @returns {Promise<Exit & { output: string }>}
 */
export async function run(command, args, { limitMs, ...options } = {}) {
  const { child, exited, stop } = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  /** @param {string} text */
  const take = (text) => {
    output += text;
  };
  const drained = [child.stdout, child.stderr].map((stream) => read(stream, take));
  child.once('error', (error) => take(`${error.message}\n`));
  const limit = setTimeout(() => {
    take(`${command} was ended: it took more than ${(limitMs ?? 0) / 1_000} s.\n`);
    void stop();
  }, limitMs ?? LONGEST_TIMER_MS);
  const exit = await exited;
  clearTimeout(limit);
  await Promise.all(drained);
  return { ...exit, output };
}

/**
 * @param {import('node:stream').Readable | null} stream
 * @param {(text: string) => void} take
 * @returns {Promise<void>} when the stream has ended
 */
function read(stream, take) {
  return new Promise((resolve) => {
    stream?.setEncoding('utf8').on('data', take).once('close', resolve);
  });
}

/**
 * Sees to it that a process group ends with this process: `exit` covers its normal end and its crashes, the keeper
 * SIGKILL.
 * @param {number} pid the head of the group
 * @returns {() => void} to be called when the group has ended
 */
export function watch(pid) {
  const end = () => endGroup(pid, 'SIGKILL');
  process.once('exit', end);
  tellKeeper(`+${pid}`);
  return () => {
    process.removeListener('exit', end);
    tellKeeper(`-${pid}`);
  };
}

/** @param {string} line */
function tellKeeper(line) {
  if (!keeper) {
    keeper = spawn(process.execPath, [KEEPER], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    keeper.stdin?.on('error', () => undefined);
    keeper.unref();
    // A pipe that is open would keep this process from ending.
    /** @type {import('node:net').Socket} */ (keeper.stdin).unref();
  }
  keeper.stdin?.write(`${line}\n`);
}

/**
 * @param {number | undefined} pid
 * @param {Promise<Exit>} exited
 */
async function stop(pid, exited) {
  if (pid !== undefined) {
    const force = setTimeout(() => endGroup(pid, 'SIGKILL'), GRACE_MS);
    endGroup(pid, 'SIGTERM');
    await exited;
    clearTimeout(force);
  }
}
