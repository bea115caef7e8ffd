/** Numbers from 0 to below 1 that are the same in each run with the same seed, so that all servers get the same work. */
export class Random {
  private state: number;

  constructor(seed: number) {
    // The states of a xorshift generator are all numbers but 0, and similar seeds should not begin alike.
    this.state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1;
  }

  next(): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  oneOf<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[this.between(0, values.length - 1)] ?? values[0];
  }
}
