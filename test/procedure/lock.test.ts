import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import {
  defaultLockPlace,
  describeHeld,
  describeTakenOver,
  isProcessAlive,
  lockName,
  Locks,
  parseHolder,
  type Lock,
  type LockPlace,
  type Taken,
} from '../../client/src/procedure/lock';

const URL_1 = 'https://10.60.101.10/cluster1/';
const URL_2 = 'https://10.60.101.11/cluster1/';

let folder: string;
/** Processes that have ended. */
let gone: Set<number>;

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'backup-sync-lock-test-')), 'locks');
  gone = new Set();
});

afterEach(() => {
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

/** The locks of one process on a machine. */
function processNumber(pid: number, more: Partial<LockPlace> = {}): Locks {
  return new Locks({ folder, host: 'desk', user: 'ada', pid, isAlive: (other) => !gone.has(other), ...more });
}

async function taken(lock: Promise<Lock>): Promise<Taken> {
  const result = await lock;
  assert.ok(result.kind === 'taken', JSON.stringify(result));
  return result;
}

const fileOf = (url: string) => path.join(folder, lockName(url));

describe('the lock of a cluster', () => {
  test('is for one process at a time, and says who holds it and since when', async () => {
    const first = await taken(processNumber(1).take([URL_1], 'INSTALL on 3 nodes of EDU01'));
    const second = await processNumber(2).take([URL_1], 'UNINSTALL');
    assert.ok(second.kind === 'held');
    assert.match(
      describeHeld('EDU01', second),
      /^EDU01 is being changed.*INSTALL on 3 nodes of EDU01, started by ada on desk, process 1, at \d{4}-.*delete .*\.lock\.$/,
    );
    await first.release();
    await taken(processNumber(2).take([URL_1], 'UNINSTALL'));
  });

  test('may be taken several times by one process, and is free after the last', async () => {
    const locks = processNumber(1);
    const [first, second] = [await taken(locks.take([URL_1], 'a')), await taken(locks.take([URL_1], 'b'))];
    await first.release();
    await first.release();
    assert.equal((await processNumber(2).take([URL_1], 'c')).kind, 'held');
    await second.release();
    assert.deepEqual(readdirSync(folder), []);
  });

  test('goes by address, in whatever way it is written, not by path or name', () => {
    assert.equal(lockName('https://EDU01.example:443/cluster1'), lockName('https://edu01.example/cluster1/'));
    assert.notEqual(lockName(URL_1), lockName(URL_2));
    assert.match(lockName(URL_1), /^[0-9a-f]{16}\.lock$/);
  });

  test('covers every address of the cluster, and none stays taken if one is held', async () => {
    const other = await taken(processNumber(1).take([URL_2], 'a'));
    assert.equal((await processNumber(2).take([URL_1, URL_2], 'b')).kind, 'held');
    assert.equal(existsSync(fileOf(URL_1)), false);
    await other.release();
    const both = await taken(processNumber(2).take([URL_1, URL_2], 'b'));
    assert.equal((await processNumber(1).take([URL_1], 'a')).kind, 'held');
    await both.release();
    assert.deepEqual(readdirSync(folder), []);
  });

  test('is taken over from a process that is gone, with a word about what it did', async () => {
    await taken(processNumber(1).take([URL_1], 'ACTIVATE on 3 nodes of EDU01'));
    gone.add(1);
    const { takenOver } = await taken(processNumber(2).take([URL_1], 'b'));
    assert.match(
      takenOver.map((holder) => describeTakenOver('EDU01', holder)).join(),
      /process 1 .*ACTIVATE on 3 nodes/,
    );
    assert.equal(parseHolder(readFileSync(fileOf(URL_1), 'utf8'))?.pid, 2);
  });

  test('is taken over from an earlier process with the same number', async () => {
    await taken(processNumber(1).take([URL_1], 'a'));
    assert.equal((await taken(processNumber(1).take([URL_1], 'b'))).takenOver.length, 1);
  });

  test('is taken over by one only, of however many try at once', async () => {
    await taken(processNumber(1).take([URL_1], 'a'));
    gone.add(1);
    const tries = Array.from({ length: 20 }, (_, index) => processNumber(index + 2).take([URL_1], 'b'));
    const kinds = (await Promise.all(tries)).map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === 'taken').length, 1, kinds.join(' '));
  });

  test('is left to whoever takes it over at this moment', async () => {
    await taken(processNumber(1).take([URL_1], 'a'));
    gone.add(1);
    writeFileSync(`${fileOf(URL_1)}.takeover`, '');
    assert.equal((await processNumber(2).take([URL_1], 'b')).kind, 'held');
    assert.equal(parseHolder(readFileSync(fileOf(URL_1), 'utf8'))?.pid, 1);
    rmSync(`${fileOf(URL_1)}.takeover`);
    await taken(processNumber(2).take([URL_1], 'b'));
  });

  test('of a process of another machine stays: nobody here knows whether it is gone', async () => {
    await taken(processNumber(1, { host: 'elsewhere' }).take([URL_1], 'a'));
    gone.add(1);
    assert.equal((await processNumber(2).take([URL_1], 'b')).kind, 'held');
  });

  test('that somebody deleted and another one took is not given back by the first', async () => {
    const first = await taken(processNumber(1).take([URL_1], 'a'));
    rmSync(fileOf(URL_1));
    await taken(processNumber(2).take([URL_1], 'b'));
    await first.release();
    assert.equal(parseHolder(readFileSync(fileOf(URL_1), 'utf8'))?.pid, 2);
  });

  test('can be looked at without taking it, and is no news to who holds it', async () => {
    const own = processNumber(1);
    assert.equal(await own.look([URL_1]), undefined);
    const lock = await taken(own.take([URL_1], 'a'));
    assert.equal(await own.look([URL_1]), undefined);
    assert.equal((await processNumber(2).look([URL_2, URL_1]))?.holder?.pid, 1);
    await lock.release();
    assert.equal(await processNumber(2).look([URL_1]), undefined);
  });

  for (const content of ['', '{"pid":', '[]', 'null', '{"token":"x","pid":-1}', '{"token":"x","pid":"1"}']) {
    test(`with the content ${content || '(nothing)'} is being written, or was long ago`, async () => {
      await (await taken(processNumber(1).take([URL_1], 'a'))).release();
      writeFileSync(fileOf(URL_1), content);
      const young = await processNumber(1).take([URL_1], 'a');
      assert.ok(young.kind === 'held');
      assert.match(describeHeld('EDU01', young), /another program\. Wait/);
      utimesSync(fileOf(URL_1), 0, 0);
      await taken(processNumber(1).take([URL_1], 'a'));
    });
  }

  test('does not stay untakeable when a process ends while it takes it over', async () => {
    await taken(processNumber(1).take([URL_1], 'a'));
    gone.add(1);
    const guard = `${fileOf(URL_1)}.takeover`;
    writeFileSync(guard, '');
    assert.equal((await processNumber(2).take([URL_1], 'b')).kind, 'held');
    utimesSync(guard, 0, 0);
    await taken(processNumber(2).take([URL_1], 'b'));
    assert.equal(existsSync(guard), false);
  });

  test('is told in one line, whatever somebody wrote into its file', () => {
    const holder = parseHolder(
      JSON.stringify({
        token: 'x',
        pid: 7,
        host: 'a\nb\u202e',
        user: 'x'.repeat(9_999),
        since: 3,
        what: '\x1b[2J<b>c',
      }),
    );
    assert.ok(holder);
    assert.equal(holder.host, 'a b');
    assert.ok(holder.user.length <= 201);
    assert.equal(holder.what, 'c');
  });
});

