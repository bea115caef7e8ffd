import { X509Certificate, createHash, generateKeyPair, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as der from './der';

/** What a TLS server needs, in PEM, and the fingerprint that a client is shown: 64 upper-case hex digits. */
export interface ServerCertificate {
  readonly key: string;
  readonly certificate: string;
  readonly fingerprint: string;
}

const day = 24 * 60 * 60 * 1000;
const oid = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
};

/** A self-signed leaf for 127.0.0.1, ::1 and localhost, as EXAoperation makes one for itself on installation. */
export async function createCertificate(clusterName: string, now = new Date()): Promise<ServerCertificate> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const body = toBeSigned(clusterName, publicKey, now);
  const signature = sign('sha256', body, privateKey);
  const whole = der.sequence(body, signatureAlgorithm(), der.bitString(signature));
  return describe(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), pem(whole));
}

/** The certificate kept in `folder` for this cluster; made and kept where there is none that can still be used. */
export async function keptCertificate(folder: string, clusterName: string): Promise<ServerCertificate> {
  const keyFile = join(folder, `${clusterName}.key.pem`);
  const certificateFile = join(folder, `${clusterName}.certificate.pem`);
  const kept = await readKept(keyFile, certificateFile);
  if (kept !== undefined) {
    return kept;
  }
  const made = await createCertificate(clusterName);
  await mkdir(folder, { recursive: true });
  await writeFile(keyFile, made.key, { mode: 0o600 });
  await writeFile(certificateFile, made.certificate);
  return made;
}

async function readKept(keyFile: string, certificateFile: string): Promise<ServerCertificate | undefined> {
  try {
    const [key, certificate] = await Promise.all([readFile(keyFile, 'utf8'), readFile(certificateFile, 'utf8')]);
    const expires = Date.parse(new X509Certificate(certificate).validTo);
    return expires > Date.now() ? describe(key, certificate) : undefined;
  } catch {
    return undefined;
  }
}

function describe(key: string, certificate: string): ServerCertificate {
  const { raw } = new X509Certificate(certificate);
  return { key, certificate, fingerprint: createHash('sha256').update(raw).digest('hex').toUpperCase() };
}

const pem = (bytes: Buffer): string =>
  [
    '-----BEGIN CERTIFICATE-----',
    ...(bytes.toString('base64').match(/.{1,64}/g) ?? []),
    '-----END CERTIFICATE-----',
    '',
  ].join('\n');

const signatureAlgorithm = (): Buffer => der.sequence(der.objectIdentifier(oid.sha256WithRsa), der.nothing());

/** RFC 5280, section 4.1: TBSCertificate of version 3; issuer and subject are the same name. */
function toBeSigned(clusterName: string, publicKey: KeyObject, now: Date): Buffer {
  const name = distinguishedName(clusterName);
  const validity = der.sequence(
    der.utcTime(new Date(now.getTime() - day)),
    der.utcTime(new Date(now.getTime() + 3650 * day)),
  );
  return der.sequence(
    der.explicit(0, der.integer(Buffer.from([2]))),
    der.integer(serialNumber()),
    signatureAlgorithm(),
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.explicit(3, extensions()),
  );
}

/** A first byte from 0x40 to 0x7F keeps the number positive and in its shortest form. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes.writeUInt8((bytes.readUInt8(0) & 0x3f) | 0x40, 0);
  return bytes;
}

const distinguishedName = (clusterName: string): Buffer =>
  der.sequence(
    attribute(oid.organization, 'Simulated EXAoperation'),
    attribute(oid.commonName, `${clusterName.toLowerCase()}.exacluster.local`),
  );

const attribute = (type: string, value: string): Buffer =>
  der.set(der.sequence(der.objectIdentifier(type), der.utf8String(value)));

function extensions(): Buffer {
  const loopback6 = Buffer.alloc(16);
  loopback6.writeUInt8(1, 15);
  const dnsName = (name: string): Buffer => der.implicit(2, Buffer.from(name, 'ascii'));
  const ipAddress = (address: Buffer): Buffer => der.implicit(7, address);
  const digitalSignatureAndKeyEncipherment = Buffer.from([0xa0]);
  return der.sequence(
    extension(
      oid.subjectAlternativeName,
      der.sequence(dnsName('localhost'), ipAddress(Buffer.from([127, 0, 0, 1])), ipAddress(loopback6)),
    ),
    criticalExtension(oid.basicConstraints, der.sequence()),
    criticalExtension(oid.keyUsage, der.bitString(digitalSignatureAndKeyEncipherment, 5)),
    extension(oid.extendedKeyUsage, der.sequence(der.objectIdentifier(oid.serverAuthentication))),
  );
}

const extension = (type: string, value: Buffer): Buffer =>
  der.sequence(der.objectIdentifier(type), der.octetString(value));

const criticalExtension = (type: string, value: Buffer): Buffer =>
  der.sequence(der.objectIdentifier(type), der.boolean(true), der.octetString(value));
