import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { extractPublicKey, formatPublicKey, readPublicKeys } from '../../client/src/exaoperation/sshKeys';

// The sample key of Exasol's document "Install Backup Synchronization Plugin" (step 8), broken over lines as printed there.
const WRAPPED = `ssh-rsa AAAAB3NzaC1yc2EAAAABIwAAAQEA8V3Au7gr7jmoWIZlbTTNb/
3Lkku44mlxeC/gTHHvFjgYQSjtFvWZl7i3NIQqrJk4ApQDcqBTRLT8/VNT4PHWyRt+3I
ImmGH0D3V9rl+NmCQVjJh/sSKttI5cMR3P6JSg76mhaIjkKddnILHIJVW3R1Q2g+bgr5
R1qaCXQghb9M/mdHdbfTkk7zI41tAchlZrjbcRfRwOMAYOGSHIdegB1qs1kMBbEivcS9
3sKCyXG46dLchQspIeShdwHFjCJDDRYGIWiH4N6M2P50PjGM4lQTyFrJzAD89LYV
IfMiN6d+2XTCYCy7W0uezp7OqwBsp2UY31omw9jtSqDn3g5KOIZQ== root@n0011.c0001.exacluster.local`;
const SAMPLE = WRAPPED.replaceAll('\n', '');
// As ssh-keygen -l prints it.
const FINGERPRINT = 'SHA256:330rdJaS9PaW4NMDuZU8GlPLUhHr25qxv2iR3Tka/sw';

function wire(...parts: (string | Buffer)[]): Buffer {
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part as string);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return [length, bytes];
    }),
  );
}

/** A number of so many bits, odd, with the zero in front that keeps it positive. */
const number = (bits: number) => Buffer.concat([Buffer.alloc(1), Buffer.alloc(bits / 8, 0xff)]);
const E = Buffer.from([1, 0, 1]);
const line = (blob: Buffer, type = blob.subarray(4, 4 + blob.readUInt32BE(0)).toString()) =>
  `${type} ${blob.toString('base64')} root@n0012`;
const rsa = (bits: number) => wire('ssh-rsa', E, number(bits));
const point = (size: number) => Buffer.concat([Buffer.from([4]), Buffer.alloc(2 * size, 7)]);

