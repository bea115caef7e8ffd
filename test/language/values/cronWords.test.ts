import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeCron, parseCron } from '../../../server/src/language/values/cron';

describe('a schedule in words', () => {
  const rows: [string, string][] = [
    ['*/2 * * * *', 'Every 2 minutes'],
    ['*/30 * * * *', 'Every 30 minutes'],
    ['*/7 * * * *', 'Every 7 minutes, starting anew each hour'],
    ['*/7 3 * * *', 'Every 7 minutes, between 03:00 and 03:59'],
    ['0 22 * * *', 'Every day at 22:00'],
    ['30 2,14 * * *', 'Every day at 02:30 and 14:30'],
    ['0 0 * */2 *', 'Every day at 00:00, in January, March, May, July, September and November'],
    ['*/10 * * 1-3,12 *', 'Every 10 minutes, in January to March and December'],
    ['0 0 * * FRI,SAT,SUN', 'At 00:00 on Friday to Sunday'],
    ['1-59/2 * * * *', 'Every 2 minutes, minutes 1 through 59 past the hour'],
    ['*/50 * * * *', 'At 0 and 50 minutes past the hour'],
    ['*/60 * * * *', 'Every hour'],
    ['0 0 * * */7', 'At 00:00 on Sunday'],
    ['0 */6 * * *', 'On the hour, every 6 hours'],
    ['0 */5 * * *', 'On the hour, every 5 hours, starting anew each day'],
    ['0 22-2 * * *', 'Never'],
    ['0 0 30 2 *', 'Never'],
    ['0 4 1 * *', 'At 04:00 on day 1 of the month'],
    ['0 2 1-7 * MON', 'At 02:00 on days 1 to 7 of the month, or on Monday'],
    ['0 0 1,15 * 5', 'At 00:00 on days 1 and 15 of the month, or on Friday'],
    ['0 0 1-31 * MON', 'Every day at 00:00'],
    ['0 0 1-7 * */5', 'At 00:00 on days 1 to 7 of the month that are a Sunday or Friday'],
    ['0 0 */2 * 1', 'At 00:00 on days 1, 3, 5, … 31 of the month that are a Monday'],
    ['*/15 22,0-4 * * *', 'Every 15 minutes, in the hours 0-4, 22'],
    ['*/15 22,0-4 * * 1', 'Every 15 minutes, in the hours 0-4, 22, on Monday'],
    ['@daily', 'Every day at 00:00'],
    ['@reboot', 'Once when the cron daemon starts'],
    ['5/10 * * * *', 'Not a schedule that cron understands'],
  ];
  for (const [text, words] of rows) {
    test(`"${text}" is "${words}"`, () => assert.equal(describeCron(parseCron(text)), words));
  }

  test('is the same for two texts that mean the same', () => {
    assert.equal(describeCron(parseCron('0-59/2 0-23 1-31 1-12 *')), describeCron(parseCron('*/2 * * * *')));
  });
});
