import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breaksOff, isRestOfUrl, showable, showableWord } from '../../server/src/language/showable';

test('signs and short numbers are repeated, and neither words nor long numbers', () => {
  for (const text of ['*', '/24', ':2021', '1-5,7', '10.60.102']) {
    assert.equal(showable(text), text);
  }
  for (const text of ['', 'MON', '123456', '1x', '1,'.repeat(30)]) {
    assert.equal(showable(text), undefined);
  }
});

test('a name is repeated where it begins its line', () => {
  const shown = (text: string) => showableWord(text, { offset: text.indexOf('EDU01'), length: 5 });
  for (const text of ['EDU01', ' \tEDU01 {\n', '# see: this\nEDU01\n', 'A: b@c\r\nEDU01\n', 'EDU01 = @daily']) {
    assert.equal(shown(text), 'EDU01', text);
  }
  for (const text of ['C1 EDU01', 'ftp://u:x\nEDU01', 'ftp://u:x\r\nEDU01', 'u:x\rEDU01\n', 'EDU01@%s/v0003']) {
    assert.equal(shown(text), undefined, text);
  }
});

test('a URL with a line break in it is known by both of its lines', () => {
  assert.deepEqual(['LOCAL_URL = ftp://u:', 'ftp://u:x@%s', '# note: a', '# ftp://u:x', 'A'].map(breaksOff), [
    true,
    false,
    false,
    true,
    false,
  ]);
  assert.deepEqual(['x@%s/v0003', 'u:x@%s', 'START_CYCLE = @daily', 'A'].map(isRestOfUrl), [true, false, false, false]);
});
