import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { after, describe, test } from 'node:test';
import type { TlsOptions } from 'node:tls';
import type { ExaErrorKind } from '../../client/src/exaoperation/errors';
import { createTransport, type Target } from '../../client/src/exaoperation/transport';
import { normalizeFingerprint } from '../../client/src/exaoperation/fingerprint';
import { inspectCertificate } from '../../client/src/exaoperation/trust';
import { makeCertificate, type TestCertificate } from '../support/certificates';
import { ACTIVATED, httpAnswer, startRawServer, type RawServer, type RawServerOptions } from './support/server';

const authority = makeCertificate({ subject: 'Test authority', isAuthority: true, names: [] });
const other = makeCertificate();
const selfSigned = makeCertificate();
const expired = makeCertificate({ validFromDays: -20, validToDays: -10 });
const future = makeCertificate({ validFromDays: 10 });
const issued = makeCertificate({ issuer: authority });
const wrongHost = makeCertificate({ issuer: authority, names: ['n0010.c0001.exacluster.local', '10.60.101.10'] });
const nameless = makeCertificate({ issuer: authority, names: [] });

interface Row {
  readonly title: string;
  readonly shows: TestCertificate;
  readonly pins?: readonly string[];
  readonly ca?: string;
  readonly expect: ExaErrorKind | 'accepted';
  readonly says?: RegExp;
}

const ROWS: readonly Row[] = [
  { title: 'a self-signed certificate without a pin', shows: selfSigned, expect: 'tls', says: /self-signed/ },
  {
    title: 'a self-signed certificate that is pinned',
    shows: selfSigned,
    pins: [selfSigned.fingerprint],
    expect: 'accepted',
  },
  {
    title: 'a pin as openssl prints it',
    shows: selfSigned,
    pins: [withColons(selfSigned.fingerprint)],
    expect: 'accepted',
  },
  {
    title: 'one of several pins',
    shows: selfSigned,
    pins: [other.fingerprint, selfSigned.fingerprint],
    expect: 'accepted',
  },
  {
    title: 'another certificate than the pinned one',
    shows: selfSigned,
    pins: [other.fingerprint],
    expect: 'tls',
    says: /another certificate/,
  },
  { title: 'an expired certificate that is pinned', shows: expired, pins: [expired.fingerprint], expect: 'accepted' },
  {
    title: 'a certificate of an authority that is not known',
    shows: issued,
    expect: 'tls',
    says: /authority is not known/,
  },
  { title: 'a certificate of the given authority', shows: issued, ca: authority.cert, expect: 'accepted' },
  {
    title: 'a certificate of the second of two given authorities',
    shows: issued,
    ca: `${other.cert}\n${authority.cert}`,
    expect: 'accepted',
  },
  {
    title: 'the given authority and the right pin',
    shows: issued,
    ca: authority.cert,
    pins: [issued.fingerprint],
    expect: 'accepted',
  },
  {
    title: 'the given authority and a wrong pin',
    shows: issued,
    ca: authority.cert,
    pins: [other.fingerprint],
    expect: 'tls',
  },
  {
    title: 'the right pin and another authority',
    shows: selfSigned,
    ca: authority.cert,
    pins: [selfSigned.fingerprint],
    expect: 'tls',
  },
  {
    title: 'another host name, in spite of the authority',
    shows: wrongHost,
    ca: authority.cert,
    expect: 'tls',
    says: /another host name/,
  },
  {
    title: 'another host name, in spite of authority and pin',
    shows: wrongHost,
    ca: authority.cert,
    pins: [wrongHost.fingerprint],
    expect: 'tls',
  },
  { title: 'no host name at all', shows: nameless, ca: authority.cert, expect: 'tls' },
  { title: 'another host name with a pin alone', shows: wrongHost, pins: [wrongHost.fingerprint], expect: 'accepted' },
  {
    title: 'an expired certificate that is its own authority',
    shows: expired,
    ca: expired.cert,
    expect: 'tls',
    says: /expired/,
  },
  {
    title: 'a certificate that is not valid yet',
    shows: future,
    ca: future.cert,
    expect: 'tls',
    says: /not valid yet/,
  },
];

function withColons(fingerprint: string): string {
  return fingerprint.toLowerCase().replace(/..(?=.)/g, '$&:');
}

