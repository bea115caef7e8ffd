import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseCron } from '../../../server/src/language/values/cron';
import { marked } from './support';

const problemsOf = (text: string): string[] => marked(text, parseCron(text).problems);

describe('a cron schedule', () => {
  const accepted = [
    '0 0 * * *',
    '  0\t22  * *\t1-5  ',
    '007 3 * * *',
    '0,30 8-18 * JAN,Mar-may mon-FRI',
    '0-59/15 */6 */2 1-12/3 *',
    '0 0 1 1 *',
    '0 0 * * 7',
    '0 0 * * 5-7',
    '0 0 31 12 *',
    '1,1,1 0 * * *',
    '0 0 29 2 *',
    '5-5 4 * * *',
  ];
  for (const text of accepted) {
    test(`accepts "${text}" without a word`, () => {
      assert.deepEqual(problemsOf(text), []);
      assert.equal(parseCron(text).valid, true);
    });
  }

  const rejected: [string, ...string[]][] = [
    ['60 0 * * *', 'cron-out-of-range "60"'],
    ['0 24 * * *', 'cron-out-of-range "24"'],
    ['0 0 0 * *', 'cron-out-of-range "0"'],
    ['0 0 32 * *', 'cron-out-of-range "32"'],
    ['0 0 1 0-12 *', 'cron-out-of-range "0"'],
    ['0 0 * * 8', 'cron-out-of-range "8"'],
    ['0 0-24 * * *', 'cron-out-of-range "24"'],
    ['4294967296 0 * * *', 'cron-out-of-range "4294967296"'],
    ['0 0 * * MONDAY', 'cron-bad-value "MONDAY"'],
    ['0 0 * * JAN', 'cron-bad-value "JAN"'],
    ['MON 0 * * *', 'cron-bad-value "MON"'],
    ['0 0 L * *', 'cron-bad-value "L"'],
    ['H/15 0 * * *', 'cron-bad-value "H"'],
    ['0 0 * * 1-5/MON', 'cron-bad-value "MON"'],
    ['0 0 ? * 1', 'cron-bad-character "?"'],
    ['0 0\u00a0* * *', 'cron-trailing-text "\u00a0*"', 'cron-too-few-fields ""'],
    ['0 0 * * *\r', 'cron-trailing-text "\r"'],
    ['😀 0 * * *', 'cron-bad-character "😀"'],
    ['1, 0 * * *', 'cron-empty-item ","'],
    [',1 0 * * *', 'cron-empty-item ","'],
    ['1,,2 0 * * *', 'cron-empty-item ","'],
    ['*/ 0 * * *', 'cron-missing-number "/"'],
    ['5- 0 * * *', 'cron-missing-number "-"'],
    ['-5 0 * * *', 'cron-missing-number "-"'],
    ['*/-1 0 * * *', 'cron-missing-number "/"'],
    ['*/0 0 * * *', 'cron-step-zero "0"'],
    ['5/10 0 * * *', 'cron-step-on-value "5/10"'],
    ['0 0 * * 5#3', 'cron-trailing-text "#3"'],
    ['*/2/3 0 * * *', 'cron-trailing-text "/3"'],
    ['*/1.5 0 * * *', 'cron-trailing-text ".5"'],
    ['1-5-7 0 * * *', 'cron-trailing-text "-7"'],
    ['*5 0 * * *', 'cron-trailing-text "5"'],
    ['14;30 0 * * *', 'cron-trailing-text ";30"'],
    ['5~10 0 * * *', 'cron-trailing-text "~10"'],
    ['', 'cron-too-few-fields ""'],
    ['0 22 * *', 'cron-too-few-fields ""'],
    ['0 0 22 * * *', 'cron-too-many-fields "*"'],
    ['0 22 * * * 2027 x', 'cron-too-many-fields "2027 x"'],
    ['@Daily', 'cron-unknown-macro "@Daily"'],
    ['@', 'cron-unknown-macro "@"'],
    ['daily', 'cron-unknown-macro "daily"'],
    ['Every day', 'cron-unknown-macro "Every day"'],
    ['every 2 hours', 'cron-unknown-macro "every 2 hours"'],
    ['60,L 24 * * *', 'cron-out-of-range "60"', 'cron-bad-value "L"', 'cron-out-of-range "24"'],
  ];
  for (const [text, ...problems] of rejected) {
    test(`rejects ${JSON.stringify(text)} at the place that is wrong`, () => {
      assert.deepEqual(problemsOf(text), problems);
      assert.equal(parseCron(text).valid, false);
    });
  }

  const odd: [string, ...string[]][] = [
    ['0 22-2 * * *', 'cron-backwards-range "22-2"'],
    ['0 0 * * FRI-SUN', 'cron-backwards-range "FRI-SUN"'],
    ['0 4,22-2 * * *', 'cron-backwards-range "22-2"'],
    ['0 0 30 2 *', 'cron-never "0 0 30 2 *"'],
    [' 0 0 31 4,6 * ', 'cron-never "0 0 31 4,6 *"'],
    ['0 0 1,15 * 5', 'cron-day-or "1,15 * 5"'],
    ['0 0 1,* * MON', 'cron-day-or "1,* * MON"'],
    ['0 0 30 2 1', 'cron-day-or "30 2 1"'],
    ['0 0 */2 * 1', 'cron-day-and "*/2 * 1"'],
    ['0 0 1 * */2', 'cron-day-and "1 * */2"', 'cron-step-uneven "2"'],
    ['*/60 0 * * *', 'cron-step-large "60"'],
    ['0 1-3/5 * * *', 'cron-step-large "5"'],
    ['*/50 0 * * *', 'cron-step-uneven "50"'],
    ['0 */5 * * *', 'cron-step-uneven "5"'],
    ['*/2 * * * *', 'cron-often "*/2"'],
    ['0,4 3 * * *', 'cron-often "0,4"'],
    ['0,58 3,4 * * *', 'cron-often "0,58"'],
    ['0,58 23,0 * * *', 'cron-often "0,58"'],
    ['@daily', 'cron-macro "@daily"'],
    ['@reboot', 'cron-reboot "@reboot"'],
  ];
  for (const [text, ...problems] of odd) {
    test(`accepts "${text}" and says what it really does`, () => {
      assert.deepEqual(problemsOf(text), problems);
      assert.equal(parseCron(text).valid, true);
    });
  }

  test('may run every five minutes, and around the hour only in hours that touch', () => {
    assert.deepEqual(problemsOf('*/5 * * * *'), []);
    assert.deepEqual(problemsOf('0,58 3,5 * * *'), []);
  });

  test('has fields with places, values and whether they begin with a star', () => {
    const { fields } = parseCron(' */20 0 1,31 * SUN,6-7');
    assert.deepEqual(
      fields.map(({ name, offset, length, values, star }) => [name, offset, length, values.length, star]),
      [
        ['minute', 1, 4, 3, true],
        ['hour', 6, 1, 1, false],
        ['dayOfMonth', 8, 4, 2, false],
        ['month', 13, 1, 12, true],
        ['dayOfWeek', 15, 7, 2, false],
      ],
    );
    assert.deepEqual(fields[0]?.values, [0, 20, 40]);
    assert.deepEqual(fields[4]?.values, [0, 6]);
  });

  const values: [string, number[]][] = [
    ['*/7', [0]],
    ['*/5', [0, 5]],
    ['1-7/2', [0, 1, 3, 5]],
    ['5-1', []],
  ];
  for (const [dayOfWeek, days] of values) {
    test(`counts the days of "${dayOfWeek}" over 0 to 7`, () => {
      assert.deepEqual(parseCron(`0 0 * * ${dayOfWeek}`).fields[4]?.values, days);
    });
  }

  const dayRules: [string, string][] = [
    ['0 0 * * *', 'single'],
    ['0 0 1 * *', 'single'],
    ['0 0 * * 1', 'single'],
    ['0 0 1 * 1', 'or'],
    ['0 0 1-31 * 1', 'or'],
    ['0 0 */2 * 1', 'and'],
    ['0 0 *,5 * 1', 'single'],
  ];
  for (const [text, rule] of dayRules) {
    test(`combines the days of "${text}" by ${rule}`, () => assert.equal(parseCron(text).dayRule, rule));
  }

  const nevers: [string, boolean][] = [
    ['0 22-2 * * *', true],
    ['22-2 0 * * *', true],
    ['0 0 5-1 * *', true],
    ['0 0 5-1 * 1', false],
    ['0 0 * 12-1 *', true],
    ['0 0 30 2 1', false],
    ['0 0 30 2 */2', true],
    ['0 0 31 2-4 *', false],
    ['@reboot', true],
    ['61 0 * * *', true],
  ];
  for (const [text, never] of nevers) {
    test(`${never ? 'never fires' : 'fires'} for "${text}"`, () => assert.equal(parseCron(text).never, never));
  }

  const suggestions: [string, string | undefined][] = [
    ['60 0 * * *', '0'],
    ['0 24 * * *', '0'],
    ['0 0-24 * * *', '23'],
    ['0 0 0 * *', '1'],
    ['0 0 32 * *', '31'],
    ['0 99 * * *', undefined],
    ['0 0 * * 8', undefined],
    ['0 0 * * Monday', 'MON'],
    ['0 0 * * XYZ', undefined],
    ['0 0 ? * *', '*'],
    ['0 1-? * * *', undefined],
    ['5/10 * * * *', '5-59/10'],
    ['0 0 * * MON/2', 'MON-6/2'],
    ['0 22-2 * * *', '22-23,0-2'],
    ['0 23-0 * * *', '23,0'],
    ['0 22-2/2 * * *', '22,0,2'],
    ['0 0 1 NOV-FEB *', '11-12,1-2'],
    ['0 0 * * FRI-SUN', '5-7'],
    ['0 0 * * SAT-MON', '6,0-1'],
  ];
  for (const [text, suggestion] of suggestions) {
    test(`suggests ${suggestion ?? 'nothing'} for "${text}"`, () => {
      assert.equal(parseCron(text).problems[0]?.data?.['suggestion'], suggestion);
    });
  }

  const withoutSeconds: [string, string | undefined][] = [
    ['0 0 22 * * *', '0 22 * * *'],
    ['0  */5 * * * *', '*/5 * * * *'],
    ['5 0 22 * * *', undefined],
    ['0 0 22 * * * 2027', undefined],
  ];
  for (const [text, rest] of withoutSeconds) {
    test(`takes the first field of "${text}" for ${rest === undefined ? 'minutes' : 'seconds'}`, () => {
      const problem = parseCron(text).problems.find(({ rule }) => rule === 'cron-too-many-fields');
      assert.equal(problem?.data?.['withoutSeconds'], rest);
    });
  }

  test('gives the fields of a macro the place of the macro', () => {
    const cron = parseCron(' @weekly');
    assert.equal(cron.kind, 'macro');
    assert.deepEqual(cron.fields[4], {
      name: 'dayOfWeek',
      offset: 1,
      length: 7,
      values: [0],
      full: false,
      star: false,
    });
  });

  test('allows nothing behind a macro', () => {
    assert.deepEqual(problemsOf('@daily 5'), ['cron-macro "@daily"', 'cron-too-many-fields "5"']);
  });
});
