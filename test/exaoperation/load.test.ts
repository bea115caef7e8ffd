import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { after, describe, mock, test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { callPlugin, execute, type RemoteCall } from '../../client/src/exaoperation/calls';
import { createTransport, type Transport } from '../../client/src/exaoperation/transport';
import { runFunction, type Way } from '../../client/src/procedure/runFunction';
import { makeCertificate } from '../support/certificates';
import { ACTIVATED } from './support/server';

const plugin = 'Administration.BackupSync-1.0.17';
const timeouts = { connect: 20, read: 20, log: 20, write: 20, install: 20 };
const certificate = makeCertificate();
const answer = (response: ServerResponse) => response.setHeader('Content-Type', 'text/xml').end(ACTIVATED);

describe('many calls', () => {
  const open: { close(): unknown }[] = [];
  after(() => Promise.all(open.map((thing) => thing.close())));

  /** Counts the connections that are open, the most that were, and all; remembers nothing else. */
  async function serve(respond: (response: ServerResponse) => unknown) {
    const counted = { open: 0, peak: 0, all: 0 };
    const server = createServer(certificate, (request, response) =>
      request.resume().on('end', () => respond(response)),
    );
    server.on('connection', (socket: Socket) => {
      counted.all += 1;
      counted.open += 1;
      counted.peak = Math.max(counted.peak, counted.open);
      socket.on('close', () => {
        counted.open -= 1;
        server.emit('connectionClosed');
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push({
      close: () => {
        server.close();
        server.closeAllConnections();
      },
    });
    const { port } = server.address() as AddressInfo;
    const whenAllClosed = async () => {
      while (counted.open > 0) {
        await once(server, 'connectionClosed');
      }
    };
    return { url: `https://127.0.0.1:${port}/cluster1/`, counted, whenAllClosed };
  }

  function connect(url: string, maxSockets: number): Transport {
    const { fingerprint } = certificate;
    const target = { name: 'EDU01', url, user: 'admin', password: 'Geheim42', fingerprints: [fingerprint] };
    const transport = createTransport(target, { maxSockets });
    open.push({ close: () => transport.dispose() });
    return transport;
  }

  function wayOf(transport: Transport, atOnce: number): Way {
    return {
      cluster: { name: 'EDU01' },
      limits: { reads: atOnce, writes: 1 },
      execute: <T>(call: RemoteCall<T>) => execute(transport, call, { timeouts }),
    };
  }

  const status = (count: number) => ({
    plugin,
    function: 'STATUS',
    nodes: Array.from({ length: count }, (_, index) => `n${String(11 + index).padStart(4, '0')}`),
    argument: '',
    secrets: [],
    write: false,
    deadline: 'read' as const,
  });

  test('to 1,000 nodes never have more connections than the limit, and each is used again', async () => {
    const { url, counted } = await serve(answer);
    const results = await runFunction(wayOf(connect(url, 16), 16), status(1_000));
    assert.equal(results.filter(({ output }) => output === 'activated').length, 1_000);
    assert.deepEqual(counted, { open: 16, peak: 16, all: 16 });
  });

  test('to many nodes open one connection for each tick of the clock, so that a short queue loses none', async (context) => {
    mock.timers.enable({ apis: ['setTimeout'] });
    context.after(() => mock.timers.reset());
    // Every call is held, so that no connection is free for the next worker.
    const held: ServerResponse[] = [];
    let wake: () => void = () => undefined;
    const { url, counted } = await serve((response) => {
      held.push(response);
      wake();
    });
    const run = runFunction(wayOf(connect(url, 8), 8), status(8));
    for (let connection = 1; connection <= 8; connection += 1) {
      while (held.length < connection) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      assert.equal(counted.all, connection);
      mock.timers.tick(2);
    }
    held.forEach(answer);
    assert.equal((await run).filter(({ output }) => output === 'activated').length, 8);
  });

  test('in a row leave no memory and no connections behind', async () => {
    const { url, counted, whenAllClosed } = await serve(answer);
    const transport = connect(url, 4);
    const callOften = async (times: number) => {
      for (let left = times; left > 0; left -= 4) {
        const calls = Array.from({ length: 4 }, () => callPlugin(plugin, 'n0011', 'STATUS', ''));
        const answers = await Promise.all(calls.map((call) => execute(transport, call, { timeouts })));
        assert.ok(answers.every(({ ok }) => ok));
      }
    };
    await callOften(1_000);
    const before = heapUsed();
    await callOften(2_000);
    // If each call left half a KiB, that would be a megabyte.
    const grown = heapUsed() - before;
    assert.ok(grown < 1_000_000, `${grown} bytes more`);
    assert.equal(counted.all, 4);
    transport.dispose();
    await whenAllClosed();
  });
});

/** Of what is still in use. */
function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
