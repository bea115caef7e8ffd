import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readCluster, type ClusterConfig } from '../../client/src/clusters/config';
import { FileSecrets } from '../../client/src/clusters/fileSecrets';
import { Passwords, type SecretStore } from '../../client/src/clusters/secrets';

const PIN = 'AB'.repeat(32);
const OTHER_PIN = 'CD'.repeat(32);

function memoryStore(): SecretStore & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    get: (key) => Promise.resolve(values.get(key)),
    store: (key, value) => Promise.resolve(void values.set(key, value)),
    delete: (key) => Promise.resolve(void values.delete(key)),
  };
}

function cluster(change: object = {}): ClusterConfig {
  const read = readCluster({ name: 'EDU01', url: 'https://a/cluster1/', user: 'admin', fingerprint: PIN, ...change });
  assert.ok(typeof read !== 'string', 'the entry is refused');
  return read;
}

describe('a saved password', () => {
  test('is found again, also after the cluster was renamed', async () => {
    const passwords = new Passwords(memoryStore(), {});
    await passwords.keep(cluster(), 'geheim');
    assert.deepEqual(await passwords.find(cluster({ name: 'PROD' })), { kind: 'password', password: 'geheim' });
  });

  const changes: readonly [string, object][] = [
    ['another address', { url: 'https://evil/cluster1/' }],
    ['another port', { url: 'https://a:8443/cluster1/' }],
    ['no encryption', { url: 'http://a/cluster1/' }],
    ['another user', { user: 'root' }],
    ['another pin', { fingerprint: OTHER_PIN }],
    ['one pin more', { fingerprints: [OTHER_PIN] }],
    ['no pin', { fingerprint: undefined }],
    ['a CA file', { caFile: '/tmp/ca.pem' }],
  ];
  for (const [what, change] of changes) {
    test(`is not given to a cluster with ${what}`, async () => {
      const passwords = new Passwords(memoryStore(), {});
      await passwords.keep(cluster(), 'geheim');
      assert.deepEqual(await passwords.find(cluster(change)), { kind: 'missing' });
    });
  }

  test('is gone after it was forgotten', async () => {
    const store = memoryStore();
    const passwords = new Passwords(store, {});
    await passwords.keep(cluster(), 'geheim');
    await passwords.forget(cluster());
    assert.deepEqual(await passwords.find(cluster()), { kind: 'missing' });
    assert.equal(store.values.size, 0);
  });
});

describe('a password from elsewhere', () => {
  test('comes from the environment, and a missing variable is named with what to do', async () => {
    const passwords = new Passwords(memoryStore(), { EDU01_PASSWORD: 'geheim' });
    const found = await passwords.find(cluster({ passwordFrom: { env: 'EDU01_PASSWORD' } }));
    assert.deepEqual(found, { kind: 'password', password: 'geheim' });
    const missing = await passwords.find(cluster({ passwordFrom: { env: 'NOT_SET' } }));
    assert.ok(missing.kind === 'failed', missing.kind);
    assert.match(missing.message, /EDU01.*NOT_SET.*Set it/);
  });

  test('comes from the first line that a program prints', async () => {
    const command = [process.execPath, '-e', 'console.log("geheim\\nrest")'];
    const found = await new Passwords(memoryStore(), {}).find(cluster({ passwordFrom: { command } }));
    assert.deepEqual(found, { kind: 'password', password: 'geheim' });
  });

  test('that a program prints before it fails is neither used nor shown', async () => {
    const command = [process.execPath, '-e', 'console.log("geheim"); process.exit(3)'];
    const found = await new Passwords(memoryStore(), {}).find(cluster({ passwordFrom: { command } }));
    assert.equal(found.kind, 'failed');
    assert.doesNotMatch(JSON.stringify(found), /geheim/);
    assert.match(JSON.stringify(found), /\(3\)/);
  });

  test('that cannot be had is a sentence, never an exception', async () => {
    const locked = { ...memoryStore(), get: () => Promise.reject(new Error('keyring locked')) };
    assert.match(JSON.stringify(await new Passwords(locked, {}).find(cluster())), /EDU01.*keyring locked.*Unlock/);
    const impossible = cluster({ passwordFrom: { command: ['a\0b'] } });
    assert.equal((await new Passwords(memoryStore(), {}).find(impossible)).kind, 'failed');
  });

  test('of a session never reaches the secret storage', async () => {
    const store = memoryStore();
    const passwords = new Passwords(store, {});
    await passwords.keep(cluster({ passwordFrom: 'session' }), 'geheim');
    assert.equal(store.values.size, 0);
    assert.deepEqual(await passwords.find(cluster({ passwordFrom: 'session' })), {
      kind: 'password',
      password: 'geheim',
    });
  });
});

test('a password that is to be asked for at each use is not kept for the next; that of a session is', async () => {
  const passwords = new Passwords(memoryStore(), {});
  const session = cluster({ passwordFrom: 'session' });
  const ask = cluster({ passwordFrom: 'ask', user: 'other' });
  await passwords.keep(session, 'geheim');
  await passwords.keep(ask, 'geheim');
  assert.equal((await passwords.find(ask)).kind, 'password');
  passwords.endUse();
  assert.equal((await passwords.find(session)).kind, 'password');
  assert.equal((await passwords.find(ask)).kind, 'missing');
});

test('a secret of a file is not given to the same name in another folder', async () => {
  const secrets = new FileSecrets(memoryStore());
  await secrets.keep('file:///ours', 'FTP', 'geheim');
  assert.equal(await secrets.get('file:///ours', 'FTP'), 'geheim');
  assert.equal(await secrets.get('file:///theirs', 'FTP'), undefined);
});
