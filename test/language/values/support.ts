import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Spot {
  readonly rule: string;
  readonly offset: number;
  readonly length: number;
}

/** The problems of a text as `rule "marked text"`, in the order of the text. */
export function marked(text: string, problems: readonly Spot[]): string[] {
  return [...problems]
    .sort((a, b) => a.offset - b.offset || a.length - b.length)
    .map(({ rule, offset, length }) => `${rule} "${text.slice(offset, offset + length)}"`);
}

/** The rows of a file beside `fixtures/make.py`, which wrote it. */
export function fixture<Row>(name: string): Row[] {
  const text = readFileSync(join(__dirname, 'fixtures', name), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

/** Numbers from 0 to below 1 that are the same in every run (the generator is mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Every prefix of a text, and the text without each single character. */
export function shortened(text: string): string[] {
  const cuts = Array.from({ length: text.length }, (_, at) => at);
  return [...cuts.map((at) => text.slice(0, at)), ...cuts.map((at) => text.slice(0, at) + text.slice(at + 1))];
}

/** `count` texts made from the given ones by one to four random insertions, deletions, swaps and doublings. */
export function* mutations(texts: readonly string[], alphabet: readonly string[], count: number): Generator<string> {
  const random = seededRandom(texts.join().length);
  const below = (limit: number): number => Math.floor(random() * limit);
  for (let made = 0; made < count; made++) {
    let text = texts[below(texts.length)] ?? '';
    for (let edits = 1 + below(4); edits > 0; edits--) {
      const at = below(text.length + 1);
      const rest = text.slice(at);
      const piece = alphabet[below(alphabet.length)] ?? '';
      const edited = [piece + rest, rest.slice(1), piece + rest.slice(1), rest.slice(0, 3) + rest];
      text = text.slice(0, at) + (edited[below(edited.length)] ?? '');
    }
    yield text;
  }
}