test(
  'a folder that others may write to is not used, and that is no reason not to work',
  { skip: isWindows() },
  async () => {
    await (await taken(processNumber(1).take([URL_1], 'a'))).release();
    chmodSync(folder, 0o777);
    const lock = await processNumber(1).take([URL_1], 'a');
    assert.ok(lock.kind === 'unavailable');
    assert.match(lock.reason, /belongs to somebody else/);
  },
);

test('a file in place of the folder is no reason not to work', async () => {
  writeFileSync(folder, '');
  assert.equal((await processNumber(1).take([URL_1], 'a')).kind, 'unavailable');
});

test('a lock of a program that was killed is free at once', async () => {
  const program = `
    const { Locks, defaultLockPlace } = require('./client/src/procedure/lock.ts');
    new Locks({ ...defaultLockPlace(), folder: process.argv[1] }).take(['${URL_1}'], 'a').then(({ kind }) => console.log(kind));
    setInterval(() => undefined, 60_000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  assert.match(String((await once(child.stdout, 'data'))[0]), /^taken/);
  const locks = new Locks({ ...defaultLockPlace(), folder });
  assert.equal((await locks.take([URL_1], 'b')).kind, 'held');
  child.kill('SIGKILL');
  await once(child, 'exit');
  assert.equal((await taken(locks.take([URL_1], 'b'))).takenOver.length, 1);
});

test('this process is alive, and the place is one folder per user', () => {
  assert.ok(isProcessAlive(process.pid));
  assert.equal(path.dirname(defaultLockPlace().folder), os.tmpdir());
});

function isWindows(): boolean {
  return process.platform === 'win32';
}