describe('TLS', () => {
  const servers: RawServer[] = [];
  after(() => Promise.all(servers.map((server) => server.close())));

  async function serve(options: RawServerOptions): Promise<RawServer> {
    const server = await startRawServer((socket) => void socket.write(httpAnswer(ACTIVATED)), options);
    servers.push(server);
    return server;
  }

  async function callOnce(url: string, trust: Pick<Target, 'fingerprints' | 'ca'>, write = false) {
    const transport = createTransport(
      { name: 'EDU01', url, user: 'admin', password: 'Geheim42', ...trust },
      { maxSockets: 1 },
    );
    try {
      return await transport.call('', 'getNodeList', [], { timeoutMs: 20_000, write });
    } finally {
      transport.dispose();
    }
  }

  function trustOf({ pins = [], ca }: Row): Pick<Target, 'fingerprints' | 'ca'> {
    return ca === undefined ? { fingerprints: pins } : { fingerprints: pins, ca };
  }

  for (const versions of [{ maxVersion: 'TLSv1.2' }, { minVersion: 'TLSv1.3' }] as const) {
    for (const row of ROWS) {
      const version = 'maxVersion' in versions ? 'TLS 1.2' : 'TLS 1.3';
      test(`${version}, ${row.title}: ${row.expect}`, async () => {
        const server = await serve({ tls: { key: row.shows.key, cert: row.shows.cert, ...versions } });
        const result = await callOnce(server.url, trustOf(row), true);
        if (row.expect === 'accepted') {
          assert.ok(result.ok, JSON.stringify(result));
          assert.match(server.received(), /Authorization: Basic/);
          return;
        }
        assert.ok(!result.ok);
        assert.equal(result.error.kind, row.expect, result.error.message);
        assert.match(result.error.message, row.says ?? /certificate/);
        assert.equal(result.error.certificate?.fingerprint, row.shows.fingerprint);
        assert.equal(result.error.outcomeUnknown, false);
        assert.equal(server.received(), '', 'not a byte of a request was sent');
      });
    }
  }

  test('a changed certificate is reported with what was pinned and what came', async () => {
    const server = await serve({ tls: { key: selfSigned.key, cert: selfSigned.cert } });
    const result = await callOnce(server.url, { fingerprints: [withColons(other.fingerprint)] });
    assert.ok(!result.ok);
    assert.deepEqual(result.error.expectedFingerprints, [other.fingerprint]);
    assert.ok(result.error.message.includes(selfSigned.fingerprint));
  });

  test('each new connection is judged, also the second of a transport', async () => {
    const server = await startRawServer((socket) => void socket.end(httpAnswer(ACTIVATED, { Connection: 'close' })), {
      tls: { key: selfSigned.key, cert: selfSigned.cert },
    });
    servers.push(server);
    const target = {
      name: 'EDU01',
      url: server.url,
      user: 'admin',
      password: 'x',
      fingerprints: [selfSigned.fingerprint],
    };
    const transport = createTransport(target, { maxSockets: 1 });
    const first = await transport.call('', 'a', [], { timeoutMs: 20_000, write: false });
    const second = await transport.call('', 'b', [], { timeoutMs: 20_000, write: false });
    transport.dispose();
    assert.ok(first.ok && second.ok);
    assert.equal(server.connections(), 2);
  });

  test('a certificate that changes between two calls ends the second one, which shows both', async () => {
    const before = await serve({ tls: { key: selfSigned.key, cert: selfSigned.cert } });
    const target = {
      name: 'EDU01',
      url: before.url,
      user: 'admin',
      password: 'x',
      fingerprints: [selfSigned.fingerprint],
    };
    const transport = createTransport(target, { maxSockets: 1 });
    assert.ok((await transport.call('', 'a', [], { timeoutMs: 20_000, write: false })).ok);
    await before.close();
    const later = await startRawServer(() => undefined, {
      tls: { key: other.key, cert: other.cert },
      port: before.port,
    });
    try {
      const second = await transport.call('', 'b', [], { timeoutMs: 20_000, write: false });
      assert.ok(!second.ok);
      assert.equal(second.error.kind, 'tls');
      assert.deepEqual(second.error.expectedFingerprints, [selfSigned.fingerprint]);
      assert.equal(second.error.certificate?.fingerprint, other.fingerprint);
      assert.equal(later.received(), '');
    } finally {
      transport.dispose();
      await later.close();
    }
  });

  test('IPv6 addresses work', async () => {
    const server = await serve({ tls: { key: selfSigned.key, cert: selfSigned.cert }, host: '::1' });
    assert.ok((await callOnce(server.url, { fingerprints: [selfSigned.fingerprint] })).ok);
  });

  const FAILURES: readonly (readonly [title: string, tls: TlsOptions, kind: ExaErrorKind, says: RegExp])[] = [
    [
      'a server with TLS 1.1 only',
      { maxVersion: 'TLSv1.1', minVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
      'tls',
      /no version of TLS from 1\.2/,
    ],
    ['a server that wants a client certificate', { requestCert: true }, 'tls', /client certificate/],
  ];

  for (const [title, tls, kind, says] of FAILURES) {
    test(`${title}: ${kind}`, async () => {
      const server = await serve({ tls: { key: selfSigned.key, cert: selfSigned.cert, ...tls } });
      const result = await callOnce(server.url, { fingerprints: [selfSigned.fingerprint] });
      assert.ok(!result.ok);
      assert.equal(result.error.kind, kind, result.error.message);
      assert.match(result.error.message, says);
    });
  }

  const answerInClear = (socket: Socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');

  test('https to a port that speaks http says so', async () => {
    const server = await serve({ onConnection: answerInClear });
    const result = await callOnce(server.url.replace('http', 'https'), { fingerprints: [] });
    assert.ok(!result.ok);
    assert.equal(result.error.kind, 'scheme');
    assert.match(result.error.message, /may speak http, not https/);
  });

  test('http to a TLS port that just hangs up is told what it may be', async () => {
    const server = await serve({ tls: { key: selfSigned.key, cert: selfSigned.cert } });
    const result = await callOnce(server.url.replace('https', 'http'), { fingerprints: [] });
    assert.ok(!result.ok);
    assert.equal(result.error.kind, 'network');
    assert.match(result.error.remedy, /may speak https/);
  });

  test('a handshake that never ends costs the connection time only', async () => {
    const server = await serve({});
    const url = server.url.replace('http', 'https');
    const target = { name: 'EDU01', url, user: 'admin', password: 'x', fingerprints: [] };
    const transport = createTransport(target, { maxSockets: 1 });
    const result = await transport.call('', 'a', [], { timeoutMs: 60_000, connectTimeoutMs: 100, write: true });
    transport.dispose();
    assert.ok(!result.ok);
    assert.equal(result.error.kind, 'timeout');
    assert.match(result.error.message, /no connection to .* within 0\.1 s/);
    assert.equal(result.error.outcomeUnknown, false);
  });

  test('inspecting shows the certificate and why it is not trusted, and sends nothing', async () => {
    const server = await serve({ tls: { key: selfSigned.key, cert: selfSigned.cert } });
    const result = await inspectCertificate(server.url, { timeoutMs: 20_000 });
    assert.ok(result.ok);
    const { certificate, trusted, reason } = result.value;
    assert.deepEqual({ trusted, reason }, { trusted: false, reason: 'it is self-signed' });
    assert.equal(certificate.fingerprint, selfSigned.fingerprint);
    assert.equal(certificate.subject, 'CN=EDU01');
    assert.equal(certificate.selfSigned, true);
    assert.match(certificate.validTo, /^\d{4}-\d\d-\d\dT/);
    assert.equal(server.received(), '');
  });

  test('inspecting says that a certificate of the given authority is trusted', async () => {
    const server = await serve({ tls: { key: issued.key, cert: issued.cert } });
    const result = await inspectCertificate(server.url, { timeoutMs: 20_000, ca: authority.cert });
    assert.ok(result.ok);
    assert.equal(result.value.trusted, true);
    assert.equal(result.value.certificate.issuer, 'CN=Test authority');
    assert.equal(result.value.certificate.selfSigned, false);
  });

  const INSPECTIONS: readonly (readonly [title: string, url: (server: RawServer) => string, kind: ExaErrorKind])[] = [
    ['a port that speaks http', ({ port }) => `https://127.0.0.1:${port}`, 'scheme'],
    ['an address with http', ({ port }) => `http://127.0.0.1:${port}`, 'scheme'],
    ['an address with a password', ({ port }) => `https://admin:geheim@127.0.0.1:${port}`, 'argument'],
    ['a port on which nobody listens', () => 'https://127.0.0.1:1', 'network'],
  ];
  for (const [title, url, kind] of INSPECTIONS) {
    test(`inspecting ${title} fails with ${kind}`, async () => {
      const server = await serve({ onConnection: answerInClear });
      const result = await inspectCertificate(url(server), { timeoutMs: 20_000 });
      assert.ok(!result.ok);
      assert.equal(result.error.kind, kind, result.error.message);
      assert.ok(!JSON.stringify(result.error).includes('geheim'));
    });
  }

  test('inspecting can be cancelled, before and while it waits', async () => {
    const server = await serve({});
    const url = server.url.replace('http', 'https');
    const early = await inspectCertificate(url, { timeoutMs: 20_000, signal: AbortSignal.abort() });
    assert.equal(server.connections(), 0);
    const stop = new AbortController();
    const pending = inspectCertificate(url, { timeoutMs: 20_000, signal: stop.signal });
    stop.abort();
    for (const result of [early, await pending]) {
      assert.equal(result.ok ? '' : result.error.kind, 'cancelled');
    }
  });

  test('inspecting a server that says nothing ends with its time', async () => {
    const server = await serve({});
    const result = await inspectCertificate(server.url.replace('http', 'https'), { timeoutMs: 100 });
    assert.equal(result.ok ? '' : result.error.kind, 'timeout');
  });
});

describe('normalizeFingerprint', () => {
  const HEX = 'AB'.repeat(32);
  const ACCEPTED = [
    HEX,
    HEX.toLowerCase(),
    withColons(HEX),
    ` ${HEX.replace(/(.{16})/g, '$1 ')}`,
    `SHA256 Fingerprint=${HEX}`,
    `sha-256: ${HEX}`,
    `edu01.example.com/${HEX}:8563`,
    `10.60.101.11..14/${HEX.toLowerCase()}`,
  ];
  for (const text of ACCEPTED) {
    test(`reads ${text}`, () => assert.equal(normalizeFingerprint(text), HEX));
  }
  for (const text of ['', 'AB', `${HEX}AB`, 'XY'.repeat(32), 'AB'.repeat(20), `edu01/x/${HEX}`, `edu01/${HEX}:port`]) {
    test(`refuses "${text}"`, () => assert.equal(normalizeFingerprint(text), undefined));
  }
});
