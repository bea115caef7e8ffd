import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Limiter } from '../../client/src/clusters/limiter';

/** A task that runs until it is told to end. */
function heldTask(): { run: () => Promise<void>; end: () => void; started: () => boolean } {
  const { promise, resolve } = withResolvers();
  let started = false;
  return {
    run: async () => {
      started = true;
      await promise;
    },
    end: () => {
      resolve(undefined);
    },
    started: () => started,
  };
}

test('no more tasks run at once than the limit allows, and the others follow in their order', async () => {
  const limiter = new Limiter(2);
  const tasks = [heldTask(), heldTask(), heldTask(), heldTask()] as const;
  const [first, second, third, fourth] = tasks.map((task) => limiter.run(task.run));
  assert.deepEqual(
    tasks.map((task) => task.started()),
    [true, true, false, false],
  );
  tasks[1].end();
  await second;
  assert.deepEqual(
    tasks.map((task) => task.started()),
    [true, true, true, false],
  );
  tasks.forEach((task) => {
    task.end();
  });
  await Promise.all([first, third, fourth]);
});

test('a task that fails gives its place back', async () => {
  const limiter = new Limiter(1);
  await assert.rejects(
    limiter.run(() => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.equal(await limiter.run(() => Promise.resolve('next')), 'next');
});

/** `Promise.withResolvers` came with Node 22. */
function withResolvers(): { promise: Promise<undefined>; resolve: (value: undefined) => void } {
  let resolve!: (value: undefined) => void;
  const promise = new Promise<undefined>((given) => {
    resolve = given;
  });
  return { promise, resolve };
}