describe('readPublicKeys', () => {
  test('reads the key of the document', () => {
    const { keys, problems } = readPublicKeys(`${SAMPLE}\n`);
    assert.deepEqual(problems, []);
    assert.equal(keys.length, 1);
    const [key] = keys;
    assert.deepEqual(
      [key!.type, key!.bits, key!.fingerprint, key!.comment],
      ['ssh-rsa', 2048, FINGERPRINT, 'root@n0011.c0001.exacluster.local'],
    );
    assert.equal(formatPublicKey(key!), SAMPLE);
  });

  for (const [title, text] of [
    ['LF', WRAPPED],
    ['CRLF', WRAPPED.replaceAll('\n', '\r\n')],
    ['indented lines', WRAPPED.replaceAll('\n', '\n    ')],
  ]) {
    test(`joins it when it is broken over lines with ${title}, and says so`, () => {
      const { keys, problems } = readPublicKeys(text!);
      assert.deepEqual(keys.map(formatPublicKey), [SAMPLE]);
      assert.deepEqual(
        problems.map(({ code, severity, line: at }) => [code, severity, at]),
        [['wrapped', 'warning', 1]],
      );
    });
  }

  test('reads the keys of several nodes, with comments and blank lines between them', () => {
    const text = `\ufeff# keys of EDU01\n${SAMPLE}\r\n\n${line(rsa(4096))}\n${WRAPPED}\n${line(wire('ssh-ed25519', Buffer.alloc(32, 1)))}`;
    const { keys } = readPublicKeys(text);
    assert.deepEqual(
      keys.map(({ bits }) => bits),
      [2048, 4096, 2048, 256],
    );
  });

  const GOOD: readonly (readonly [type: string, blob: Buffer, bits: number])[] = [
    ['ssh-ed25519', wire('ssh-ed25519', Buffer.alloc(32, 1)), 256],
    ['ecdsa-sha2-nistp256', wire('ecdsa-sha2-nistp256', 'nistp256', point(32)), 256],
    ['ecdsa-sha2-nistp384', wire('ecdsa-sha2-nistp384', 'nistp384', point(48)), 384],
    ['ecdsa-sha2-nistp521', wire('ecdsa-sha2-nistp521', 'nistp521', point(66)), 521],
    ['sk-ssh-ed25519@openssh.com', wire('sk-ssh-ed25519@openssh.com', Buffer.alloc(32, 1), 'ssh:'), 256],
    [
      'sk-ecdsa-sha2-nistp256@openssh.com',
      wire('sk-ecdsa-sha2-nistp256@openssh.com', 'nistp256', point(32), 'ssh:'),
      256,
    ],
  ];
  for (const [type, blob, bits] of GOOD) {
    test(`reads ${type}`, () => {
      const { keys, problems } = readPublicKeys(line(blob));
      assert.deepEqual(problems, []);
      assert.deepEqual(
        keys.map((key) => [key.type, key.bits]),
        [[type, bits]],
      );
    });
  }

  const WEAK: readonly (readonly [title: string, blob: Buffer, code: string])[] = [
    ['an RSA key of 1024 bits', rsa(1024), 'rsa-short'],
    ['a DSA key', wire('ssh-dss', number(1024), number(160), number(1024), number(1024)), 'dsa'],
  ];
  for (const [title, blob, code] of WEAK) {
    test(`warns of ${title}`, () => {
      const { keys, problems } = readPublicKeys(line(blob));
      assert.equal(keys.length, 1);
      assert.deepEqual(
        problems.map((problem) => [problem.code, problem.severity]),
        [[code, 'warning']],
      );
    });
  }

  const base64 = SAMPLE.split(' ')[1]!;
  const BAD: readonly (readonly [title: string, text: string, code: string])[] = [
    ['a key that is cut off', line(rsa(2048).subarray(0, -6)), 'truncated'],
    ['a key without fields', line(wire('ssh-rsa')), 'truncated'],
    ['an empty key', 'ssh-rsa', 'base64-length'],
    ['base64 that is cut off', `ssh-rsa ${base64.slice(0, -1)} x`, 'base64-length'],
    ['base64 with bits that mean nothing', `ssh-rsa ${base64.replace('ZQ==', 'ZR==')} x`, 'base64-length'],
    ['base64 without padding', `ssh-rsa ${base64.replace('==', '')} x`, 'base64-length'],
    ['a foreign character', `ssh-rsa ${base64.replace('V', '?')} x`, 'base64-char'],
    ['base64url', `ssh-rsa ${base64.replace('/', '_')} x`, 'base64-char'],
    ['a key that a blank splits', `ssh-rsa ${base64.slice(0, 100)} ${base64.slice(100)}`, 'truncated'],
    ['bytes after the key', line(Buffer.concat([rsa(2048), Buffer.alloc(3)])), 'trailing'],
    ['another type in the key', line(rsa(2048), 'ssh-dss'), 'type-mismatch'],
    ['an unknown type in the key', line(wire('ssh-foo', 'x'), 'ssh-rsa'), 'type-mismatch'],
    ['an RSA key of 512 bits', line(rsa(512)), 'rsa-size'],
    ['the exponent 0', line(wire('ssh-rsa', Buffer.alloc(0), number(2048))), 'fields'],
    ['the exponent 1', line(wire('ssh-rsa', Buffer.from([1]), number(2048))), 'fields'],
    ['a negative modulus', line(wire('ssh-rsa', E, Buffer.alloc(256, 0xff))), 'fields'],
    [
      'an even modulus',
      line(wire('ssh-rsa', E, Buffer.concat([number(2048).subarray(0, -1), Buffer.alloc(1)]))),
      'fields',
    ],
    ['a short point', line(wire('ecdsa-sha2-nistp256', 'nistp256', point(31))), 'fields'],
    ['another curve', line(wire('ecdsa-sha2-nistp256', 'nistp384', point(48))), 'fields'],
    ['a short ed25519 key', line(wire('ssh-ed25519', Buffer.alloc(31))), 'fields'],
    ['options in front of the key', `from="10.0.0.1" ${SAMPLE}`, 'not-a-key'],
    ['two keys on a line', `${SAMPLE.split(' ').slice(0, 2).join(' ')}ssh-rsa AAAA`, 'base64-char'],
    ['another word', 'hello', 'not-a-key'],
    ['a type of which this is only the start', `ssh-rsa-cert-v01@openssh.com ${base64}`, 'not-a-key'],
    [
      'a private key',
      `x\n-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n${SAMPLE}`,
      'private-key',
    ],
    ['a private key in the old form', '-----BEGIN RSA PRIVATE KEY-----\nAAAA', 'private-key'],
    ['a private key of PuTTY', 'PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 1\nAAAA', 'private-key'],
  ];
  for (const [title, text, code] of BAD) {
    test(`refuses ${title} as ${code}`, () => {
      const { keys, problems } = readPublicKeys(text);
      assert.deepEqual(keys, []);
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error').map((problem) => problem.code),
        [code],
      );
      assert.notEqual(problems[0]!.message, '');
    });
  }

  test('names the line of each problem, and keeps the good keys', () => {
    const { keys, problems } = readPublicKeys(`${SAMPLE}\nhello\n\n# x\nworld\nssh-rsa AAAA`);
    assert.equal(keys.length, 1);
    assert.deepEqual(
      problems.map(({ code, line: at }) => [code, at]),
      [
        ['not-a-key', 2],
        ['not-a-key', 5],
        ['truncated', 6],
      ],
    );
  });

  test('takes no line for a part of a key that is complete', () => {
    const bare = SAMPLE.split(' ').slice(0, 2).join(' ');
    const { keys, problems } = readPublicKeys(`${bare}\nDone`);
    assert.deepEqual(keys.map(formatPublicKey), [bare]);
    assert.deepEqual(
      problems.map(({ code, line: at }) => [code, at]),
      [['not-a-key', 2]],
    );
  });

  test('finds nothing in an empty file', () => assert.deepEqual(readPublicKeys(' \n\n'), { keys: [], problems: [] }));
});

