import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCluster, readClusters, readUrl } from '../../client/src/clusters/config';

const PIN = 'AB'.repeat(32);
const minimal = { name: 'EDU01', url: 'https://10.60.101.10/cluster1/', user: 'admin' };

describe('an entry of backupSync.clusters', () => {
  test('needs no more than a name, an address and a user', () => {
    assert.deepEqual(readCluster(minimal), {
      name: 'EDU01',
      urls: ['https://10.60.101.10/cluster1/'],
      user: 'admin',
      fingerprints: [],
      access: 'full',
      passwordFrom: { kind: 'stored' },
      nodeAddresses: {},
    });
  });

  test('may give several addresses and pins, alone or as lists', () => {
    const read = readCluster({
      ...minimal,
      urls: ['https://a/cluster1'],
      fingerprint: PIN.toLowerCase(),
      fingerprints: [PIN],
    });
    assert.ok(typeof read !== 'string');
    assert.deepEqual(read.urls, ['https://a/cluster1/', 'https://10.60.101.10/cluster1/']);
    assert.deepEqual(read.fingerprints, [PIN]);
  });

  const wrong: readonly [string, unknown, RegExp][] = [
    ['a text', 'EDU01', /not an object/],
    ['no name', { ...minimal, name: ' ' }, /no name/],
    ['no address', { name: 'EDU01', user: 'admin' }, /no url/],
    ['a password in the address', { ...minimal, url: 'https://admin:geheim@host/' }, /Leave user and password out/],
    ['no user', { ...minimal, user: '' }, /has no user/],
    ['a short fingerprint', { ...minimal, fingerprint: 'AB:CD' }, /64 hexadecimal digits/],
    ['an unknown access', { ...minimal, access: 'admin' }, /full, protected or readOnly/],
    ['no access where one is named', { ...minimal, access: null }, /full, protected or readOnly/],
    ['an unknown source of the password', { ...minimal, passwordFrom: 'keychain' }, /passwordFrom is/],
    ['a password instead of a source', { ...minimal, passwordFrom: { password: 'geheim' } }, /passwordFrom is/],
  ];
  for (const [what, entry, message] of wrong) {
    test(`with ${what} is refused with a sentence`, () => {
      const read = readCluster(entry);
      assert.ok(typeof read === 'string');
      assert.match(read, message);
      assert.doesNotMatch(read, /geheim/);
    });
  }
});

test('a wrong entry does not hide the others, and a name counts once regardless of case', () => {
  const { clusters, complaints } = readClusters([
    minimal,
    7,
    { ...minimal, name: 'edu01' },
    { ...minimal, name: 'EDU02' },
  ]);
  assert.deepEqual(
    clusters.map(({ name }) => name),
    ['EDU01', 'EDU02'],
  );
  assert.equal(complaints.length, 2);
  assert.match(complaints[0]!, /Entry 2/);
  assert.match(complaints[1]!, /two clusters named edu01/);
});

test('a setting that is no list at all is like an empty one', () => {
  assert.deepEqual(readClusters({ EDU01: minimal }), { clusters: [], complaints: [] });
});

describe('a typed address', () => {
  const completed: readonly [string, string][] = [
    ['10.60.101.10', 'https://10.60.101.10/cluster1/'],
    [' host:8443/ ', 'https://host:8443/cluster1/'],
    ['https://host/cluster1', 'https://host/cluster1/'],
    ['http://[::1]:80/cluster1/', 'http://[::1]/cluster1/'],
  ];
  for (const [typed, url] of completed) {
    test(`${typed.trim()} means ${url}`, () => {
      assert.deepEqual(readUrl(typed), { url });
    });
  }

  for (const typed of ['', 'ftp://host/', 'https://', 'https://host/?x=1', 'a b']) {
    test(`"${typed}" is refused`, () => {
      assert.ok('complaint' in readUrl(typed));
    });
  }
});
