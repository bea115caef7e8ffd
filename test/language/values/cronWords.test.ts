import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeCron, parseCron } from '../../../server/src/language/values/cron';

describe('a schedule in words', () => {
  const rows: [string, string][] = [
    ['*/2 * * * *', 'Every 2 minutes'],
    ['0 22 * * *', 'At 22:00'],
    ['0 0 * * FRI,SAT,SUN', 'At 00:00, Friday through Sunday'],
    ['1-59/2 * * * *', 'Every 2 minutes, minutes 1 through 59 past the hour'],
    ['*/50 * * * *', 'At 0 and 50 minutes past the hour'],
    ['*/60 * * * *', 'Every hour'],
    ['0 0 * * */7', 'At 00:00, only on Sunday'],
    ['0 */6 * * *', 'On the hour, every 6 hours'],
    ['0 22-2 * * *', 'Never'],
    ['0 0 30 2 *', 'Never'],
    ['0 0 1,15 * 5', 'At 00:00, on day 1 and 15 of the month, and on Friday (a day that matches either one is enough)'],
    ['0 0 1-31 * MON', 'At 00:00'],
    ['0 0 1-7 * */5', 'At 00:00, between day 1 and 7 of the month, only on Friday and Sunday'],
    ['*/15 22,0-4 * * *', 'Every 15 minutes, in the hours 0-4, 22'],
    ['@daily', 'At 00:00'],
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
