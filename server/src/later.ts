/** Runs something after what is already waiting to be run. */
export type Later = (run: () => void) => void;

export const later: Later = (run) => setTimeout(run, 0);

/** A value that is made when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Something that is run soon after it was asked for, and once for many who ask together. */
export function soon(run: () => void, when: Later = later): () => void {
  let isWaiting = false;
  return () => {
    if (!isWaiting) {
      isWaiting = true;
      when(() => {
        isWaiting = false;
        run();
      });
    }
  };
}

/** Something asynchronous that runs one at a time; asked for while it runs, it runs once more. */
export function oneAtATime(run: () => Promise<void>): () => void {
  let isRunning = false;
  let isAskedAgain = false;
  const start = (): void => {
    isAskedAgain = isRunning;
    if (!isRunning) {
      isRunning = true;
      void run().finally(() => {
        isRunning = false;
        if (isAskedAgain) {
          start();
        }
      });
    }
  };
  return start;
}

/** Works on every item, a few at a time, and lets others run in between. Ends early once `isStopped`. */
export async function eachOf<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  isStopped: () => boolean = () => false,
): Promise<void> {
  const rest = [...items].reverse();
  const pause = pauses();
  const worker = async (): Promise<void> => {
    for (let item = rest.pop(); item !== undefined && !isStopped(); item = rest.pop()) {
      await work(item);
      await pause();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** To be called again and again in a long work: now and then it lets others run. */
export function pauses(when: Later = later): () => Promise<void> {
  let pausedAt = Date.now();
  return async () => {
    if (Date.now() - pausedAt > longestTurn) {
      await new Promise<void>((resolve) => {
        when(resolve);
      });
      pausedAt = Date.now();
    }
  };
}

const atOnce = 8;

/** Milliseconds after which a long work lets the messages of the editor through. */
const longestTurn = 8;
