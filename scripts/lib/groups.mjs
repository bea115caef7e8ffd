import { spawnSync } from 'node:child_process';

/**
 * Sends a signal to a process and to everything in its group. A group that is gone already is fine.
 * @param {number} pid the head of the group
 * @param {NodeJS.Signals} signal
 */
export function endGroup(pid, signal) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: nobody is left in the group.
  }
}

/**
 * @param {number} pid
 * @returns {boolean} whether such a process exists
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
