// Opens the demo in the desktop VS Code.
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { endGroup, isAlive } from '../lib/groups.mjs';
import { start, watch } from '../lib/processes.mjs';
import { findPrograms } from '../lib/programs.mjs';

const MAC = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';
/** `code` inside of a remote window or of WSL opens windows elsewhere, which know nothing of a profile folder here. */
const ELSEWHERE = /[\\/]remote-cli[\\/]|^\/mnt\/[a-z]\//;
const LOOK_MS = 250;
const GRACE_MS = 5_000;

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} the `code` of a desktop VS Code
 */
export function findDesktop(env = process.env) {
  const onPath = findPrograms('code', env).find((program) => !ELSEWHERE.test(program));
  return onPath ?? (fs.existsSync(MAC) ? MAC : undefined);
}

/**
 * @param {string} program
 * @param {import('./profile.mjs').Profile} profile
 * @param {NodeJS.ProcessEnv} env reaches the extension
 * @returns {import('./part.mjs').Part} ends when the window is closed
 */
export function openDesktop(program, { folders, workspace }, env) {
  const lockFile = path.join(folders.userData, 'code.lock');
  if (pidIn(lockFile) !== undefined) {
    // It would take the new window too, with the passwords of the last time.
    throw new Failure('A window of the demo is still open. Close it, then start again.');
  }
  const running = start(
    program,
    [
      '--user-data-dir',
      folders.userData,
      '--extensions-dir',
      folders.extensions,
      '--new-window',
      '--disable-workspace-trust',
      '--wait',
      workspace,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } },
  );
  const window = watchWindow(lockFile, running.exited);
  return {
    name: 'VS Code',
    ended: running.exited.then(({ code }) => code ?? 1),
    stop: async () => {
      await window.close();
      await running.stop();
    },
  };
}

/**
 * `code` puts the window into a process group of its own. VS Code writes the head of it into a file.
 * @param {string} lockFile
 * @param {Promise<unknown>} closed
 */
function watchWindow(lockFile, closed) {
  /** @type {number | undefined} */
  let pid;
  const look = setInterval(() => {
    pid = pidIn(lockFile);
    if (pid !== undefined) {
      clearInterval(look);
      const release = watch(pid);
      void closed.then(release);
    }
  }, LOOK_MS);
  void closed.then(() => clearInterval(look));
  return { close: () => closeWindow(pid ?? pidIn(lockFile)) };
}

/** @param {number | undefined} pid */
async function closeWindow(pid) {
  if (pid === undefined) {
    return;
  }
  const tooLate = performance.now() + GRACE_MS;
  // To the head alone: it takes its leave of the rest.
  process.kill(pid, 'SIGTERM');
  while (isAlive(pid) && performance.now() < tooLate) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  endGroup(pid, 'SIGKILL');
}

/**
 * @param {string} lockFile
 * @returns {number | undefined} the process that is named there, if it runs
 */
function pidIn(lockFile) {
  try {
    const pid = Number(fs.readFileSync(lockFile, 'utf8'));
    return pid > 0 && isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}
