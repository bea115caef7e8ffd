import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inspect } from 'node:util';
import type { ExaError, Result } from '../../client/src/exaoperation/errors';
import { createTransport, type Transport, type XmlRpcValue } from '../../client/src/exaoperation/transport';
import { MODES, type Mode } from './support/modes';
import { startRawServer, type RawServer } from './support/server';

const PASSWORD = 'Geh-heim/42';
const BASIC = Buffer.from(`admin:${PASSWORD}`).toString('base64');
const ARGUMENT = Buffer.from('REMOTE_URL = ftp://admin:geheim@%s/v0002').toString('base64');

describe('each way in which a server behaves has one outcome', () => {
  let server: RawServer;
  let mode: Mode | undefined;
  let transport: Transport;

  before(async () => {
    server = await startRawServer((socket, request) => mode?.answer(socket, request));
  });
  after(() => server.close());

  async function call(timeoutMs: number, write: boolean): Promise<Result<XmlRpcValue>> {
    transport = createTransport(
      { name: 'EDU01', url: server.url, user: 'admin', password: PASSWORD, fingerprints: [] },
      { maxSockets: 1 },
    );
    try {
      const params = ['Administration.BackupSync-1.0.17', 'n0011', 'UPLOAD_CONFIG', ARGUMENT];
      return await transport.call('', 'callPlugin', params, {
        timeoutMs,
        write,
        subject: 'n0011',
        secrets: [ARGUMENT],
      });
    } finally {
      transport.dispose();
    }
  }

  function checkSentence(error: ExaError): void {
    assert.match(error.message, /^EDU01 n0011: ./);
    assert.notEqual(error.remedy, '');
    const everything = inspect(error, { depth: Infinity, showHidden: true });
    for (const secret of [PASSWORD, BASIC, ARGUMENT, 'geheim']) {
      assert.ok(!everything.includes(secret), `${everything} holds ${secret}`);
    }
  }

  for (const one of MODES) {
    const expected = 'kind' in one.expect ? one.expect.kind : 'its value';
    test(`${one.name}: ${expected}`, async () => {
      mode = one;
      const result = await call('kind' in one.expect && one.expect.kind === 'timeout' ? 150 : 30_000, false);
      if ('value' in one.expect) {
        assert.deepEqual(result, { ok: true, value: one.expect.value });
        return;
      }
      assert.ok(!result.ok, `it was taken for ${inspect(result)}`);
      assert.equal(result.error.kind, one.expect.kind, result.error.message);
      assert.match(result.error.message, one.expect.says ?? /./);
      assert.equal(result.error.outcomeUnknown, false);
      checkSentence(result.error);
    });
  }
});
