import fc from 'fast-check';
import { assertFeatures, caretsOf } from '../test/language/robust/features';
import { fixtures } from '../test/language/robust/fixtures';
import { mutated } from '../test/language/robust/mutations';
import { assertMendable, assertSound } from '../test/language/robust/properties';
import { shortened } from '../test/language/values/support';

/** `npm run fuzz [COUNT [SEED]]`: what `robust.test.ts` and `robustFeatures.test.ts` check, for more texts and with a new seed each time. */
function main([count = '100000', seed = String(Math.floor(Math.random() * 0x7fffffff))]: readonly string[]): void {
  if (!/^\d+$/.test(count) || !/^-?\d+$/.test(seed)) {
    console.error('Usage: npm run fuzz [COUNT [SEED]]');
    process.exitCode = 2;
    return;
  }
  const texts = fixtures();
  console.log(`${count} mutations of ${texts.length} texts with the seed ${seed}`);
  const carets = fc.array(fc.nat(), { minLength: 2, maxLength: 3 });
  const property = fc.property(mutated(texts), carets, assertAll);
  fc.assert(property, { numRuns: Number(count), seed: Number(seed) });
  const cuts = texts.flatMap(shortened);
  console.log(`${cuts.length} prefixes and single deletions`);
  cuts.forEach((text, index) => {
    assertAll(text, [index, text.length]);
  });
  console.log('Nothing was found.');
}

function assertAll(text: string, numbers: readonly number[]): void {
  assertSound(text);
  assertMendable(text);
  assertFeatures(text, caretsOf(text, numbers));
}

if (require.main === module) {
  main(process.argv.slice(2));
}
