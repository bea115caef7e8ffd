import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zoneOffset } from '../../../server/src/language/values/zones';

const MINUTE = 60_000;

for (const [zone, instant, minutes] of [
  ['UTC', '2026-07-01T00:00:00Z', 0],
  ['etc/gmt', '2026-07-01T00:00:00Z', 0],
  ['Etc/GMT-1', '2026-07-01T00:00:00Z', 60],
  ['Europe/Berlin', '2026-03-29T00:59:59Z', 60],
  ['Europe/Berlin', '2026-03-29T01:00:00Z', 120],
  ['America/St_Johns', '2026-12-31T23:59:59.999Z', -210],
  ['Asia/Kathmandu', '2026-01-01T18:15:00Z', 345],
  ['Pacific/Kiritimati', '2026-12-31T12:00:00Z', 840],
] as const) {
  test(`the clock of ${zone} is ${minutes} minutes ahead of UTC at ${instant}`, () => {
    assert.equal(zoneOffset(zone)?.(Date.parse(instant)), minutes * MINUTE);
  });
}

for (const zone of ['Europe/Atlantis', '', '__proto__']) {
  test(`${JSON.stringify(zone)} is no zone`, () => {
    assert.equal(zoneOffset(zone), undefined);
    assert.equal(zoneOffset(zone), undefined, 'nor when it is asked for again');
  });
}
