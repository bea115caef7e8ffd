import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remembering } from '../../server/src/language/remembered';

test('an answer is made once, also where there is none, until there are too many', () => {
  const made: string[] = [];
  const ask = remembering(2, (key) => {
    made.push(key);
    return key === 'none' ? undefined : key.length;
  });
  assert.deepEqual(['none', 'abc', 'none', 'abc'].map(ask), [undefined, 3, undefined, 3]);
  assert.deepEqual(made, ['none', 'abc']);
  assert.deepEqual(['one too many', 'abc'].map(ask), [12, 3]);
  assert.deepEqual(made, ['none', 'abc', 'one too many', 'abc']);
});
