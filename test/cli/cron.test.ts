import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readInstant } from '../../cli/src/instant';
import { Program } from './program';

const program = new Program();

interface Answer {
  readonly valid: boolean;
  readonly text: string;
  readonly next: readonly string[];
  readonly problems: readonly unknown[];
}

function ask(...args: string[]): Answer & { readonly code: number | null } {
  const { code, stdout } = program.run(['cron', '--format', 'json', ...args]);
  return { code, ...(JSON.parse(stdout) as Answer) };
}

const minutesOf = (next: readonly string[]) => next.map((run) => run.slice(0, 16));

describe('cron', () => {
  test('answers in JSON with the promised fields', () => {
    assert.deepEqual(ask('0 22 * * MON', '--from', '2027-01-01T00:00:00Z', '--count=2'), {
      code: 0,
      valid: true,
      text: 'At 22:00 on Monday',
      next: ['2027-01-04T22:00:00.000Z', '2027-01-11T22:00:00.000Z'],
      problems: [],
    });
  });

  test('lists runs strictly after --from, by default five', () => {
    const { next } = ask('*/2 * * * *', '--from', '2027-01-01T00:02:00Z');
    assert.deepEqual(
      minutesOf(next),
      [4, 6, 8, 10, 12].map((minute) => `2027-01-01T00:${String(minute).padStart(2, '0')}`),
    );
  });

  test('begins now where --from is missing', () => {
    const before = Date.now();
    const [first = ''] = ask('* * * * *').next;
    assert.ok(Date.parse(first) > before && Date.parse(first) <= Date.now() + 60_000);
  });

  test('makes up once for what a skipped hour swallowed, and does not repeat it in autumn', () => {
    const berlin = ['--time-zone', 'Europe/Berlin', '--count=2'];
    assert.deepEqual(minutesOf(ask('30 2 * * *', '--from=2026-03-28T12:00Z', ...berlin).next), [
      '2026-03-29T01:00',
      '2026-03-30T00:30',
    ]);
    assert.deepEqual(minutesOf(ask('30 2 * * *', '--from=2026-10-24T12:00Z', ...berlin).next), [
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
  });

  test('of what is not valid says where and why, and ends with 1', () => {
    const { code, valid, next, problems } = ask('0 25 * * *');
    assert.deepEqual([code, valid, next], [1, false, []]);
    const [{ message, ...place }] = problems as [{ message: string }];
    assert.match(message, /25/);
    assert.deepEqual(place, { column: 3, endColumn: 5, severity: 'error', rule: 'cron-out-of-range' });
  });

  test('of what cron accepts but never runs has no runs, a warning, and ends with 0', () => {
    const { code, valid, next, problems } = ask('0 0 30 2 *');
    assert.deepEqual([code, valid, next], [0, true, []]);
    assert.deepEqual(
      problems.map((problem) => (problem as { rule: string }).rule),
      ['cron-never'],
    );
  });

  test('takes an empty expression for one that is not valid', () => {
    assert.deepEqual([ask('').code, ask('').valid], [1, false]);
  });

  test('prints words, runs of the zone with their weekdays, and problems with marks', () => {
    const { code, stdout } = program.run([
      'cron',
      '*/20 3 * * *',
      '--from=2026-03-29',
      '--count=1',
      '--time-zone=Europe/Berlin',
    ]);
    assert.deepEqual(
      [code, stdout],
      [0, 'Every 20 minutes, between 03:00 and 03:59\n  Sun 2026-03-29 03:00 GMT+02:00\n'],
    );
    const wrong = program.run(['cron', '0 25 * * *']);
    assert.match(wrong.stdout, /\nerror cron-out-of-range: 25 .*\n {2}0 25 \* \* \*\n {4}\^\^\n$/);
  });

  test('walks a thousand leap days, also where the calendar of JavaScript ends', () => {
    assert.ok(ask('0 0 29 2 *', '--count=1000', '--from=2027-01-01').next.length > 100);
    assert.equal(program.run(['cron', '0 0 1 1 *', '--from=9999-06-01', '--format=json']).code, 0);
  });

  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no expression', [], /^Give one expression, in quotes/],
    ['an expression without quotes', ['0', '22', '*', '*', '*'], /^Give one expression, in quotes/],
    ['an unknown zone', ['* * * * *', '--time-zone=Europe/Berlni'], /no time zone "Europe\/Berlni"/],
    ['a date that does not exist', ['* * * * *', '--from=2027-02-30'], /^--from takes a time such as/],
    ['words for a time', ['* * * * *', '--from=tomorrow'], /not "tomorrow"/],
    ['a count of nothing', ['* * * * *', '--count=0'], /^--count takes a whole number from 1 to 1000, not "0"/],
    ['a count that is no number', ['* * * * *', '--count=1e2'], /not "1e2"/],
    ['a count beyond reason', ['* * * * *', '--count=1001'], /not "1001"/],
    ['an expression that looks like an option', ['-5 * * * *'], /write -- before an argument/],
  ];
  for (const [what, args, expected] of cases) {
    test(`refuses ${what} with 2`, () => {
      const { code, stdout, stderr } = program.run(['cron', ...args]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, expected);
    });
  }

  test('takes an expression that begins with a dash behind --', () => {
    assert.equal(program.run(['cron', '--', '-5 * * * *']).code, 1);
  });
});

describe('a time', () => {
  test('is read with and without an offset', () => {
    assert.equal(readInstant('2027-01-31')?.toISOString(), '2027-01-31T00:00:00.000Z');
    assert.equal(readInstant('2027-01-31T12:30')?.toISOString(), '2027-01-31T12:30:00.000Z');
    assert.equal(readInstant('2027-01-31 12:30:15')?.toISOString(), '2027-01-31T12:30:15.000Z');
    assert.equal(readInstant('2027-01-31T12:30+02:00')?.toISOString(), '2027-01-31T10:30:00.000Z');
  });

  test('without an offset is UTC also where the machine has another zone', () => {
    const args = ['cron', '0 2 * * *', '--from', '2027-01-31T01:00', '--count=1', '--format=json'];
    const { stdout } = program.run(args, { env: { TZ: 'America/New_York' } });
    assert.deepEqual((JSON.parse(stdout) as { next: unknown }).next, ['2027-01-31T02:00:00.000Z']);
  });

  test('must be on the calendar and the clock', () => {
    for (const text of ['2027-02-29', '2027-13-01', '2027-01-01T25:00Z', '2027-01-01T10:60', '1.1.2027', '', '2027']) {
      assert.equal(readInstant(text), undefined, text);
    }
  });
});
