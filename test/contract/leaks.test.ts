import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { leaksInFolder, leaksInTexts } from '../support/leaks';

const secret = 'Geh eim:42';
const secrets = { 'the password': secret };

describe('the search for secrets', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const places: readonly (readonly [title: string, text: string])[] = [
    ['as it is', `log: ${secret}.`],
    ['percent-encoded', `ftp://u:${encodeURIComponent(secret)}@host`],
    ['in base64', base64(secret)],
    ...['a', 'ad', 'admin'].map((user) => [`in base64 behind ${user}:`, base64(`${user}:${secret}`)] as const),
    ['in the base64 of a file', base64(`REMOTE_URL = ftp://u:${secret}@%s/v0001\n`)],
  ];
  for (const [title, text] of places) {
    test(`finds one ${title}, and names the place`, () => {
      assert.deepEqual(leaksInTexts({ place: text }, secrets), ['place: the password']);
    });
  }

  test('finds nothing in a text without one', () => {
    assert.deepEqual(leaksInTexts({ place: `Geheim 42 ${base64('admin:other')}` }, secrets), []);
  });

  test('finds one in files, also in two bytes per letter, but not in those that are skipped', (context) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-sync-leaks-'));
    context.after(() => fs.rmSync(folder, { recursive: true }));
    fs.mkdirSync(path.join(folder, 'deep/er'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'deep/er/state.db'), Buffer.from(`x${secret}x`, 'utf16le'));
    fs.writeFileSync(path.join(folder, 'own.js'), secret);
    const found = leaksInFolder(folder, secrets, (file) => file === 'own.js');
    assert.deepEqual(found, [`${path.join('deep', 'er', 'state.db')}: the password`]);
  });
});
