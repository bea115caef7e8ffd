import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRules, Settings } from '../../server/src/settings';

for (const [written, expected] of [
  [
    { 'unknown-key': 'off', 'key-case': 'error' },
    { 'unknown-key': 'off', 'key-case': 'error' },
  ],
  [{ 'unknown-key': 'loud', 'key-case': 1, 'empty-value': null }, {}],
  [null, {}],
  ['off', {}],
  [undefined, {}],
  [['off'], { '0': 'off' }],
] as const) {
  test(`rules written as ${JSON.stringify(written)} are read as ${JSON.stringify(expected)}`, () => {
    assert.deepEqual(readRules(written), expected);
  });
}

test('an editor that fails to answer leaves the defaults', async () => {
  const settings = new Settings(() => Promise.reject(new Error('no')));
  assert.deepEqual(await settings.rulesFor('a'), {});
});

test('each resource is asked about once, until it is closed or the settings change', async () => {
  const asked: string[] = [];
  const settings = new Settings((uri) => {
    asked.push(uri);
    return Promise.resolve({});
  });
  const ask = async (): Promise<void> => {
    await Promise.all([settings.rulesFor('a'), settings.rulesFor('a'), settings.rulesFor('b')]);
  };
  await ask();
  assert.deepEqual(asked, ['a', 'b']);
  settings.forget('a');
  await ask();
  assert.deepEqual(asked, ['a', 'b', 'a']);
  settings.changed(undefined);
  await ask();
  assert.deepEqual(asked, ['a', 'b', 'a', 'a', 'b']);
});

test('a message without rules leaves those that were sent before', async () => {
  const settings = new Settings();
  settings.changed({ 'unknown-key': 'off' });
  settings.changed(undefined);
  assert.deepEqual(await settings.rulesFor('a'), { 'unknown-key': 'off' });
});
