import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { describe, test } from 'node:test';
import { formatIpv4, ipv4Number, parseIpAddress } from '../../../server/src/language/values/ipAddress';
import { fixture, mutations } from './support';

interface Row {
  readonly text: string;
  readonly version: number;
  readonly category?: string;
}

const versions: Readonly<Record<string, number>> = { v4: 4, v6: 6, none: 0 };

describe('an IP address', () => {
  test("is what Python's ipaddress takes for one, and of the same category", () => {
    const rows = fixture<Row>('addresses.jsonl');
    assert.ok(rows.filter(({ version }) => version !== 0).length > 200);
    for (const { text, version, category } of rows) {
      const address = parseIpAddress(text);
      assert.equal(versions[address.kind], version, text);
      assert.equal(address.kind === 'v4' ? address.category : undefined, category, text);
    }
  });

  test("is what Node's net.isIP takes for one, in thousands of variations", () => {
    const texts = ['10.60.102.11', '::ffff:1.2.3.4', 'fe80::1%eth0', '1:2:3:4:5:6:7:8', '2001:db8::a'];
    for (const text of mutations(texts, [...Array.from('0159afg.:%-'), '::', '255', '256'], 20_000)) {
      assert.equal(versions[parseIpAddress(text).kind], isIP(text), text);
    }
  });

  test('is the same number in both directions', () => {
    for (const text of ['0.0.0.0', '10.60.102.11', '128.0.0.1', '255.255.255.255']) {
      const number = ipv4Number(`<${text}>`, 1, text.length + 1);
      assert.equal(formatIpv4(number ?? NaN), text);
    }
  });
});
