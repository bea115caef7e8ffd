// Outlives its parent by a moment: when the parent is gone, even by SIGKILL, it ends the process groups that are left.
// Its standard input says which: `+PID` when a group begins, `-PID` when it has ended.
import { createInterface } from 'node:readline';
import { endGroup } from './groups.mjs';

/** @type {Set<number>} */
const groups = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => undefined);
}
createInterface({ input: process.stdin })
  .on('line', (line) => {
    const pid = Number(line.slice(1));
    if (line.startsWith('+')) {
      groups.add(pid);
    } else {
      groups.delete(pid);
    }
  })
  .on('close', () => {
    for (const pid of groups) {
      endGroup(pid, 'SIGKILL');
    }
  });
