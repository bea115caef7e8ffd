const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

export interface Interrupt {
  readonly signal: AbortSignal;
  /** From here on, Ctrl+C ends the program as usual. */
  end(): void;
}

/** The first Ctrl+C cancels, which may take until a last STATUS is read; the second one ends the program. */
export function watchInterrupt(onInterrupt: () => void): Interrupt {
  const stop = new AbortController();
  const cancel = (): void => {
    end();
    stop.abort();
    onInterrupt();
  };
  const end = (): void => SIGNALS.forEach((name) => void process.off(name, cancel));
  SIGNALS.forEach((name) => void process.on(name, cancel));
  return { signal: stop.signal, end };
}
