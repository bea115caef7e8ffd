import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseEndpoint } from '../../client/src/exaoperation/endpoint';

describe('parseEndpoint', () => {
  const READ: readonly (readonly [text: string, url: string, host: string])[] = [
    ['https://10.60.101.10/cluster1/', 'https://10.60.101.10/cluster1/', '10.60.101.10:443'],
    ['https://10.60.101.10', 'https://10.60.101.10/cluster1/', '10.60.101.10:443'],
    [' HTTPS://Edu01.Example:8443/cluster1 ', 'https://edu01.example:8443/cluster1/', 'edu01.example:8443'],
    ['http://127.0.0.1:8080/other//', 'http://127.0.0.1:8080/other/', '127.0.0.1:8080'],
    ['https://[::1]:444/', 'https://[::1]:444/cluster1/', '[::1]:444'],
  ];
  for (const [text, url, host] of READ) {
    test(`reads ${text} as ${url}`, () => {
      const result = parseEndpoint(text);
      assert.ok(result.ok);
      assert.deepEqual([result.value.url, result.value.host], [url, host]);
    });
  }

  test('gives the address of IPv6 without brackets to connect to', () => {
    const result = parseEndpoint('https://[::1]/');
    assert.equal(result.ok && result.value.hostname, '::1');
  });

  for (const text of [
    '',
    'edu01',
    'edu01:443',
    'file:///etc/passwd',
    'https://',
    'https://a:b@c/',
    'https://@c/',
    'https:a:b@c/',
    'https://c/?x',
    'https://c/#x',
  ]) {
    test(`refuses "${text}"`, () => assert.equal(parseEndpoint(text).ok, false));
  }
});
