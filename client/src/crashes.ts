/** More ends than this within the time are one too many: whatever ends the server will do so again. */
const limit = 4;
const withinMs = 180_000;

/** Decides what follows when the language server has ended without having been asked to. */
export class Crashes {
  readonly #gaveUp: () => void;
  #hasRun = false;
  #times: number[] = [];

  /** `gaveUp` is called when a server that did run ends too often. */
  constructor(gaveUp: () => void) {
    this.#gaveUp = gaveUp;
  }

  /** Notes that the server has answered. */
  started(): void {
    this.#hasRun = true;
  }

  /**
   * Notes that it ended; `now` is in ms. Says whether it is worth while to start it again. One that never answered will not
   * do so the next time, and whoever waits for it is told by the start that failed.
   */
  ended(now: number): boolean {
    if (!this.#hasRun) {
      return false;
    }
    this.#times = [...this.#times.filter((time) => now - time < withinMs), now];
    const isWorthIt = this.#times.length <= limit;
    if (!isWorthIt) {
      this.#gaveUp();
    }
    return isWorthIt;
  }
}
