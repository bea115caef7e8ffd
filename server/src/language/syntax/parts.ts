export type Made = object | string | number | boolean;

/** What `make` makes of something, which is never undefined: that stands for what was not made yet. */
export type PartOf<Whole, T extends Made> = (whole: Whole) => T;

/** Keeps what was made of something that does not change. */
export class Parts<Whole> {
  /** The first part that was asked for: most segments are asked for no more than one. */
  #first: PartOf<Whole, Made> | undefined;
  #made: unknown;
  /** The others, each behind its `make`: there are so few that a search is quicker than a map. */
  #others: unknown[] | undefined;

  protected partOf<T extends Made>(whole: Whole, make: PartOf<Whole, T>): T {
    if (this.#first === make) {
      return this.#made as T;
    }
    return this.madePart(make) ?? this.keepPart(make, make(whole));
  }

  protected madePart<T extends Made>(make: PartOf<Whole, T>): T | undefined {
    if (this.#first === make) {
      return this.#made as T;
    }
    const others = this.#others;
    if (others) {
      for (let at = 0; at < others.length; at += 2) {
        if (others[at] === make) {
          return others[at + 1] as T;
        }
      }
    }
    return undefined;
  }

  protected keepPart<T extends Made>(make: PartOf<Whole, T>, made: T): T {
    if (this.#first === undefined) {
      this.#first = make;
      this.#made = made;
    } else {
      this.#others ??= [];
      this.#others.push(make, made);
    }
    return made;
  }

  /** Takes a part away. */
  protected takePart<T extends Made>(make: PartOf<Whole, T>): T | undefined {
    const made = this.madePart(make);
    if (this.#first === make) {
      this.#first = undefined;
    }
    const at = this.#others?.indexOf(make) ?? -1;
    if (at >= 0) {
      this.#others?.splice(at, 2);
    }
    return made;
  }
}
