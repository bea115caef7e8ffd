import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Publisher } from '../../server/src/publisher';

function start() {
  const published: string[] = [];
  const waiting: (() => void)[] = [];
  const publisher = new Publisher(
    (uri) => published.push(uri),
    (run) => waiting.push(run),
  );
  const runAll = () => {
    waiting.splice(0).forEach((run) => {
      run();
    });
  };
  return { publisher, published, runAll };
}

test('changes that come before a file is published are published once', () => {
  const { publisher, published, runAll } = start();
  publisher.mark('a');
  publisher.mark('b');
  publisher.mark('a');
  assert.deepEqual(published, []);
  runAll();
  assert.deepEqual(published, ['a', 'b']);
});

test('a change that comes later is published again', () => {
  const { publisher, published, runAll } = start();
  publisher.mark('a');
  runAll();
  publisher.mark('a');
  runAll();
  assert.deepEqual(published, ['a', 'a']);
});
