import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isTimeZone, nextRuns, parseCron } from '../../../server/src/language/values/cron';
import { fixture } from './support';

interface Row {
  readonly cron: string;
  readonly zone: string;
  readonly from: string;
  readonly runs: readonly string[];
}

function runsOf(text: string, from: string, count: number, timeZone = 'UTC'): string[] {
  return nextRuns(parseCron(text), { from: new Date(from), count, timeZone }).map((run) => run.toISOString());
}

describe('the next runs', () => {
  test('are those of a model of cron that goes minute by minute, clock changes included', () => {
    const rows = fixture<Row>('cron-runs.jsonl');
    assert.ok(rows.length > 200);
    for (const { cron, zone, from, runs } of rows) {
      const expected = runs.map((run) => new Date(run).toISOString());
      assert.deepEqual(runsOf(cron, from, runs.length, zone), expected, `${cron} in ${zone} from ${from}`);
    }
  });

  test('are strictly after the given instant', () => {
    assert.deepEqual(runsOf('* * * * *', '2027-01-01T00:00:00.000Z', 1), ['2027-01-01T00:01:00.000Z']);
    assert.deepEqual(runsOf('* * * * *', '2026-12-31T23:59:59.999Z', 1), ['2027-01-01T00:00:00.000Z']);
  });

  test('exist for a date that comes once in 28 years', () => {
    assert.deepEqual(runsOf('0 0 29 2 */7', '2027-01-01T00:00:00Z', 2), [
      '2032-02-29T00:00:00.000Z',
      '2060-02-29T00:00:00.000Z',
    ]);
  });

  for (const text of ['0 22-2 * * *', '0 0 30 2 *', '@reboot', 'nonsense', '']) {
    test(`are none for "${text}"`, () => assert.deepEqual(runsOf(text, '2027-01-01T00:00:00Z', 3), []));
  }

  test('of a macro are those of its fields', () => {
    assert.deepEqual(runsOf('@monthly', '2027-01-15T00:00:00Z', 1), ['2027-02-01T00:00:00.000Z']);
  });

  test('need a time zone that exists', () => {
    assert.equal(isTimeZone('Europe/Berlin'), true);
    assert.equal(isTimeZone('Europe/Atlantis'), false);
    assert.throws(() => runsOf('* * * * *', '2027-01-01T00:00:00Z', 1, 'Europe/Atlantis'), TypeError);
  });
});