describe('extractPublicKey', () => {
  const FOUND: readonly (readonly [title: string, output: string])[] = [
    ['alone', SAMPLE],
    ['with words around it', `Generating key pair\n${SAMPLE}\nDone`],
    ['after a prompt on its line', `n0011:~ # ${SAMPLE}\n`],
    ['broken over lines', `Key:\n${WRAPPED}\n`],
    ['twice the same', `${SAMPLE}\n${SAMPLE}`],
  ];
  for (const [title, output] of FOUND) {
    test(`finds a key ${title}`, () => {
      const found = extractPublicKey(output);
      assert.ok(found.ok);
      assert.equal(formatPublicKey(found.key), SAMPLE);
    });
  }

  const REFUSED: readonly (readonly [title: string, output: string, says: RegExp])[] = [
    ['nothing', '', /no public key/],
    ['words only', 'unknown connection', /no public key/],
    ['a damaged key', SAMPLE.slice(0, 200), /base64|cut off/],
    ['two different keys', `${SAMPLE}\n${line(rsa(2048))}`, /several/],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nAAAA', /private/],
  ];
  for (const [title, output, says] of REFUSED) {
    test(`refuses ${title}`, () => {
      const found = extractPublicKey(output);
      assert.ok(!found.ok);
      assert.match(found.problem, says);
    });
  }
});
