import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, test } from 'node:test';
import { createKeyLine, isPublicKey, readKeyFile } from '../../simulator/src/sshKey';

/** The length-prefixed form of RFC 4251. */
function fieldsOf(...contents: readonly Buffer[]): string {
  const fields = contents.flatMap((content) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return [length, content];
  });
  return Buffer.concat(fields).toString('base64');
}

const ed25519 = (): Buffer =>
  Buffer.from(generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');

function ecdsa(curve: string): string {
  const { x = '', y = '' } = generateKeyPairSync('ec', { namedCurve: curve }).publicKey.export({ format: 'jwk' });
  const bits = curve.slice(2);
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const fields = fieldsOf(Buffer.from(`ecdsa-sha2-nistp${bits}`), Buffer.from(`nistp${bits}`), point);
  return `ecdsa-sha2-nistp${bits} ${fields}`;
}

function shortRsa(): string {
  const { n = '', e = '' } = generateKeyPairSync('rsa', { modulusLength: 512 }).publicKey.export({ format: 'jwk' });
  const modulus = Buffer.concat([Buffer.from([0]), Buffer.from(n, 'base64url')]);
  return `ssh-rsa ${fieldsOf(Buffer.from('ssh-rsa'), Buffer.from(e, 'base64url'), modulus)}`;
}

describe('A key line of the simulated plugin', () => {
  test('holds an RSA key of 2048 bits that Node can load', async () => {
    const [type, base64 = '', comment] = (await createKeyLine('root@n0011.c0001.exacluster.local')).split(' ');
    const blob = Buffer.from(base64, 'base64');
    assert.deepEqual([type, comment, blob.length], ['ssh-rsa', 'root@n0011.c0001.exacluster.local', 279]);
    const key = createPublicKey({
      format: 'jwk',
      key: { kty: 'RSA', e: blob.subarray(15, 18).toString('base64url'), n: blob.subarray(23).toString('base64url') },
    });
    assert.equal(key.asymmetricKeyDetails?.modulusLength, 2048);
  });

  test('is a public key to ssh-keygen', async (t) => {
    const line = await createKeyLine('root@n0011');
    const { error, stdout } = spawnSync('ssh-keygen', ['-lf', '-'], { input: `${line}\n`, encoding: 'utf8' });
    if (error !== undefined) {
      t.diagnostic('ssh-keygen is not installed; the form was checked by our own reader only');
      assert.equal(isPublicKey(line), true);
      return;
    }
    assert.match(stdout, /^2048 SHA256:\S{43} root@n0011 \(RSA\)$/m);
  });
});

describe('The simulated plugin reads a key file and', () => {
  test('takes RSA, Ed25519 and ECDSA keys, one a line', async () => {
    const keys = [
      await createKeyLine('root@n0011'),
      `ssh-ed25519 ${fieldsOf(Buffer.from('ssh-ed25519'), ed25519())} two words`,
      ...['P-256', 'P-384', 'P-521'].map(ecdsa),
    ];
    assert.deepEqual(readKeyFile(`${keys.join('\n\n')}\n`), { ok: true, keys });
  });

  test('refuses a private key', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const text = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    assert.deepEqual(readKeyFile(text), { ok: false, message: 'this is a private key; upload public keys only' });
  });

  test('refuses a file without a key', () =>
    assert.deepEqual(readKeyFile('\n\n'), { ok: false, message: 'the file holds no key' }));

  test('names the line that is not a key', async () => {
    const key = await createKeyLine('root@n0011');
    assert.deepEqual(readKeyFile(`${key}\nssh-rsa AAAA\n`), { ok: false, message: 'line 2 is not a public key' });
  });

  const damages: readonly (readonly [title: string, damage: (type: string, base64: string) => string])[] = [
    ['broken over two lines', (type, base64) => `${type} ${base64.slice(0, 64)}`],
    ['with a character too few', (type, base64) => `${type} ${base64.slice(0, -1)}`],
    ['with bytes after its end', (type, base64) => `${type} ${base64}AAAA`],
    ['with another label than in its bytes', (_, base64) => `ssh-ed25519 ${base64}`],
    ['with options before it', (type, base64) => `no-pty ${type} ${base64}`],
    ['without its label', (_, base64) => base64],
    ['with a foreign character', (type, base64) => `${type} ${base64.slice(0, 40)}!${base64.slice(41)}`],
  ];
  for (const [title, damage] of damages) {
    test(`refuses a key ${title}`, async () => {
      const [type = '', base64 = ''] = (await createKeyLine('c')).split(' ');
      assert.equal(isPublicKey(`${type} ${base64}`), true);
      assert.equal(isPublicKey(damage(type, base64)), false);
    });
  }

  test('refuses a key without its padding', () => {
    const padded = ecdsa('P-256');
    assert.match(padded, /=$/);
    assert.equal(isPublicKey(padded.replace(/=+$/, '')), false);
  });

  test('refuses an RSA key that is too short for sshd', () => assert.equal(isPublicKey(shortRsa()), false));
});
