import { Random } from '../random';
import { makeConnection } from './connection';
import { languages, type Language, type LanguageName } from './languages';

export interface BenchDocument {
  readonly text: string;
  /** How many mistakes are in it. */
  readonly faults: number;
}

/** From one mistake to the next. */
const linesPerFault = 50;

/** A text of about `lines` lines (the last block is whole), with a mistake in every fiftieth. */
export function makeDocument(name: LanguageName, lines: number, seed: number): BenchDocument {
  const language: Language = languages[name];
  const { block, faults, head = [], tail = [] } = language;
  const random = new Random(seed);
  const written = [...head];
  let made = 0;
  for (let number = 1; written.length < lines - tail.length; number += 1) {
    const isDue = written.length >= (made + 0.5) * linesPerFault;
    const right = block(makeConnection(random, number));
    written.push(...(isDue ? random.oneOf(faults)(right) : right));
    made += isDue ? 1 : 0;
  }
  return { text: `${[...written, ...tail].join('\n')}\n`, faults: made };
}

/** The file of the other cluster, so that no connection of a Connection file lacks its partner. */
export function makePartner(text: string): string {
  const names = text.match(/^Connection[0-9]+$/gm) ?? [];
  return names.map((name) => `${name}\n{\nVerbose = false\nSSH = server\n}\n`).join('\n');
}
