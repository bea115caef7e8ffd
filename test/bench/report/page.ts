export const page = 'docs/benchmarks.md';

/**
 * @param written the page, which has a pair of comments for each of its places
 * @returns it with another text between those of `place`
 * @throws {Error} if it has none
 */
export function withPart(written: string, place: string, text: string): string {
  const [begin, end] = [`<!-- measured: ${place} -->`, `<!-- end: ${place} -->`];
  const from = written.indexOf(begin);
  const to = written.indexOf(end);
  if (from < 0 || to < from) {
    throw new Error(`${page} has no place for ${place}: a line ${begin} and, below it, a line ${end}.`);
  }
  return `${written.slice(0, from + begin.length)}\n\n${text}\n\n${written.slice(to)}`;
}
