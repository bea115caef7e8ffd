/** Longer words are no misspellings of ours, and the work grows with the square of the length. */
const LONGEST = 64;

/**
 * The candidate that `word` most likely misspells, or undefined when none is close, or two are equally near: a wrong
 * guess is worse than none. Letter case does not count.
 */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  if (word.length === 0 || word.length > LONGEST) {
    return undefined;
  }
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  let isTie = false;
  for (const candidate of candidates) {
    const limit = Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3));
    if (Math.abs(word.length - candidate.length) > limit) {
      continue;
    }
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance <= limit && distance <= bestDistance && candidate !== best) {
      isTie = distance === bestDistance;
      best = candidate;
      bestDistance = distance;
    }
  }
  return isTie ? undefined : best;
}

/**
 * How many single edits turn `a` into `b`: insert, delete or replace a letter, or swap two neighbours (the "optimal
 * string alignment" form of the Damerau-Levenshtein distance).
 */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

/** Whether the distance of two texts is 1 at most, told without working it out. */
export function isOneEditApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && short[at] === long[at]) {
    at++;
  }
  if (short.length < long.length) {
    return long.length - short.length === 1 && isSameFrom(short, at, long, at + 1);
  }
  const isSwap = short[at] === long[at + 1] && short[at + 1] === long[at];
  return isSameFrom(short, at + 1, long, at + 1) || (isSwap && isSameFrom(short, at + 2, long, at + 2));
}

function isSameFrom(a: string, from: number, b: string, fromB: number): boolean {
  return a.slice(from) === b.slice(fromB);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
