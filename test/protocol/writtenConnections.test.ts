import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writtenConnections } from '../../server/src/writtenConnections';

test('of two lists of connections the last counts, as everywhere in JSON', () => {
  const text = '{ "backupSync.connections": [{ "name": "Old" }], "backupSync.connections": [{ "name": "New" }] }';
  const written = writtenConnections(text);
  assert.deepEqual(
    written?.entries.map(({ value }) => JSON.stringify(value)),
    ['{"name":"New"}'],
  );
  const span = written.entries[0]?.spans['name'];
  assert.ok(span);
  assert.equal(text.slice(span.offset, span.offset + span.length), '"New"');
});

test('what is no list of connections is none', () => {
  for (const text of ['', '[]', 'nonsense', '{ "backupSync.connections": {} }', '{ "other": [1] }']) {
    assert.equal(writtenConnections(text), undefined, text);
  }
});
