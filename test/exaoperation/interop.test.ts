import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { callPlugin, execute, getNodeList, getVolumeList, type Timeouts } from '../../client/src/exaoperation/calls';
import { encodeArgument } from '../../client/src/exaoperation/payload';
import { createTransport, type Transport, type XmlRpcValue } from '../../client/src/exaoperation/transport';
import { inspectCertificate } from '../../client/src/exaoperation/trust';
import { makeCertificate } from '../support/certificates';

const PYTHON = 'python3';
const PASSWORD = 'p@ss:wörd %/"';
const PLUGIN = 'Administration.BackupSync-1.0.17';
const TIMEOUTS: Timeouts = { connect: 20, read: 20, log: 20, write: 20, install: 20 };
const READ = { timeoutMs: 20_000, write: false };

/** A plain answer where the peer is missing on this machine: the rest of the suite says the same without it. */
const hasPython = spawnSync(PYTHON, ['-c', 'import ssl, xmlrpc.server']).status === 0;

describe('against the XML-RPC server of Python, over TLS with basic auth', () => {
  const certificate = makeCertificate();
  let folder = '';
  let child: ChildProcessWithoutNullStreams | undefined;
  let url = '';
  let transport: Transport;

  const connect = (more: { password?: string; fingerprints?: string[] } = {}) =>
    createTransport(
      { name: 'EDU01', url, user: 'admin', password: PASSWORD, fingerprints: [certificate.fingerprint], ...more },
      { maxSockets: 2 },
    );

  before(async () => {
    if (!hasPython) {
      return;
    }
    folder = await mkdtemp(join(tmpdir(), 'backup-sync-interop-'));
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    await writeFile(cert, certificate.cert);
    await writeFile(key, certificate.key);
    child = spawn(PYTHON, [join(__dirname, 'python_server.py'), cert, key, 'admin', PASSWORD]);
    child.stderr.pipe(process.stderr);
    const [port] = (await once(createInterface(child.stdout), 'line')) as [string];
    url = `https://127.0.0.1:${port}/cluster1/`;
    transport = connect();
  });

  after(async () => {
    if (child) {
      transport.dispose();
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
      await rm(folder, { recursive: true });
    }
  });

  /** A test that needs the peer; without it, it says so and is done. */
  function peerTest(title: string, run: () => Promise<void>): void {
    test(title, async (context) => {
      if (hasPython) {
        await run();
      } else {
        context.diagnostic(`${PYTHON} is not installed: this was not tried`);
      }
    });
  }

  peerTest('the nodes and the volumes are read, each from its object', async () => {
    assert.deepEqual(await execute(transport, getNodeList(), { timeouts: TIMEOUTS }), {
      ok: true,
      value: ['n0011', 'n0012'],
    });
    assert.deepEqual(await execute(transport, getVolumeList(), { timeouts: TIMEOUTS }), { ok: true, value: ['v0001'] });
  });

  peerTest('a plugin function answers with status and output', async () => {
    const status = await execute(transport, callPlugin(PLUGIN, 'n0011', 'STATUS', ''), { timeouts: TIMEOUTS });
    assert.deepEqual(status, { ok: true, value: { status: 0, output: 'not activated' } });
    const unknown = await execute(transport, callPlugin(PLUGIN, 'n0011', 'NOPE', ''), { timeouts: TIMEOUTS });
    assert.deepEqual(unknown, { ok: true, value: { status: 256, output: "Unknown function 'NOPE'" } });
  });

  peerTest('an uploaded file arrives byte by byte', async () => {
    const text = 'Connection1\n{\n  START_CYCLE = */2 * * * *\n  # Größe 😀 <&]]>\n}\n';
    const payload = encodeArgument(text, 'base64');
    assert.ok(payload.ok);
    const answer = await execute(transport, callPlugin(PLUGIN, 'n0011', 'UPLOAD_CONFIG', payload.value), {
      timeouts: TIMEOUTS,
    });
    assert.deepEqual(answer, { ok: true, value: { status: 0, output: text } });
  });

  const ECHOED: readonly XmlRpcValue[] = [
    'plain',
    '',
    ' blanks \t and lines\n',
    'a\r\nb\rc',
    '<a>\r\n&amp;]]></a>',
    'Größe 日本 😀',
    0,
    -2147483648,
    2147483647,
    true,
    false,
    null,
    ['n0011', [1, ['deep']]],
    { name: 'v0001', size: 100, 'odd <name>': '' },
  ];
  for (const value of ECHOED) {
    peerTest(`${JSON.stringify(value)} comes back as it was sent`, async () => {
      assert.deepEqual(await transport.call('', 'echo', [value], READ), { ok: true, value: [value] });
    });
  }

  peerTest('nil is an answer', async () => {
    assert.deepEqual(await transport.call('', 'nothing', [], READ), { ok: true, value: null });
  });

  peerTest('an exception of the server is a fault', async () => {
    const answer = await execute(transport, callPlugin(PLUGIN, 'n0099', 'STATUS', ''), { timeouts: TIMEOUTS });
    assert.ok(!answer.ok);
    assert.deepEqual([answer.error.kind, answer.error.faultCode], ['fault', 1]);
    assert.match(answer.error.message, /^EDU01 n0099: EXAoperation reported: .*KeyError/);
  });

  const REFUSED: readonly (readonly [title: string, more: Parameters<typeof connect>[0], kind: string])[] = [
    ['a wrong password', { password: 'wrong' }, 'auth'],
    ['no pin', { fingerprints: [] }, 'tls'],
    ['a wrong pin', { fingerprints: ['AB'.repeat(32)] }, 'tls'],
  ];
  for (const [title, more, kind] of REFUSED) {
    peerTest(`${title} is an error of kind ${kind}`, async () => {
      const other = connect(more);
      const answer = await other.call('', 'getNodeList', [], READ);
      other.dispose();
      assert.equal(answer.ok ? 'ok' : answer.error.kind, kind);
    });
  }

  peerTest('its certificate can be looked at before anything is sent', async () => {
    const result = await inspectCertificate(url, { timeoutMs: 20_000 });
    assert.ok(result.ok);
    assert.equal(result.value.certificate.fingerprint, certificate.fingerprint);
  });
});
