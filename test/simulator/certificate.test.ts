import assert from 'node:assert/strict';
import { X509Certificate, createPrivateKey } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { createCertificate, keptCertificate } from '../../simulator/src/certificate';

describe('The certificate of a simulated cluster', () => {
  test('is self-signed, of RSA with 2048 bits, and fits its key', async () => {
    const { key, certificate } = await createCertificate('EDU01');
    const x509 = new X509Certificate(certificate);
    assert.equal(x509.publicKey.asymmetricKeyDetails?.modulusLength, 2048);
    assert.equal(x509.verify(x509.publicKey), true);
    assert.equal(x509.issuer, x509.subject);
    assert.match(x509.serialNumber, /^[4-7][0-9A-F]{31}$/);
    assert.equal(x509.checkPrivateKey(createPrivateKey(key)), true);
  });

  test('is for 127.0.0.1, ::1 and localhost, and for no other name', async () => {
    const x509 = new X509Certificate((await createCertificate('EDU01')).certificate);
    assert.equal(x509.checkIP('127.0.0.1'), '127.0.0.1');
    assert.equal(x509.checkIP('::1'), '::1');
    assert.equal(x509.checkHost('localhost'), 'localhost');
    assert.equal(x509.checkHost('exasol.example'), undefined);
    assert.equal(x509.ca, false);
  });

  test('is valid from the day before to ten years later', async () => {
    const now = new Date('2027-03-05T06:07:08Z');
    const x509 = new X509Certificate((await createCertificate('EDU01', now)).certificate);
    assert.equal(new Date(x509.validFrom).toISOString(), '2027-03-04T06:07:08.000Z');
    assert.equal(new Date(x509.validTo).toISOString(), '2037-03-02T06:07:08.000Z');
  });

  test('has a fingerprint of 64 upper-case hex digits, the SHA-256 of its DER form', async () => {
    const { certificate, fingerprint } = await createCertificate('EDU01');
    assert.match(fingerprint, /^[0-9A-F]{64}$/);
    assert.equal(fingerprint, new X509Certificate(certificate).fingerprint256.replaceAll(':', ''));
  });

  test('is another one every time, unless a folder keeps it', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    t.after(() => rm(folder, { recursive: true }));
    const first = await keptCertificate(join(folder, 'new'), 'EDU01');
    assert.deepEqual(await keptCertificate(join(folder, 'new'), 'EDU01'), first);
    assert.notEqual((await createCertificate('EDU01')).fingerprint, first.fingerprint);
    assert.equal((await stat(join(folder, 'new', 'EDU01.key.pem'))).mode & 0o777, 0o600);
  });

  test('is made anew where what was kept cannot be used', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    t.after(() => rm(folder, { recursive: true }));
    const expired = await createCertificate('EDU01', new Date('2001-01-01T00:00:00Z'));
    await writeFile(join(folder, 'EDU01.key.pem'), expired.key);
    for (const unusable of [expired.certificate, 'no certificate']) {
      await writeFile(join(folder, 'EDU01.certificate.pem'), unusable);
      const { certificate } = await keptCertificate(folder, 'EDU01');
      assert.ok(Date.parse(new X509Certificate(certificate).validTo) > Date.now());
    }
  });
});
