import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds on a core of all threads of a process, those of the garbage collector included. 0 where nobody tells. */
export function cpuOf(pid: number): number {
  try {
    const nanoseconds = readdirSync(`/proc/${pid}/task`).map((thread) =>
      firstNumber(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8')),
    );
    return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
  } catch {
    return 0;
  }
}

/** MiB: now, and the most that it ever was. */
export interface Memory {
  readonly now: number;
  readonly peak: number;
}

export function memoryOf(pid: number): Memory {
  try {
    return readMemory(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return { now: 0, peak: 0 };
  }
}

/** @param status what Linux writes into /proc/PID/status */
export function readMemory(status: string): Memory {
  const of = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+([0-9]+) kB`, 'm').exec(status)?.[1] ?? 0) / 1_024;
  return { now: of('VmRSS'), peak: of('VmHWM') };
}

/** Waits until a process does nothing for three looks, at most `most` milliseconds. */
export async function untilIdle(pid: number, most: number, look = 20): Promise<void> {
  const end = performance.now() + most;
  let before = cpuOf(pid);
  for (let idle = 0; idle < 3 && performance.now() < end;) {
    await sleep(look);
    const now = cpuOf(pid);
    idle = now - before < look / 20 ? idle + 1 : 0;
    before = now;
  }
}

function firstNumber(text: string): number {
  return Number(text.split(' ', 1)[0]);
}
