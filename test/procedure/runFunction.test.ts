import assert from 'node:assert/strict';
import { setMaxListeners } from 'node:events';
import { after, before, beforeEach, describe, test } from 'node:test';
import { callPlugin, execute, type RemoteCall } from '../../client/src/exaoperation/calls';
import { createTransport, type Transport } from '../../client/src/exaoperation/transport';
import { runFunction, type FunctionRun, type NodeResult, type Way } from '../../client/src/procedure/runFunction';
import { startSimulator, type Simulator } from '../../simulator/src/index';

const PLUGIN = 'Administration.BackupSync-1.0.17';
const NODES = ['n0011', 'n0012', 'n0013', 'n0014', 'n0015'];

let simulator: Simulator;
let transport: Transport;

before(async () => {
  simulator = await startSimulator({ clusters: 1, nodes: [5], latency: 2 });
  const { name, url, user, password } = simulator.clusters[0]!;
  transport = createTransport({ name, url, user, password, fingerprints: [] }, { maxSockets: 8 });
});

after(async () => {
  transport.dispose();
  await simulator.close();
});

beforeEach(async () => {
  await simulator.clearFaults();
  await each('UNINSTALL', NODES);
});

/** The way of a test to the simulated cluster; times are in seconds. */
function way(reads = 4, writes = 1, seconds = 30): Way {
  const timeouts = { connect: seconds, read: seconds, log: seconds, write: seconds, install: seconds };
  return {
    cluster: { name: 'EDU01' },
    limits: { reads, writes },
    execute: <T>(call: RemoteCall<T>, { node, signal }: { signal?: AbortSignal; node?: string } = {}) =>
      execute(transport, call, { timeouts, ...(signal ? { signal } : {}), ...(node ? { subject: node } : {}) }),
  };
}

const run = (name: string, nodes: readonly string[]): FunctionRun => ({
  plugin: PLUGIN,
  function: name,
  nodes,
  argument: '',
  secrets: [],
  write: name !== 'STATUS',
  deadline: 'write',
});

async function each(name: string, nodes: readonly string[]): Promise<void> {
  for (const node of nodes) {
    await execute(transport, callPlugin(PLUGIN, node, name, ''), {
      timeouts: { connect: 30, read: 30, log: 30, write: 30, install: 30 },
    });
  }
}

const outcomes = (results: readonly NodeResult[]) => results.map(({ exitCode, error }) => exitCode ?? error?.kind);

describe('a write on several nodes', () => {
  test('stops at the first failure, and says of the others on which node it was', async () => {
    await simulator.setFault('fail-node@EDU01/n0013');
    const results = await runFunction(way(), run('INSTALL', NODES));
    assert.deepEqual(outcomes(results), [0, 0, 1, 'notRun', 'notRun']);
    assert.equal(results[4]?.error?.message, 'Not run, because it failed on EDU01 n0013.');
  });

  test('carries on where it is told to', async () => {
    await simulator.setFault('fail-node@EDU01/n0013');
    assert.deepEqual(outcomes(await runFunction(way(), run('INSTALL', NODES), { carryOn: true })), [0, 0, 1, 0, 0]);
  });

  test('does not go past its first node if it fails there, also where it is told to carry on', async () => {
    await simulator.setFault('fail-node@EDU01/n0011');
    const results = await runFunction(way(), run('INSTALL', NODES), { carryOn: true });
    assert.deepEqual(outcomes(results), [1, 'notRun', 'notRun', 'notRun', 'notRun']);
    assert.match(results[1]?.error?.message ?? '', /EDU01 n0011, which went first/);
  });

  test('is noted before anything is sent to a node', async () => {
    const seen: string[] = [];
    await runFunction(way(), run('INSTALL', ['n0011', 'n0012']), {
      onStart: async (node) => {
        const { ok, value } = (await way().execute(callPlugin(PLUGIN, node, 'STATUS', ''))) as {
          ok: boolean;
          value: { output: string };
        };
        seen.push(`${node} ${ok ? value.output : ''}`);
      },
    });
    assert.deepEqual(seen, ['n0011 not installed', 'n0012 not installed']);
  });

  test('that is cancelled says what is not known, and what STATUS said afterwards', async () => {
    await simulator.setFault('slow-node@EDU01/n0012');
    const stop = new AbortController();
    const unknown: string[] = [];
    const started: string[] = [];
    const cancelling: Way = {
      ...way(),
      execute: (call, options) => {
        const answer = way().execute(call, options);
        if (options?.node === 'n0012' && call.write) {
          // It takes a second there: when another node has answered, it is under way.
          void way()
            .execute(callPlugin(PLUGIN, 'n0013', 'STATUS', ''))
            .then(() => stop.abort());
        }
        return answer;
      },
    };
    const results = await runFunction(cancelling, run('INSTALL', NODES), {
      signal: stop.signal,
      onStart: (node) => Promise.resolve(void started.push(node)),
      onUnknown: (node) => unknown.push(node),
    });
    assert.deepEqual(outcomes(results), [0, 'cancelled', 'cancelled', 'cancelled', 'cancelled']);
    assert.deepEqual(started, ['n0011', 'n0012']);
    assert.deepEqual(unknown, ['n0012']);
    assert.match(results[1]?.error?.message ?? '', /not known whether.*STATUS read afterwards: (not )?\w+/);
    assert.equal(results[2]?.error?.message, 'Not run: cancelled before it started.');
  });
});

