import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Crashes } from '../../client/src/crashes';

const SECOND = 1_000;

/** The answers to ends at some times, and how often it was said that nobody goes on. */
function endAt(times: readonly number[], { hasRun }: { hasRun: boolean }) {
  let messages = 0;
  const crashes = new Crashes(() => (messages += 1));
  if (hasRun) {
    crashes.started();
  }
  return { again: times.map((time) => crashes.ended(time)), messages };
}

describe('a language server that ends by itself', () => {
  test('is started again four times within three minutes, and a fifth time is said instead, once', () => {
    const { again, messages } = endAt(
      [0, 1, 2, 3, 4].map((count) => count * SECOND),
      { hasRun: true },
    );
    assert.deepEqual(again, [true, true, true, true, false]);
    assert.equal(messages, 1);
  });

  test('is started again each time where the ends are far apart', () => {
    const times = Array.from({ length: 20 }, (_, count) => count * 60 * SECOND);
    const { again, messages } = endAt(times, { hasRun: true });
    assert.ok(again.every(Boolean));
    assert.equal(messages, 0);
  });

  test('before it ever answered is not started again, and its start has the message', () => {
    assert.deepEqual(endAt([0], { hasRun: false }), { again: [false], messages: 0 });
  });
});
