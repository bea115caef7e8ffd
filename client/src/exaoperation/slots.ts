import type { StopSignal } from './deadline';

/** Gives back a slot; further calls do nothing. */
export type Release = () => void;

export interface Slots {
  /** Waits for a slot, first come first served; undefined when the signal fires before. */
  take(signal?: StopSignal): Promise<Release | undefined>;
}

/**
 * Limits how many calls are under way. The agent has a limit too, but what waits there already uses up its time: a
 * deadline must begin when the call does.
 */
export function createSlots(limit: number): Slots {
  let free = limit;
  const waiting = new Set<() => void>();
  const wakeNext = () => {
    const [next] = waiting;
    if (next !== undefined) {
      next();
    }
  };
  const hold = (): Release => {
    let held = true;
    free -= 1;
    return () => {
      if (held) {
        held = false;
        free += 1;
        wakeNext();
      }
    };
  };
  return {
    take(signal) {
      if (signal?.aborted === true) {
        return Promise.resolve(undefined);
      }
      if (free > 0) {
        return Promise.resolve(hold());
      }
      return new Promise((resolve) => {
        const settle = (release: Release | undefined) => {
          waiting.delete(wake);
          signal?.removeEventListener('abort', cancel);
          resolve(release);
        };
        const wake = () => settle(hold());
        const cancel = () => settle(undefined);
        waiting.add(wake);
        signal?.addEventListener('abort', cancel);
      });
    },
  };
}
