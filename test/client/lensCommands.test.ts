import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { lensCommands } from '../../client/src/lensCommands';
import { lensCommands as offered } from '../../server/src/language/features/codeLenses';

test('the editor has every command that a code lens can offer', () => {
  assert.deepEqual([...lensCommands].sort(), Object.values(offered).sort());
  const manifest = readFileSync('package.json', 'utf8');
  for (const command of lensCommands) {
    assert.ok(manifest.includes(`"command": "${command}"`), command);
  }
});
