import { setMaxListeners } from 'node:events';

/** Why an item was never started; `stopped`: another one has failed, and it was not the first. */
export type SkipReason = 'cancelled' | 'firstFailed' | 'stopped';

export interface FleetOptions<T, R> {
  /** How many run at once, at least 1. */
  readonly limit: number;
  /** Where given, the first item runs alone; the others follow only if this agrees with its result. */
  readonly firstAlone?: (result: R) => boolean;
  /** Where given, nothing is started any more after a result with which this agrees; what has started goes on. */
  readonly stopAfter?: (result: R) => boolean;
  /** The result of an item that was never started. */
  readonly skip: (item: T, reason: SkipReason) => R;
  /** Aborting stops what has not started and aborts the signal of what has. */
  readonly signal?: AbortSignal;
  /** In the order in which they end. */
  readonly onResult?: (index: number, result: R) => void;
  /** Each further one of the parallel runs starts this much later than the one before. */
  readonly rampMs?: number;
}

/**
 * Runs one action on many items with a limit; the results come in the order of the items. `run` reports failures as
 * results: if it throws, that is a mistake in the program, the rest is aborted and the fleet rejects.
 */
export async function runFleet<T, R>(
  items: readonly T[],
  run: (item: T, signal: AbortSignal) => Promise<R>,
  options: FleetOptions<T, R>,
): Promise<R[]> {
  const stop = new AbortController();
  // Each of what runs listens: many of them are no leak.
  setMaxListeners(0, stop.signal);
  const cancel = () => stop.abort();
  if (options.signal?.aborted === true) {
    cancel();
  }
  options.signal?.addEventListener('abort', cancel);
  try {
    return await runAll(items, run, options, stop);
  } finally {
    options.signal?.removeEventListener('abort', cancel);
  }
}

async function runAll<T, R>(
  items: readonly T[],
  run: (item: T, signal: AbortSignal) => Promise<R>,
  options: FleetOptions<T, R>,
  stop: AbortController,
): Promise<R[]> {
  const results: [index: number, result: R][] = [];
  const keep = (index: number, result: R): R => {
    results.push([index, result]);
    options.onResult?.(index, result);
    return result;
  };
  let reason: SkipReason | undefined;
  const runOne = async (index: number, item: T) => {
    const skipped = stop.signal.aborted ? 'cancelled' : reason;
    if (skipped !== undefined) {
      return keep(index, options.skip(item, skipped));
    }
    const result = await run(item, stop.signal);
    if (options.stopAfter?.(result) === true) {
      reason ??= 'stopped';
    }
    return keep(index, result);
  };
  // One iterator for all: what one worker has taken, no other gets.
  const queue = items.entries();
  const { firstAlone } = options;
  if (firstAlone !== undefined) {
    for (const [index, item] of takeOne(queue)) {
      reason = firstAlone(await runOne(index, item)) ? undefined : 'firstFailed';
    }
  }
  const work = async (delayMs: number) => {
    await delay(delayMs, stop.signal);
    for (let next = takeOne(queue)[0]; next !== undefined; next = takeOne(queue)[0]) {
      await runOne(...next);
    }
  };
  const workers = Math.max(1, Math.min(Math.floor(options.limit), items.length));
  await allOrAbort(
    Array.from({ length: workers }, (_, index) => work(index * (options.rampMs ?? 0))),
    stop,
  );
  return results.sort(([a], [b]) => a - b).map(([, result]) => result);
}

function takeOne<T>(queue: Iterator<T, unknown>): T[] {
  const next = queue.next();
  return next.done === true ? [] : [next.value];
}

/** Waits for every worker even if one throws, so that nothing is still running when the fleet rejects. */
async function allOrAbort(workers: readonly Promise<void>[], stop: AbortController): Promise<void> {
  try {
    await Promise.all(workers);
  } finally {
    // Nothing to stop unless one has thrown.
    stop.abort();
    await Promise.allSettled(workers);
  }
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (milliseconds <= 0 || signal.aborted) {
      resolve();
      return;
    }
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal.addEventListener('abort', wake);
  });
}
