import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { Attempts, type Attempt } from '../../client/src/commands/functions/attempts';
import type { NodeResult } from '../../client/src/procedure/runFunction';
import { Results } from '../../client/src/views/results/model';

const START = { cluster: 'EDU01', plugin: 'Administration.BackupSync-1.0.17', function: 'INSTALL', nodes: ['n0011'] };
const REQUEST = { plugin: START.plugin, function: 'INSTALL', argument: '' } as Attempt['request'];

let results: Results;
let attempts: Attempts;

beforeEach(() => {
  results = new Results();
  attempts = new Attempts(results);
});

function result(node: string, kind?: string, status: number | null = null): NodeResult {
  const error = kind === undefined ? {} : { error: { kind, message: kind } };
  return { cluster: 'EDU01', node, status, exitCode: status, output: '', milliseconds: 1, ...error };
}

describe('what can be run again', () => {
  test('is what failed or was not run, and of that is known what was not sent', () => {
    const id = results.begin(START);
    const all = [
      result('n0011', undefined, 0),
      result('n0012', undefined, 256),
      result('n0013', 'timeout'),
      result('n0014', 'cancelled'),
      result('n0015', 'cancelled'),
      result('n0016', 'notRun'),
    ];
    attempts.keep(id, REQUEST, all, ['n0013', 'n0014']);
    const { failed, notRun, unknown } = attempts.get(id)!;
    assert.deepEqual(failed, ['n0012', 'n0013', 'n0014', 'n0015', 'n0016']);
    assert.deepEqual(notRun, ['n0015', 'n0016']);
    assert.deepEqual(unknown, ['n0013', 'n0014']);
    assert.equal(results.runs()[0]?.canRetry, true);
  });

  test('is nothing where all went well', () => {
    const id = results.begin(START);
    attempts.keep(id, REQUEST, [result('n0011', undefined, 0)], []);
    assert.equal(attempts.get(id), undefined);
    assert.equal(results.runs()[0]?.canRetry, false);
  });

  test('is forgotten when it is run again', () => {
    const id = results.begin(START);
    attempts.keep(id, REQUEST, [result('n0011', 'timeout')], []);
    attempts.forget(id, ['n0011']);
    assert.equal(attempts.get(id), undefined);
    assert.equal(results.runs()[0]?.canRetry, false);
  });

  test('is what is left when only a part of it is run again', () => {
    const id = results.begin(START);
    attempts.keep(id, REQUEST, [result('n0011', 'timeout'), result('n0012', 'notRun')], ['n0011']);
    attempts.forget(id, ['n0012']);
    const { failed, notRun, unknown } = attempts.get(id)!;
    assert.deepEqual({ failed, notRun, unknown }, { failed: ['n0011'], notRun: [], unknown: ['n0011'] });
    assert.equal(results.runs()[0]?.canRetry, true);
  });

  test('is kept no longer than its run is shown: its argument may hold passwords', () => {
    const id = results.begin(START);
    attempts.keep(id, REQUEST, [result('n0011', 'timeout')], []);
    results.clear();
    assert.equal(attempts.get(id), undefined);
    const old = results.begin(START);
    attempts.keep(old, REQUEST, [result('n0011', 'timeout')], []);
    Array.from({ length: 20 }, () => results.begin(START));
    assert.equal(attempts.get(old), undefined);
  });
});
