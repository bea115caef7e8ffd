import { test } from 'node:test';
import fc from 'fast-check';
import { assertFeatures, assertSilent, caretsOf, everywhereIn } from './robust/features';
import { fixtures } from './robust/fixtures';
import { mutated } from './robust/mutations';
import { scenes } from './robust/scenes';
import { clientSample, serverSample } from './support';
import { shortened } from './values/support';

const texts = fixtures();

test('every feature answers at every place of the samples', () => {
  [clientSample, serverSample].forEach((text) => {
    assertFeatures(text, everywhereIn(text));
  });
});

test('and at some places of every other text of the tests', () => {
  texts.forEach((text) => {
    assertFeatures(text, caretsOf(text, [7, 64, text.length]));
  });
});

test('a caret at the end of every prefix of the samples, and where a single character is gone, gets an answer', () => {
  [clientSample, serverSample].flatMap(shortened).forEach((text, index) => {
    assertFeatures(text, caretsOf(text, [index, text.length]), scenes.slice(-1));
  });
});

// fast-check prints the seed and the smallest text of a failure; `npm run fuzz` tries other seeds.
test('so does one in each of ten thousand mutations, with much known or nothing', () => {
  const place = fc.nat();
  fc.assert(
    fc.property(mutated(texts), place, place, fc.constantFrom(...scenes), (text, caret, until, scene) => {
      assertFeatures(text, caretsOf(text, [caret]), [scene], ...caretsOf(text, [until]));
    }),
    { numRuns: 10_000, seed: 4 },
  );
});

test('no answer has a part of a password in it', () => {
  const text = clientSample.replaceAll('**PW**', 'qzkxjWVGMY');
  assertSilent(text, ['qzkx', 'wvgm', 'vgmy']);
});