describe('a read on several nodes', () => {
  test('goes on after failures, and a node that never answers costs its own limit only', async () => {
    await simulator.setFault('dead-node@EDU01/n0011');
    await simulator.setFault('fail-node@EDU01/n0013');
    const ended: string[] = [];
    const results = await runFunction(way(2, 1, 1), run('STATUS', NODES), { onResult: ({ node }) => ended.push(node) });
    assert.deepEqual(outcomes(results), ['timeout', 0, 1, 0, 0]);
    assert.deepEqual(ended, ['n0012', 'n0013', 'n0014', 'n0015', 'n0011']);
    assert.deepEqual(
      results.map(({ node }) => node),
      NODES,
    );
  });

  test('that is cancelled ends what never answers at once', async () => {
    await simulator.setFault('dead-node@EDU01');
    const stop = new AbortController();
    setMaxListeners(0, stop.signal);
    // Its limit is half a minute, which is more than a test gets.
    const results = runFunction(way(5), run('STATUS', NODES), {
      signal: stop.signal,
      onStart: (node) => {
        if (node === 'n0015') {
          stop.abort();
        }
        return Promise.resolve();
      },
    });
    assert.deepEqual(outcomes(await results), Array(5).fill('cancelled'));
  });

  test('opens its connections one after the other', async (context) => {
    context.mock.timers.enable({ apis: ['setTimeout'] });
    const started: string[] = [];
    const held: Way = {
      cluster: { name: 'EDU01' },
      limits: { reads: 3, writes: 1 },
      execute: (_call, { node = '' } = {}) => {
        started.push(node);
        return new Promise(() => undefined);
      },
    };
    void runFunction(held, run('STATUS', NODES));
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    const after: number[] = [];
    for (const step of [0, 2, 2, 2]) {
      context.mock.timers.tick(step);
      await settle();
      after.push(started.length);
    }
    assert.deepEqual(after, [1, 2, 3, 3]);
  });

  test('takes 5,000 nodes, with names of any kind, and gives their results in that order', async () => {
    const nodes = [...Array.from({ length: 4_998 }, (_, index) => `n${index}`), 'a b "c"', 'ü\n<b>'];
    const answering: Way = {
      cluster: { name: 'EDU01' },
      limits: { reads: 16, writes: 1 },
      execute: (() =>
        Promise.resolve({ ok: true, value: { status: 0, output: 'activated' } })) as unknown as Way['execute'],
    };
    const results = await runFunction(answering, run('STATUS', nodes));
    assert.deepEqual(
      results.map(({ node }) => node),
      nodes,
    );
  });
});

test('names with blanks, quotes, letters from anywhere or the form of an option or a path each get a sentence of their own', async () => {
  const odd = ['n 11', 'n"11\'', 'nü11', '-n11', '../n11'];
  const results = await runFunction(way(), run('STATUS', odd));
  assert.deepEqual(
    results.map(({ error }) => error?.message.split(':', 1)[0]),
    odd.map((node) => `EDU01 ${node}`),
  );
});
