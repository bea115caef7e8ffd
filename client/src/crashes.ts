/** More ends than this within the time are one too many: whatever ends the server will do so again. */
const limit = 4;
const withinMs = 180_000;

/** Counts how often the language server has ended without having been asked to. */
export class Crashes {
  #times: number[] = [];

  /** Notes that it ended; `now` is in ms. Says whether it is worth while to start it again. */
  isWorthAnotherStart(now: number): boolean {
    this.#times = [...this.#times.filter((time) => now - time < withinMs), now];
    return this.#times.length <= limit;
  }
}
