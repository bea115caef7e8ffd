import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { valueTypes } from './valueTypes';

/** Which type of value stands behind each key; both URLs have one. */
const typeOf = (key: string): (typeof valueTypes)[number] | undefined =>
  valueTypes.find((type) => type.key === key.replace('REMOTE_URL', 'LOCAL_URL'));

for (const name of ['client.cfg', 'server.cfg']) {
  test(`the values of the document's ${name} get advice, but no error and no warning`, () => {
    const text = readFileSync(`test/golden/samples/${name}`, 'utf8');
    const pairs = [...text.matchAll(/^(\w+) = (.*)$/gm)];
    assert.ok(pairs.length >= 2);
    const found = pairs.flatMap(([, key = '', value = '']) => {
      const type = typeOf(key);
      assert.ok(type, key);
      return type.parse(value).problems.map(({ rule }) => `${type.rules[rule]?.level ?? ''} ${rule}`);
    });
    const advice = [
      'information cron-often',
      'information url-placeholder-password',
      'information url-placeholder-password',
    ];
    assert.deepEqual(found, name === 'client.cfg' ? advice : []);
  });
}
