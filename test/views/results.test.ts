import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NodeResult } from '../../client/src/procedure/runFunction';
import {
  describeResult,
  resultChildren,
  resultRoots,
  Results,
  summarizeResult,
  summarizeRun,
} from '../../client/src/views/results/model';

function result(node: string, change: Partial<NodeResult> = {}): NodeResult {
  return { cluster: 'EDU01', node, status: 0, exitCode: 0, output: 'activated', milliseconds: 12, ...change };
}

function started(results = new Results()): { results: Results; id: number } {
  const id = results.begin({ cluster: 'EDU01', plugin: 'A.B-1', function: 'STATUS', nodes: ['n0011', 'n0012'] });
  return { results, id };
}

describe('the results of a run', () => {
  test('show every node from the start, with its result as soon as there is one', () => {
    const { results, id } = started();
    results.add(id, result('n0012'));
    const [run] = resultRoots(results.runs());
    assert.deepEqual(
      resultChildren(run!).map((node) => node.kind),
      ['pending', 'result'],
    );
    assert.equal(summarizeRun(results.runs()[0]!), '1 of 2 done');
  });

  test('count what succeeded once all have answered', () => {
    const { results, id } = started();
    results.add(id, result('n0011'));
    results.add(id, result('n0012', { status: 256, exitCode: 1, output: 'no\nsuch thing' }));
    assert.equal(summarizeRun(results.runs()[0]!), '1 of 2 ok');
  });

  test('stay when the next action runs, newest first, and the oldest go', () => {
    const { results } = started();
    for (let more = 0; more < 25; more++) {
      started(results);
    }
    assert.equal(results.runs().length, 20);
    assert.equal(results.runs()[0]?.id, 26);
  });
});

test('a run on 5,000 nodes takes each result as it comes', () => {
  const results = new Results();
  const nodes = Array.from({ length: 5_000 }, (_, index) => `n${index}`);
  const id = results.begin({ cluster: 'EDU01', plugin: 'A.B-1', function: 'STATUS', nodes });
  const before = results.runs()[0]!;
  nodes.forEach((node) => results.add(id, result(node)));
  assert.equal(summarizeRun(results.runs()[0]!), '5000 of 5000 ok');
  // Copied for each of them, the results would be copied 12 million times.
  assert.equal(results.runs()[0]!.results, before.results);
});

test('a long output is whole until the next run begins, and then only its beginning is kept', () => {
  const { results, id } = started();
  const output = 'x'.repeat(100_000);
  results.add(id, result('n0011', { output }));
  assert.equal(results.runs()[0]?.results.get('n0011')?.output, output);
  started(results);
  started(results);
  assert.match(results.runs()[2]?.results.get('n0011')?.output ?? '', /^x{65536}\n\(The rest is no longer kept/);
});

describe('one result in a line', () => {
  test('is the first line of the output, with the exit code where it failed', () => {
    assert.equal(summarizeResult(result('n0011', { output: '\n activated\nmore' })), 'activated');
    assert.equal(summarizeResult(result('n0011', { output: '' })), 'no output');
    assert.equal(
      summarizeResult(result('n0011', { status: 256, exitCode: 1, output: 'no such thing' })),
      'exit code 1: no such thing',
    );
  });

  test('is the sentence of the error where no answer came', () => {
    const error = { kind: 'timeout', message: 'EDU01 n0011: no complete answer in 30 s.' };
    assert.equal(summarizeResult(result('n0011', { status: null, exitCode: null, error })), error.message);
  });
});

test('a result as a document gives the node, the function, both forms of the status, the time and the whole output', () => {
  const { results, id } = started();
  results.add(id, result('n0011', { status: 256, exitCode: 1, output: 'a\nb' }));
  const run = results.runs()[0]!;
  assert.equal(
    describeResult({ ...run, startedAt: new Date('2026-01-02T03:04:05Z') }, run.results.get('n0011')!),
    'Node: EDU01 n0011\nFunction: STATUS of A.B-1\nStatus: 256 (exit code 1)\nRun at: 2026-01-02T03:04:05.000Z\nDuration: 12 ms\n\na\nb\n',
  );
});
