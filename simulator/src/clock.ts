/** The time on the simulated clusters: the machine's, until it is set; then it runs on from there. */
export class Clock {
  #ahead = 0;

  now(): Date {
    return new Date(Date.now() + this.#ahead);
  }

  set(time: Date): void {
    this.#ahead = time.getTime() - Date.now();
  }

  /** 2024-05-01 10:02:01 */
  stamp(): string {
    return this.now().toISOString().replace('T', ' ').slice(0, 19);
  }
}
