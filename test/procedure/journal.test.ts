import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Journals, keepableArgument, readJournal, type JournalHead } from '../../client/src/procedure/journal';

const PLUGIN = 'Administration.BackupSync-1.0.17';
const HEAD: JournalHead = {
  cluster: 'EDU01',
  address: 'https://10.60.101.10',
  plugin: PLUGIN,
  function: 'INSTALL',
  argument: '',
  nodes: ['n0011', 'n0012', 'n0013', 'n0014'],
  at: '2026-11-24T10:00:00.000Z',
};

let folder: string;
let gone: Set<number>;
let log: string[];

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'backup-sync-journal-test-')), 'unfinished');
  gone = new Set();
  log = [];
});

afterEach(() => {
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

const windowNumber = (pid: number, host = 'desk') =>
  new Journals({ folder, host, pid, isAlive: (other) => !gone.has(other), log: (line) => log.push(line) });

/** A window in the middle of a write: n0011 is done, n0012 and n0013 are under way. */
async function interrupt(pid: number, head = HEAD): Promise<void> {
  const journal = await windowNumber(pid).begin(head);
  await journal.started('n0011');
  await journal.done('n0011');
  await Promise.all(['n0012', 'n0013'].map((node) => journal.started(node)));
  gone.add(pid);
}

describe('the journal of a write', () => {
  test('tells the next window what is done, what is not known and what was not started', async () => {
    await interrupt(1);
    const [found] = await windowNumber(2).takeInterrupted();
    const { done, inFlight, notStarted, cluster, function: name } = found!.run;
    assert.deepEqual(
      { done, inFlight, notStarted },
      { done: ['n0011'], inFlight: ['n0012', 'n0013'], notStarted: ['n0014'] },
    );
    assert.equal(`${name} ${cluster}`, 'INSTALL EDU01');
  });

  test('is gone when the write is over', async () => {
    const journal = await windowNumber(1).begin(HEAD);
    assert.equal(readdirSync(folder).length, 1);
    await journal.started('n0011');
    await journal.end();
    assert.deepEqual(readdirSync(folder), []);
  });

  test('of a window that is still there is left alone', async () => {
    const journals = windowNumber(1);
    await (await journals.begin(HEAD)).started('n0011');
    assert.deepEqual(await windowNumber(2).takeInterrupted(), []);
    assert.deepEqual(await journals.takeInterrupted(), []);
  });

  test('of another machine is left alone', async () => {
    await (await windowNumber(1, 'elsewhere').begin(HEAD)).started('n0011');
    gone.add(1);
    assert.deepEqual(await windowNumber(2).takeInterrupted(), []);
    assert.equal(readdirSync(folder).length, 1);
  });

  test('of an earlier process with the same number is found', async () => {
    await interrupt(1);
    assert.equal((await windowNumber(1).takeInterrupted()).length, 1);
  });

  test('is found by one window only, and by another one if that ends before it has asked', async () => {
    await interrupt(1);
    const second = windowNumber(2);
    const all = await Promise.all([second.takeInterrupted(), windowNumber(3).takeInterrupted()]);
    assert.equal(all.flat().length, 1);
    assert.deepEqual(await second.takeInterrupted(), []);
    gone.add(2).add(3);
    const [again] = await windowNumber(4).takeInterrupted();
    await again!.drop();
    assert.deepEqual(readdirSync(folder), []);
  });

  test('with everything done is dropped without a word', async () => {
    const journal = await windowNumber(1).begin({ ...HEAD, nodes: ['n0011'] });
    await journal.started('n0011');
    await journal.done('n0011');
    gone.add(1);
    assert.deepEqual(await windowNumber(2).takeInterrupted(), []);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('that cannot be written is a line in the log and stops nothing', async () => {
    writeFileSync(folder, '');
    const journal = await windowNumber(1).begin(HEAD);
    await journal.started('n0011');
    await journal.done('n0011');
    await journal.end();
    assert.match(log.join(), /^journal: E[A-Z]+/);
    assert.deepEqual(await windowNumber(2).takeInterrupted(), []);
  });

  test('has 5,000 nodes with names of any kind', async () => {
    const nodes = [...Array.from({ length: 5_000 }, (_, index) => `n${index}`), 'a b', 'ü"\n\u2028{}', '../x'];
    const journal = await windowNumber(1).begin({ ...HEAD, nodes });
    await journal.started('ü"\n\u2028{}');
    gone.add(1);
    const [found] = await windowNumber(2).takeInterrupted();
    assert.deepEqual(found!.run.inFlight, ['ü"\n\u2028{}']);
    assert.equal(found!.run.notStarted.length, 5_002);
  });
});

test('a journal that is cut off anywhere, or no journal at all, is no mistake', async () => {
  await interrupt(1);
  const text = readFileSync(path.join(folder, readdirSync(folder)[0]!), 'utf8');
  for (let end = 0; end <= text.length; end += 1) {
    const run = readJournal(text.slice(0, end));
    assert.equal(run === undefined, end < text.indexOf('\n'), String(end));
  }
  assert.deepEqual(readJournal(text.slice(0, -2))?.inFlight, ['n0012']);
  assert.equal(readJournal('null\n[]\n"started"'), undefined);
  mkdirSync(path.join(folder, 'x.1.jsonl'));
  writeFileSync(path.join(folder, 'notes.txt'), 'mine');
  writeFileSync(path.join(folder, 'y.1.jsonl'), '{}');
  assert.equal((await windowNumber(2).takeInterrupted()).length, 1);
  assert.ok(readdirSync(folder).includes('notes.txt'));
});

describe('an argument is kept', () => {
  const kept: readonly [plugin: string, name: string, argument: string, isKept: boolean][] = [
    [PLUGIN, 'ACTIVATE', 'Connection1', true],
    [PLUGIN, 'DEACTIVATE', 'Connection1', true],
    [PLUGIN, 'INSTALL', '', true],
    [PLUGIN, 'DEACTIVATE', '', true],
    [PLUGIN, 'UPLOAD_CONFIG', 'Connection1', false],
    [PLUGIN, 'UPLOAD_KEY', 'c3NoLXJzYQ', false],
    [PLUGIN, 'ACTIVATE', 'ftp://u:p@h/v0001', false],
    [PLUGIN, 'INSTALL', 'Connection1', false],
    [PLUGIN, 'SOMETHING', 'Connection1', false],
    ['Monitoring.collectd-1', 'ACTIVATE', 'Connection1', false],
  ];
  for (const [plugin, name, argument, isKept] of kept) {
    test(`${isKept ? 'as' : 'not as'} "${argument}" of ${name} of ${plugin}`, () => {
      assert.deepEqual(keepableArgument(plugin, name, argument), isKept ? { argument } : {});
    });
  }
});
