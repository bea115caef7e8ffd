import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { callPlugin, execute, type Timeouts } from '../../client/src/exaoperation/calls';
import { classifyConnectionError } from '../../client/src/exaoperation/classify';
import type { ExaError, Result } from '../../client/src/exaoperation/errors';
import type { PluginAnswer } from '../../client/src/exaoperation/plugin';
import { createTransport } from '../../client/src/exaoperation/transport';
import { failures, UNKNOWN, type Failure, type Port } from '../../scripts/lib/failures';
import { fill } from '../../scripts/lib/failuresPage';
import { hasPython, startHostileServer, type HostileServer } from './support/hostile';

const PLUGIN = 'Administration.BackupSync-1.0.17';
const PASSWORD = 'Geh-heim/42';
/** Seconds: enough for a busy machine where an answer comes, short where none does. */
const PATIENT: Timeouts = { connect: 30, read: 30, log: 30, write: 30, install: 30 };
const BRIEF = 0.5;
const NO_ANSWER: Timeouts = { ...PATIENT, read: BRIEF, install: BRIEF };
const NO_CONNECTION: Timeouts = { ...PATIENT, connect: BRIEF };

const rows = failures.flatMap((group) => group.rows);

describe('a server in Python that misbehaves over TLS', () => {
  let server: HostileServer;

  before(async () => {
    if (hasPython) {
      server = await startHostileServer();
    }
  });
  after(async () => {
    if (hasPython) {
      await server.close();
    }
  });

  /** A test that needs the peer; without it, it says so and is done. */
  function peerTest(title: string, run: () => Promise<void>): void {
    test(title, async (context) => {
      if (hasPython) {
        await run();
      } else {
        context.diagnostic('Python 3 is not installed: this was not tried');
      }
    });
  }

  const hostOf = ({ name }: Port) => `127.0.0.1:${server.ports[name]}`;
  const nodeOf = (mode: string) => `n${String(server.modes.indexOf(mode)).padStart(4, '0')}`;

  /** Calls a function on some nodes at once, over the connections of one cluster. */
  async function callAll(port: Port, name: string, nodes: readonly string[], timeouts: Timeouts) {
    const transport = createTransport(
      {
        name: 'EDU01',
        url: `${port.scheme}://${hostOf(port)}/cluster1/`,
        user: 'admin',
        password: PASSWORD,
        fingerprints: port.trust === 'pin' ? [server.fingerprint] : [],
        ...(port.trust === 'ca' && { ca: server.authority }),
      },
      { maxSockets: 3 },
    );
    const results = nodes.map((node) => execute(transport, callPlugin(PLUGIN, node, name, ''), { timeouts }));
    const all = await Promise.all(results);
    transport.dispose();
    return all;
  }

  const MAIN: Port = { name: 'good', scheme: 'https', trust: 'pin' };
  const GOOD: Result<PluginAnswer> = { ok: true, value: { status: 0, output: 'not activated' } };

  function check(error: ExaError, row: Failure, node: string, port: Port, isWrite: boolean, mode = ''): void {
    const words = {
      host: hostOf(port),
      url: `${port.scheme}://${hostOf(port)}/cluster1/`,
      seconds: String(BRIEF),
      fingerprint: error.certificate?.fingerprint ?? '',
      mode,
    };
    const isUnknown = isWrite && row.afterWrite === 'unknown';
    assert.deepEqual(
      { kind: error.kind, message: error.message, remedy: error.remedy, outcomeUnknown: error.outcomeUnknown },
      {
        kind: row.kind,
        message: `EDU01 ${node}: ${fill(row.message, words)}`,
        remedy: `${isUnknown ? `${UNKNOWN} ` : ''}${fill(row.remedy, words)}`,
        outcomeUnknown: isUnknown,
      },
    );
    assert.ok(!JSON.stringify(error).includes(PASSWORD));
  }

  for (const row of rows) {
    for (const mode of row.modes ?? []) {
      peerTest(`${mode}: ${row.kind}, and the nodes beside it have their results`, async () => {
        const timeouts = row.kind === 'timeout' ? NO_ANSWER : PATIENT;
        for (const name of ['STATUS', 'INSTALL']) {
          const bad = callAll(MAIN, name, [nodeOf(mode)], timeouts);
          const [first, second] = await callAll(MAIN, name, [nodeOf('good'), nodeOf('good')], PATIENT);
          assert.deepEqual([first, second], [GOOD, GOOD]);
          const [result] = await bad;
          assert.ok(result?.ok === false, `it was taken for ${JSON.stringify(result)}`);
          check(result.error, row, nodeOf(mode), MAIN, name === 'INSTALL', mode);
        }
      });
    }
    const { port } = row;
    if (port !== undefined) {
      peerTest(`${row.title} (${port.scheme}): ${row.kind}`, async () => {
        for (const name of ['STATUS', 'INSTALL']) {
          const node = nodeOf('good');
          const [result] = await callAll(port, name, [node], row.kind === 'timeout' ? NO_CONNECTION : PATIENT);
          assert.ok(result?.ok === false, `it was taken for ${JSON.stringify(result)}`);
          check(result.error, row, node, port, name === 'INSTALL');
        }
      });
    }
  }

  const NORMAL: Readonly<Record<string, PluginAnswer>> = {
    gzip: { status: 0, output: 'not activated' },
    'HTTP 1.0': { status: 0, output: 'not activated' },
    '100 Continue first': { status: 0, output: 'not activated' },
    'UTF-16': { status: 0, output: 'not activated' },
    'raw Latin-1 and controls': { status: 0, output: 'not activated\ufffd' },
    'another type': { status: 0, output: 'not activated' },
    'negative status': { status: -1, output: 'killed' },
    'exit 1': { status: 256, output: 'no such connection' },
  };
  for (const [mode, value] of Object.entries(NORMAL)) {
    peerTest(`${mode}: a normal result`, async () => {
      assert.deepEqual(await callAll(MAIN, 'STATUS', [nodeOf(mode)], PATIENT), [{ ok: true, value }]);
    });
  }

  peerTest('a bad answer among good ones, over the same connections, costs nobody else a result', async () => {
    const bad = ['reset', 'malformed', '500', 'endless', 'HTTP 0.9', 'fault KeyError'];
    const nodes = bad.flatMap((mode) => [nodeOf('good'), nodeOf(mode)]);
    const results = await callAll(MAIN, 'STATUS', nodes, PATIENT);
    assert.deepEqual(
      results.map((result) => (result.ok ? 'ok' : result.error.kind)),
      ['ok', 'network', 'ok', 'protocol', 'ok', 'server', 'ok', 'tooLarge', 'ok', 'notHttp', 'ok', 'fault'],
    );
  });

  peerTest('no mode of it is forgotten', () => {
    const tried = new Set(['good', ...Object.keys(NORMAL), ...rows.flatMap(({ modes = [] }) => modes)]);
    assert.deepEqual(
      server.modes.filter((mode) => !tried.has(mode)),
      [],
    );
    return Promise.resolve();
  });
});

describe('what no server on this machine can do', () => {
  for (const { title, code, kind, message, remedy } of rows) {
    if (code !== undefined) {
      test(`${title}: ${kind}`, () => {
        const where = { who: 'EDU01 n0011', host: 'h:443', url: 'https://h/cluster1/', user: 'admin' };
        const error = classifyConnectionError({ code }, where);
        assert.equal(error.kind, kind);
        assert.equal(error.message, `EDU01 n0011: ${fill(message, { host: 'h:443' })}`);
        assert.equal(error.remedy, remedy);
      });
    }
  }
});
