import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { readCaFile } from '../../client/src/clusters/caFile';
import { readCluster, type ClusterConfig } from '../../client/src/clusters/config';
import { makeCertificate } from '../support/certificates';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-sync-ca-'));
after(() => {
  fs.rmSync(folder, { recursive: true });
});

function cluster(caFile: string): ClusterConfig {
  const read = readCluster({ name: 'EDU01', url: 'https://a/', user: 'admin', caFile });
  assert.ok(typeof read !== 'string');
  return read;
}

function file(text: string): string {
  const name = path.join(folder, 'ca.pem');
  fs.writeFileSync(name, text);
  return name;
}

describe('a CA file', () => {
  test('is read where it holds certificates', async () => {
    const pem = makeCertificate().cert;
    assert.deepEqual(await readCaFile(cluster(file(pem))), { ok: true, value: pem });
  });

  const wrong: readonly [string, () => string, RegExp][] = [
    ['an empty one, which would mean every authority', () => file(''), /EDU01: the CA file .* holds no certificate/],
    ['one with something else', () => file('hello'), /holds no certificate/],
    [
      'one with a damaged certificate',
      () => file('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
      /holds no certificate/,
    ],
    ['one that is not there', () => path.join(folder, 'missing.pem'), /cannot be read \(ENOENT\)/],
    ['a relative path', () => 'ca.pem', /not an absolute path/],
  ];
  for (const [what, make, message] of wrong) {
    test(`is refused: ${what}`, async () => {
      const read = await readCaFile(cluster(make()));
      assert.ok(!read.ok);
      assert.match(read.error.message, message);
    });
  }
});
