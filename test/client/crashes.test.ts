import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Crashes } from '../../client/src/crashes';

const SECOND = 1_000;

describe('a language server that ends by itself', () => {
  test('is started again four times within three minutes, and not a fifth time', () => {
    const crashes = new Crashes();
    const answers = [0, 1, 2, 3, 4].map((count) => crashes.isWorthAnotherStart(count * SECOND));
    assert.deepEqual(answers, [true, true, true, true, false]);
  });

  test('is started again each time where the ends are far apart', () => {
    const crashes = new Crashes();
    const answers = Array.from({ length: 20 }, (_, count) => crashes.isWorthAnotherStart(count * 60 * SECOND));
    assert.ok(answers.every(Boolean));
  });

  test('is not started again for the fifth end within three minutes, and is for one a moment later', () => {
    for (const [seconds, isWorthIt] of [
      [44, false],
      [45, true],
    ] as const) {
      const crashes = new Crashes();
      const answers = [0, 1, 2, 3, 4].map((count) => crashes.isWorthAnotherStart(count * seconds * SECOND));
      assert.equal(answers.at(-1), isWorthIt);
    }
  });
});
