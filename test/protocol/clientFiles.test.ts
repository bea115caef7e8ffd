import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { clientFiles } from '../../server/src/clientFiles';

/** An editor that answers requests from a table, and remembers them. */
function editor(answers: Readonly<Record<string, unknown>>) {
  const asked: unknown[] = [];
  const sendRequest = (method: string, params: unknown): Promise<unknown> => {
    asked.push([method, params]);
    return method in answers ? Promise.resolve(answers[method]) : Promise.reject(new Error('Unhandled method'));
  };
  return { files: clientFiles({ sendRequest } as never), asked };
}

describe('files that the editor reads for the server', () => {
  test('are listed by their canonical addresses; what is no address is left out', async () => {
    const { files, asked } = editor({ 'backupSync/files/list': ['tmp:/w/a.cfg', 7, 'FILE:///w/b(1).cfg'] });
    assert.deepEqual(await files.list('tmp:/w', ['**/old']), ['tmp:/w/a.cfg', 'file:///w/b%281%29.cfg']);
    assert.deepEqual(asked, [['backupSync/files/list', { folder: 'tmp:/w', excludes: ['**/old'] }]]);
  });

  test('are asked for one by one where only one has changed', async () => {
    const { files, asked } = editor({ 'backupSync/files/list': [] });
    await files.list('tmp:/w', [], 'tmp:/w/a.cfg');
    assert.deepEqual(asked, [['backupSync/files/list', { folder: 'tmp:/w', excludes: [], only: 'tmp:/w/a.cfg' }]]);
  });

  test('have the connections of a settings file read from their text', async () => {
    const text = '\ufeff{ "backupSync.connections": [{ "name": "Connection1" }] }';
    const written = await editor({ 'backupSync/files/read': text }).files.connections('tmp:/w/s.json');
    const [entry] = written?.entries ?? [];
    assert.equal(written?.entries.length, 1);
    assert.deepEqual({ ...(entry?.value as object) }, { name: 'Connection1' });
    assert.equal(written.text.startsWith('{'), true);
  });

  test('are not there for an editor that does not know the requests, or answers with something else', async () => {
    for (const { files } of [editor({}), editor({ 'backupSync/files/list': 'x', 'backupSync/files/read': null })]) {
      assert.deepEqual(await files.list('tmp:/w', []), []);
      assert.equal(await files.read('tmp:/w/a.cfg'), undefined);
      assert.equal(await files.connections('tmp:/w/s.json'), undefined);
    }
  });
});
