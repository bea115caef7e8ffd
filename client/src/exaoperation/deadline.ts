/** One signal for all the reasons to give a call up: its time is over, the caller has lost interest, the end of all. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Starts the clock. The limit is total, not idle: who sends a byte now and then gets no more time. */
  begin(timeoutMs: number): void;
  cancel(): void;
  /** The time was over before anything else. */
  hasPassed(): boolean;
  /** Removes timer and listener. */
  end(): void;
}

export function createDeadline(caller: AbortSignal | undefined): Deadline {
  const stop = new AbortController();
  const cancel = () => stop.abort();
  let passed = false;
  let timer: NodeJS.Timeout | undefined;
  caller?.addEventListener('abort', cancel);
  if (caller?.aborted === true) {
    cancel();
  }
  return {
    signal: stop.signal,
    begin(timeoutMs) {
      timer = setTimeout(() => {
        passed = !stop.signal.aborted;
        stop.abort();
      }, timeoutMs);
    },
    cancel,
    hasPassed: () => passed,
    end() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', cancel);
    },
  };
}
