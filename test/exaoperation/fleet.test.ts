import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runFleet, type FleetOptions } from '../../client/src/exaoperation/fleet';

const NODES = ['n0011', 'n0012', 'n0013', 'n0014'];
const skip = (node: string, reason: string) => `${node} ${reason}`;
const options = (more: Partial<FleetOptions<string, string>> = {}): FleetOptions<string, string> => ({
  limit: 2,
  skip,
  ...more,
});

/** Runs that end when the test says so. */
function heldRuns() {
  const held = new Map<string, (result: string) => void>();
  const started: string[] = [];
  const run = (node: string) => {
    started.push(node);
    return new Promise<string>((resolve) => held.set(node, resolve));
  };
  return { run, started, end: (node: string, result = `${node} ok`) => held.get(node)?.(result) };
}

/** Lets everything that is ready to go on go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('a fleet', () => {
  test('gives the results in the order of the items, whatever ends first', async () => {
    const { run, end } = heldRuns();
    const ended: number[] = [];
    const fleet = runFleet(NODES, run, options({ limit: 4, onResult: (index) => ended.push(index) }));
    await settle();
    for (const node of ['n0013', 'n0011', 'n0014', 'n0012']) {
      end(node);
      await settle();
    }
    assert.deepEqual(
      await fleet,
      NODES.map((node) => `${node} ok`),
    );
    assert.deepEqual(ended, [2, 0, 3, 1]);
  });

  test('runs no more at once than the limit, and the next as soon as one ends', async () => {
    const { run, started, end } = heldRuns();
    const fleet = runFleet(NODES, run, options());
    await settle();
    assert.deepEqual(started, ['n0011', 'n0012']);
    end('n0012');
    await settle();
    assert.deepEqual(started, ['n0011', 'n0012', 'n0013']);
    ['n0011', 'n0013'].forEach((node) => end(node));
    await settle();
    end('n0014');
    await fleet;
  });

  for (const limit of [0, -1, 0.5]) {
    test(`runs one at a time for a limit of ${limit}`, async () => {
      assert.equal((await runFleet(NODES, (node) => Promise.resolve(node), options({ limit }))).length, 4);
    });
  }

  test('of nothing is done at once', async () => {
    assert.deepEqual(await runFleet([], () => Promise.resolve(''), options({ firstAlone: () => true })), []);
  });

  test('keeps the others going when one fails', async () => {
    const run = (node: string) => Promise.resolve(node === 'n0012' ? 'failed' : 'ok');
    assert.deepEqual(await runFleet(NODES, run, options()), ['ok', 'failed', 'ok', 'ok']);
  });

  test('runs the first alone, and the others once it is well', async () => {
    const { run, started, end } = heldRuns();
    const fleet = runFleet(NODES, run, options({ limit: 4, firstAlone: (result) => result.endsWith('ok') }));
    await settle();
    assert.deepEqual(started, ['n0011']);
    end('n0011');
    await settle();
    assert.deepEqual(started, NODES);
    NODES.forEach((node) => end(node));
    await fleet;
  });

  test('starts none of the others when the first fails', async () => {
    const { run, started, end } = heldRuns();
    const seen: string[] = [];
    const fleet = runFleet(
      NODES,
      run,
      options({ firstAlone: (result) => result.endsWith('ok'), onResult: (_, result) => seen.push(result) }),
    );
    await settle();
    end('n0011', 'n0011 broken');
    const expected = ['n0011 broken', 'n0012 firstFailed', 'n0013 firstFailed', 'n0014 firstFailed'];
    assert.deepEqual(await fleet, expected);
    assert.deepEqual(seen, expected);
    assert.deepEqual(started, ['n0011']);
  });

  test('starts nothing any more after a failure where it is to stop, and lets what runs end', async () => {
    const { run, started, end } = heldRuns();
    const fleet = runFleet(NODES, run, options({ stopAfter: (result) => result.endsWith('broken') }));
    await settle();
    end('n0012', 'n0012 broken');
    await settle();
    end('n0011');
    assert.deepEqual(await fleet, ['n0011 ok', 'n0012 broken', 'n0013 stopped', 'n0014 stopped']);
    assert.deepEqual(started, ['n0011', 'n0012']);
  });

  test('of 5,000 items has all results in order, and no more at once than the limit', async () => {
    const items = Array.from({ length: 5_000 }, (_, index) => `n${index}`);
    let running = 0;
    let most = 0;
    const run = async (item: string) => {
      most = Math.max(most, ++running);
      await settle();
      running -= 1;
      return item;
    };
    assert.deepEqual(await runFleet(items, run, options({ limit: 16 })), items);
    assert.equal(most, 16);
  });

  test('of 5,000 items is over at once when it is cancelled', async () => {
    const stop = new AbortController();
    const items = Array.from({ length: 5_000 }, (_, index) => `n${index}`);
    const run = (item: string) => {
      stop.abort();
      return Promise.resolve(item);
    };
    const results = await runFleet(items, run, options({ signal: stop.signal }));
    assert.equal(results.filter((result) => result.endsWith('cancelled')).length, 4_999);
  });

  test('that is cancelled aborts what runs and skips the rest', async () => {
    const stop = new AbortController();
    const started: string[] = [];
    const run = (node: string, signal: AbortSignal) =>
      new Promise<string>((resolve) => {
        started.push(node);
        signal.addEventListener('abort', () => resolve(`${node} aborted`));
      });
    const fleet = runFleet(NODES, run, options({ signal: stop.signal }));
    await settle();
    stop.abort();
    assert.deepEqual(await fleet, ['n0011 aborted', 'n0012 aborted', 'n0013 cancelled', 'n0014 cancelled']);
    assert.deepEqual(started, ['n0011', 'n0012']);
  });

  test('that is cancelled during its first item says so of the others too', async () => {
    const stop = new AbortController();
    const run = () => {
      stop.abort();
      return Promise.resolve('aborted');
    };
    const results = await runFleet(NODES, run, options({ signal: stop.signal, firstAlone: () => false }));
    assert.deepEqual(results, ['aborted', 'n0012 cancelled', 'n0013 cancelled', 'n0014 cancelled']);
  });

  test('that comes cancelled starts nothing', async () => {
    const results = await runFleet(
      NODES,
      () => Promise.resolve('ran'),
      options({ signal: AbortSignal.abort(), firstAlone: () => true, rampMs: 60_000 }),
    );
    assert.deepEqual(
      results,
      NODES.map((node) => `${node} cancelled`),
    );
  });

  test('starts its workers one after the other, and a cancel does not wait for them', async (context) => {
    // A clock that stands still: only the cancel can wake the second worker.
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const stop = new AbortController();
    const { run, started, end } = heldRuns();
    const fleet = runFleet(NODES, run, options({ signal: stop.signal, rampMs: 60_000 }));
    await settle();
    assert.deepEqual(started, ['n0011']);
    stop.abort();
    end('n0011');
    assert.deepEqual((await fleet).slice(1), ['n0012 cancelled', 'n0013 cancelled', 'n0014 cancelled']);
  });

  test('rejects with the mistake of a run that throws, after the others have been aborted', async () => {
    let aborted = false;
    const run = (node: string, signal: AbortSignal) =>
      node === 'n0011'
        ? Promise.reject(new TypeError('a mistake'))
        : new Promise<string>((resolve) =>
            signal.addEventListener('abort', () => {
              aborted = true;
              resolve('');
            }),
          );
    await assert.rejects(runFleet(NODES, run, options()), /a mistake/);
    assert.ok(aborted);
  });
});
