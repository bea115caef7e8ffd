/**
 * As much of an AbortSignal as is needed here. Every call has one of its own, and Node's, which the garbage collector has to
 * look after one by one, would cost more than the rest of the call.
 */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** One signal for all the reasons to give a call up: its time is over, the caller has lost interest, the end of all. */
export interface Deadline {
  readonly signal: StopSignal;
  /** Starts the clock. The limit is total, not idle: who sends a byte now and then gets no more time. */
  begin(timeoutMs: number): void;
  cancel(): void;
  /** The time was over before anything else. */
  hasPassed(): boolean;
  /** Removes timer and listener. */
  end(): void;
}

export function createDeadline(caller: StopSignal | undefined): Deadline {
  const stop = new Stop();
  const cancel = () => stop.abort();
  let passed = false;
  let timer: NodeJS.Timeout | undefined;
  caller?.addEventListener('abort', cancel);
  if (caller?.aborted === true) {
    cancel();
  }
  return {
    signal: stop,
    begin(timeoutMs) {
      timer = setTimeout(() => {
        passed = !stop.aborted;
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

class Stop implements StopSignal {
  aborted = false;
  readonly #listeners = new Set<() => void>();

  addEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners.delete(listener);
  }

  abort(): void {
    if (!this.aborted) {
      this.aborted = true;
      // A listener may remove itself, or another.
      [...this.#listeners].forEach((listener) => listener());
    }
  }
}
