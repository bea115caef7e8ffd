import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { FileSecrets } from '../../client/src/clusters/fileSecrets';
import { moveSecret, type SecretMoved } from '../../client/src/clusters/moveSecret';

const FOLDER = 'file:///work';

describe('moving a password out of a file', () => {
  let kept: Map<string, string>;
  let secrets: FileSecrets;
  /** The names that were put into the text. */
  let written: string[];

  beforeEach(() => {
    kept = new Map();
    written = [];
    secrets = new FileSecrets({
      get: (key) => Promise.resolve(kept.get(key)),
      store: (key, value) => Promise.resolve(void kept.set(key, value)),
      delete: (key) => Promise.resolve(void kept.delete(key)),
    });
  });

  const move = (used: readonly string[] = [], name = 'FTP'): Promise<SecretMoved> =>
    moveSecret(secrets, { folder: FOLDER, name, value: 'Abc123', used }, (free) => {
      written.push(free);
      return Promise.resolve(true);
    });

  test('keeps it for the folder under the name, before the text changes', async () => {
    let before: string | undefined;
    const moved = await moveSecret(secrets, { folder: FOLDER, name: 'FTP', value: 'Abc123', used: [] }, async () => {
      before = await secrets.get(FOLDER, 'FTP');
      return true;
    });
    assert.deepEqual([moved, before], [{ kind: 'moved', name: 'FTP' }, 'Abc123']);
    assert.equal(await secrets.get('file:///elsewhere', 'FTP'), undefined);
  });

  test('never writes over another value: it takes the next free name', async () => {
    await secrets.keep(FOLDER, 'FTP', 'Def456');
    await secrets.keep(FOLDER, 'FTP_2', 'Ghi789');
    assert.deepEqual(await move(), { kind: 'moved', name: 'FTP_3' });
    assert.equal(await secrets.get(FOLDER, 'FTP'), 'Def456');
    assert.equal(await secrets.get(FOLDER, 'FTP_3'), 'Abc123');
  });

  test('takes a name that has the same value already', async () => {
    await secrets.keep(FOLDER, 'FTP', 'Abc123');
    assert.deepEqual(await move(['FTP']), { kind: 'moved', name: 'FTP' });
    assert.equal(kept.size, 1);
  });

  test('leaves a name alone that a file uses and that has no value yet', async () => {
    assert.deepEqual(await move(['FTP']), { kind: 'moved', name: 'FTP_2' });
  });

  test('finds a name that is not too long', async () => {
    const longest = 'A'.repeat(64);
    await secrets.keep(FOLDER, longest, 'Def456');
    await move([], longest);
    assert.deepEqual(written, [`${'A'.repeat(56)}_2`]);
  });

  test('forgets the value again when the text cannot be changed', async () => {
    const refused = (): Promise<boolean> => Promise.resolve(false);
    const failed = (): Promise<boolean> => Promise.reject(new Error('closed'));
    for (const replace of [refused, failed]) {
      const moved = await moveSecret(secrets, { folder: FOLDER, name: 'FTP', value: 'Abc123', used: [] }, replace);
      assert.deepEqual(moved, { kind: 'notReplaced' });
      assert.equal(kept.size, 0);
    }
  });

  test('does not forget a value that was kept before', async () => {
    await secrets.keep(FOLDER, 'FTP', 'Abc123');
    await moveSecret(secrets, { folder: FOLDER, name: 'FTP', value: 'Abc123', used: [] }, () => Promise.resolve(false));
    assert.equal(await secrets.get(FOLDER, 'FTP'), 'Abc123');
  });

  test('does not touch the text when the value cannot be kept, and repeats nothing of it', async () => {
    const broken = new FileSecrets({
      get: () => Promise.resolve(undefined),
      store: (_key, value) => Promise.reject(new Error(`no room for ${value}`)),
      delete: () => Promise.resolve(),
    });
    const moved = await moveSecret(broken, { folder: FOLDER, name: 'FTP', value: 'Abc123', used: [] }, (free) => {
      written.push(free);
      return Promise.resolve(true);
    });
    assert.deepEqual([moved, written], [{ kind: 'notKept' }, []]);
  });
});
