import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { readCluster, type ClusterConfig } from '../../client/src/clusters/config';
import { FileSecrets } from '../../client/src/clusters/fileSecrets';
import { SavedSecrets } from '../../client/src/clusters/savedSecrets';
import { Passwords, type SecretStore } from '../../client/src/clusters/secrets';
import { describeSecrets } from '../../client/src/clusters/secretUses';

function cluster(change: object = {}): ClusterConfig {
  const read = readCluster({ name: 'EDU01', url: 'https://a/cluster1/', user: 'admin', ...change });
  assert.ok(typeof read !== 'string', 'the entry is refused');
  return read;
}

describe('the note of what is in the secret storage', () => {
  let values: Map<string, string>;
  let notes: Map<string, unknown>;
  let store: SecretStore;
  let saved: SavedSecrets;
  let time: string;

  beforeEach(() => {
    values = new Map();
    notes = new Map();
    time = '2026-01-02T03:04:05.000Z';
    store = {
      get: (key) => Promise.resolve(values.get(key)),
      store: (key, value) => Promise.resolve(void values.set(key, value)),
      delete: (key) => Promise.resolve(void values.delete(key)),
    };
    saved = open();
  });

  /** As another window would, later. */
  function open(
    more: object = {},
    update = (key: string, value: unknown) => Promise.resolve(void notes.set(key, value)),
  ) {
    return new SavedSecrets({ ...store, ...more }, { get: (key) => notes.get(key), update }, () => new Date(time));
  }

  test('has keys and dates, outlives the window, and never a value', async () => {
    await new Passwords(saved, {}).keep(cluster(), 'Geheim42');
    time = '2026-02-03T04:05:06.000Z';
    await new FileSecrets(saved).keep('file:///work', 'FTP', 'Abc123');
    assert.deepEqual(
      describeSecrets(await open().list(), [], []).map(({ name, setAt }) => `${name} ${setAt ?? ''}`),
      [
        'Password of admin at https://a 2026-01-02T03:04:05.000Z',
        'Secret FTP of file:///work 2026-02-03T04:05:06.000Z',
      ],
    );
    assert.doesNotMatch(JSON.stringify([...notes]), /Geheim42|Abc123/);
  });

  test('has the last date of a value that is set again', async () => {
    await saved.store('k', '1');
    time = '2026-02-03T04:05:06.000Z';
    await saved.store('k', '2');
    assert.deepEqual(await saved.list(), [{ key: 'k', setAt: time }]);
  });

  test('forgets what is deleted, also by somebody else', async () => {
    await saved.store('a', '1');
    await saved.store('b', '2');
    await saved.delete('a');
    values.delete('b');
    assert.deepEqual(await saved.list(), []);
    assert.doesNotMatch(JSON.stringify([...notes]), /"a"/);
  });

  test('is completed by an editor that can list its keys', async () => {
    values.set('older', 'x');
    const listing = open({ keys: () => Promise.resolve(['older']) });
    assert.deepEqual(await listing.list(), [{ key: 'older', setAt: undefined }]);
  });

  test('that cannot be written keeps nobody from keeping and deleting', async () => {
    const full = open({}, () => Promise.reject(new Error('disk full')));
    await full.store('k', '1');
    assert.equal(values.get('k'), '1');
    await full.delete('k');
    assert.equal(values.size, 0);
  });

  test('that somebody has damaged is like an empty one', async () => {
    notes.set('savedSecrets', { a: 7 });
    assert.deepEqual(await saved.list(), []);
    notes.set('savedSecrets', 'x');
    await saved.store('k', '1');
    assert.equal((await saved.list()).length, 1);
  });

  test('removing a key also ends the sessions that have the password', async () => {
    const passwords = new Passwords(saved, {});
    await passwords.keep(cluster(), 'Geheim42');
    const told: string[] = [];
    passwords.changed.on((key) => void told.push(key));
    const [secret] = await saved.list();
    await passwords.forgetKey(secret!.key);
    assert.deepEqual(told, [secret!.key]);
    assert.equal((await passwords.find(cluster())).kind, 'missing');
  });
});

describe('a saved secret in words', () => {
  const file = { label: 'client.cfg', folder: 'file:///work', names: ['FTP'] };
  const key = async (keep: (store: SecretStore) => Promise<void>): Promise<{ key: string; setAt: undefined }> => {
    const keys: string[] = [];
    await keep({
      get: () => Promise.resolve(undefined),
      store: (name) => Promise.resolve(void keys.push(name)),
      delete: () => Promise.resolve(),
    });
    return { key: keys[0]!, setAt: undefined };
  };
  const uses = async (change: object): Promise<string[]> => {
    const saved = [
      await key((store) => new Passwords(store, {}).keep(cluster(), 'x')),
      await key((store) => new FileSecrets(store).keep('file:///work', 'FTP', 'x')),
      { key: 'of another extension', setAt: undefined },
    ];
    return describeSecrets(saved, [cluster(change), cluster({ name: 'PROD' })], [{ ...file, ...change }]).map(
      ({ use }) => use,
    );
  };

  test('has the clusters and files that use it, and nothing of other keys', async () => {
    assert.deepEqual(await uses({}), ['used by EDU01, PROD', 'used by client.cfg']);
  });

  test('has only those that really get it', async () => {
    assert.deepEqual(await uses({ user: 'root', folder: 'file:///other' }), [
      'used by PROD',
      'no file that is open here uses it',
    ]);
  });

  test('is said to be unused where no cluster of the settings gets it', async () => {
    const saved = [await key((store) => new Passwords(store, {}).keep(cluster(), 'x'))];
    assert.match(describeSecrets(saved, [cluster({ user: 'root' })], [])[0]!.use, /^not used: no cluster/);
  });
});
