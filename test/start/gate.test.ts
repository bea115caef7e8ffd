import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { describe, test } from 'node:test';
import { choose, runAll, type Done, type Step } from '../../scripts/gate/schedule.mjs';
import { summarize } from '../../scripts/gate/summary.mjs';
import report from '../../scripts/gate/reporter.mjs';
import { explain, Failure } from '../../scripts/lib/failure.mjs';

const PASSED = { passed: 1, failed: 0, failures: [], output: '' };
const FAILED = { passed: 0, failed: 1, failures: [{ name: 'a test', message: 'it is wrong' }], output: '' };
const SILENT = { begun: () => undefined, ended: () => undefined };

function step(name: string, more: Partial<Step> = {}): Step {
  return { name, run: () => Promise.resolve(PASSED), ...more };
}

describe('the choice of steps', () => {
  const steps = [step('build'), step('unit', { needs: ['build'] }), step('ui', { needs: ['unit'] }), step('lint')];

  test('is all of them where none is named', () => {
    assert.deepEqual(choose(steps, []), steps);
  });

  test('takes in what a step needs, and what that needs', () => {
    assert.deepEqual(choose(steps, ['ui']), steps.slice(0, 3));
  });

  test('takes one name for several steps of a kind', () => {
    const hosts = [step('host-latest'), step('host-1.96')];
    assert.deepEqual(choose([...hosts, step('hostile')], ['host']), hosts);
  });

  test('leaves out what only has to come first', () => {
    const all = [step('unit'), step('package', { after: ['unit'] })];
    assert.deepEqual(choose(all, ['package']), all.slice(1));
  });
});

describe('the run of the steps', () => {
  test('begins no step before those that it needs have ended', async () => {
    const order: string[] = [];
    const listener = {
      begun: (name: string) => order.push(`+${name}`),
      ended: (done: Done) => order.push(`-${done.name}`),
    };
    await runAll([step('ui', { needs: ['build'] }), step('package', { after: ['ui'] }), step('build')], 2, listener);
    assert.deepEqual(order, ['+build', '-build', '+ui', '-ui', '+package', '-package']);
  });

  test('has no more steps at once than lanes', async () => {
    let now = 0;
    let most = 0;
    const run = async () => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now--;
      return PASSED;
    };
    await runAll(
      ['a', 'b', 'c', 'd'].map((name) => step(name, { run })),
      2,
      SILENT,
    );
    assert.equal(most, 2);
  });

  test('does not run a step that needs a failed one, and counts it as failed', async () => {
    const steps = [step('build', { run: () => Promise.resolve(FAILED) }), step('unit', { needs: ['build'] })];
    const [, unit] = await runAll(steps, 2, SILENT);
    assert.equal(unit?.failed, 1);
    assert.equal(unit.failures[0]?.message, 'It was not run, because build failed.');
  });

  test('counts a step that throws as failed, and goes on', async () => {
    const done = await runAll([step('a', { run: () => Promise.reject(new Error('broken')) }), step('b')], 1, SILENT);
    assert.deepEqual(
      done.map(({ failed, passed, failures }) => [passed, failed, failures[0]?.message]),
      [
        [0, 1, 'broken'],
        [1, 0, undefined],
      ],
    );
  });
});

describe('the summary', () => {
  const done: Done[] = [
    { name: 'lint', seconds: 1.26, ...PASSED },
    { name: 'unit', seconds: 10, ...FAILED, passed: 41 },
  ];

  test('ends with the counts of all steps', () => {
    assert.equal(summarize(done).split('\n').at(-1), '42 passed, 1 failed');
  });

  test('has a row for each step', () => {
    assert.match(summarize(done), /^lint +1\.3 +1 +0$/m);
    assert.match(summarize(done), /^unit +10\.0 +41 +1$/m);
  });

  test('repeats the failures with their step', () => {
    assert.match(summarize(done), /^✖ unit: a test\n {4}it is wrong$/m);
  });

  test('cuts a long list of failures, and says so', () => {
    const many = { ...FAILED, failed: 12, failures: Array.from({ length: 12 }, () => ({ name: 'x', message: 'y' })) };
    const text = summarize([{ name: 'unit', seconds: 1, ...many }]);
    assert.equal(text.match(/^✖/gm)?.length, 10);
    assert.match(text, /^… and 2 more$/m);
  });
});

describe('the reporter', () => {
  const failed = (name: string, error: object) => ({ type: 'test:fail', data: { name, details: { error } } });

  test('counts tests, and neither suites nor what failed only through its parts', async () => {
    const result = await reported([
      { type: 'test:pass', data: { name: 'a' } },
      { type: 'test:pass', data: { name: 'suite', details: { type: 'suite' } } },
      { type: 'test:pass', data: { name: 'left out', skip: true } },
      failed('b', { message: 'outer', cause: new Error('inner') }),
      failed('around b', { message: '1 subtest failed', failureType: 'subtestsFailed' }),
    ]);
    assert.deepEqual(result, { passed: 1, failed: 1, failures: [{ name: 'b', message: 'inner' }] });
  });

  async function reported(events: Parameters<typeof report>[0] extends AsyncIterable<infer E> ? E[] : never) {
    let text = '';
    for await (const part of report(Readable.from(events))) {
      text += part;
    }
    return JSON.parse(text) as unknown;
  }
});

describe('the explanation of a failure', () => {
  test('is one sentence and the remedy where the npm registry cannot be reached', () => {
    const text = explain(new Error('npm ci ended with code 1:\nnpm error code ECONNREFUSED'));
    assert.match(text, /^The npm registry cannot be reached\. Check [^\n]*$/);
  });

  test('is the sentence of an expected failure alone', () => {
    assert.equal(explain(new Failure('Port 1 is taken.')), 'Port 1 is taken.');
  });

  test('keeps the stack of what nobody expected', () => {
    assert.match(explain(new TypeError('x is undefined')), /TypeError: x is undefined\n +at /);
  });
});
