// Prints samples as JSON. A program of its own, bundled as the product is: what runs TypeScript for the tests slows it down.
import { makeDocument } from '../documents/document';
import type { LanguageName } from '../documents/languages';
import { scan } from '../floors/scanLines';
import type { Sample } from '../sample';
import { jsonSubject } from './json';
import { checkConnectionFile } from './ours';

interface Subject {
  readonly name: string;
  readonly language: LanguageName;
  /** @returns how much it found, which keeps the engine from leaving the work out */
  readonly run: (text: string) => number | Promise<number>;
}

const subjects: readonly Subject[] = [
  { name: 'ours', language: 'backup-sync', run: checkConnectionFile },
  { name: 'json', language: 'json', run: jsonSubject() },
  { name: 'floor-scan', language: 'backup-sync', run: (text) => scan(text).sum },
];

/** So many lines are read in one measurement, in as many documents as that takes. */
const leastLines = 50_000;

void main(process.argv.slice(2));

async function main([sizes = '', rounds = '1']: readonly string[]): Promise<void> {
  const samples: Sample[] = [];
  for (const lines of sizes.split(',').map(Number)) {
    // The first round makes the engine compile what is measured in those that count.
    for (let round = 0; round <= Number(rounds); round += 1) {
      for (const subject of round % 2 === 0 ? subjects : subjects.toReversed()) {
        const value = await nanosecondsPerLine(subject, lines, round);
        if (round > 0) {
          samples.push({ metric: 'line-cpu', server: subject.name, lines, round, value });
        }
      }
    }
  }
  console.log(JSON.stringify(samples));
}

/** Of texts that were never read before: what is remembered of values shows in the server, not here. */
async function nanosecondsPerLine({ language, run }: Subject, lines: number, round: number): Promise<number> {
  const count = Math.ceil(leastLines / lines);
  const texts = Array.from({ length: count }, (_, index) => makeDocument(language, lines, round * count + index).text);
  const before = process.cpuUsage();
  for (const text of texts) {
    await run(text);
  }
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1_000) / texts.reduce((sum, text) => sum + text.split('\n').length, 0);
}
