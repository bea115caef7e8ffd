import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionsIn } from '../../client/src/procedure/connections';

const client = 'Connection1\n{\nSSH = client\n}\n';
const server = 'Connection1\n{\nSSH = server\n}\n';

test('connections are collected by name over files, with the side and the place of each block', () => {
  const found = connectionsIn([
    { label: 'b/server.cfg', text: server },
    { label: 'a/client.cfg', text: client },
    { label: 'other.cfg', text: 'Another\n{\nSSH = client\n}\n' },
  ]);
  assert.deepEqual(found, [
    { name: 'Another', places: [{ side: 'client', label: 'other.cfg' }] },
    {
      name: 'Connection1',
      places: [
        { side: 'server', label: 'b/server.cfg' },
        { side: 'client', label: 'a/client.cfg' },
      ],
    },
  ]);
});

test('files that are something else are passed over', () => {
  assert.deepEqual(connectionsIn([{ label: 'app.cfg', text: '[section]\nSSH = client\n' }]), []);
});
