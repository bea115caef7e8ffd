import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Settings } from '../../server/src/settings';

const defaults = {
  rules: {},
  connections: [],
  detectFiles: true,
  excludes: [],
  inlayHints: { schedules: true, nodes: true },
  codeLens: true,
};

test('an editor that fails to answer, or answers nonsense, leaves the defaults', async () => {
  for (const answer of [Promise.reject(new Error('no')), Promise.resolve('no'), Promise.resolve([1, 2, 3, 4])]) {
    assert.deepEqual(await new Settings({}, () => answer).of('file:///a', undefined), defaults);
  }
});

test('what an editor answers is read by its place', async () => {
  const settings = new Settings({}, () =>
    Promise.resolve([
      { 'key-case': 'off' },
      [{ name: 'A', client: 'C', server: 'S', clientFile: 'x/a.cfg', serverFile: '/b.cfg' }],
      false,
      'Europe/Berlin',
      { schedules: false, nodes: 'no' },
      false,
      { '**/old': true, '**/new': false },
    ]),
  );
  assert.deepEqual(await settings.of('file:///ws/a', 'file:///ws'), {
    rules: { 'key-case': 'off' },
    connections: [
      { name: 'A', client: 'C', server: 'S', clientFile: 'file:///ws/x/a.cfg', serverFile: 'file:///b.cfg' },
    ],
    detectFiles: false,
    timeZone: 'Europe/Berlin',
    inlayHints: { schedules: false, nodes: true },
    codeLens: false,
    excludes: ['**/old'],
  });
});

test('a path that leads nowhere without a folder is left out', async () => {
  const settings = new Settings({ connections: [{ name: 'A', client: 'C', server: 'S', clientFile: 'a.cfg' }] });
  assert.deepEqual((await settings.of('file:///a', undefined)).connections, [{ name: 'A', client: 'C', server: 'S' }]);
});

test('each folder is asked about once, and each file that is in none, until it is closed or the settings change', async () => {
  const asked: string[] = [];
  const settings = new Settings({}, (uri) => {
    asked.push(uri);
    return Promise.resolve([]);
  });
  const ask = async (): Promise<void> => {
    await Promise.all([
      settings.of('f/a', 'f'),
      settings.of('f/b', 'f'),
      settings.of('c', undefined),
      settings.of('c', undefined),
    ]);
  };
  await ask();
  assert.deepEqual(asked, ['f', 'c']);
  settings.forget('c');
  await ask();
  assert.deepEqual(asked, ['f', 'c', 'c']);
  settings.changed(undefined);
  await ask();
  assert.deepEqual(asked, ['f', 'c', 'c', 'f', 'c']);
});

test('a message without our settings leaves those that were sent before', async () => {
  const settings = new Settings({});
  settings.changed({ backupSync: { rules: { 'unknown-key': 'off' } }, files: { exclude: { a: true } } });
  settings.changed(undefined);
  settings.changed({ other: {} });
  const { rules, excludes } = await settings.of('a', undefined);
  assert.deepEqual([rules, excludes], [{ 'unknown-key': 'off' }, ['a']]);
});
