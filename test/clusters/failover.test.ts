import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { after, before, beforeEach, describe, test } from 'node:test';
import { ClusterRegistry } from '../../client/src/clusters/registry';
import { Passwords } from '../../client/src/clusters/secrets';
import { factsKey, Sessions, type FactsStore } from '../../client/src/clusters/session';
import { ClusterStates } from '../../client/src/clusters/states';
import { callPlugin, getNodeList } from '../../client/src/exaoperation/calls';
import type { ClusterFacts } from '../../client/src/exaoperation/clusterFacts';
import { startSimulator, type Simulator } from '../../simulator/src/index';
import { deadUrl, startClusterServer } from '../exaoperation/support/clusterServer';
import { ACTIVATED, httpAnswer } from '../exaoperation/support/server';

const PLUGIN = 'Administration.BackupSync-1.0.17';
const TIMEOUTS = { connect: 5, read: 5, log: 5, write: 5, install: 5 };

let simulator: Simulator;
let dead: string;
let facts: Map<string, ClusterFacts>;

before(async () => {
  simulator = await startSimulator({ clusters: 2, nodes: [2], tls: true, latency: 20 });
  dead = await deadUrl('https', '127.0.0.2');
});
after(() => simulator.close());
beforeEach(() => {
  facts = new Map();
});

interface World {
  readonly registry: ClusterRegistry;
  readonly sessions: Sessions;
  readonly states: ClusterStates;
}

/** The first simulated cluster under the given names, each with its addresses. */
async function world(entries: Readonly<Record<string, readonly string[]>>, store: FactsStore = facts): Promise<World> {
  const { user, fingerprint = '', password } = simulator.clusters[0]!;
  const setting = Object.entries(entries).map(([name, urls]) => ({ name, urls, user, fingerprints: [fingerprint] }));
  const registry = new ClusterRegistry({ read: () => setting, write: () => Promise.resolve() });
  const values = new Map<string, string>();
  const passwords = new Passwords(
    {
      get: (key) => Promise.resolve(values.get(key)),
      store: (key, value) => Promise.resolve(void values.set(key, value)),
      delete: (key) => Promise.resolve(void values.delete(key)),
    },
    {},
  );
  for (const cluster of registry.list()) {
    await passwords.keep(cluster, password);
  }
  const settings = { limits: () => ({ reads: 4, writes: 2 }), timeouts: () => TIMEOUTS };
  const sessions = new Sessions(registry, passwords, settings, store);
  return { registry, sessions, states: new ClusterStates(registry, sessions) };
}

const url = (): string => simulator.clusters[0]!.url;

async function install({ sessions }: World, name: string): Promise<string> {
  const opened = await sessions.open(name);
  assert.ok(opened.ok);
  const answer = await opened.value.execute(callPlugin(PLUGIN, 'n0011', 'INSTALL', ''), { node: 'n0011' });
  return answer.ok ? 'ok' : answer.error.message;
}

describe('a cluster whose first address is dead', () => {
  test('is read at the next one, and its state says so', async () => {
    const { registry, states, sessions } = await world({ EDU01: [dead, url()] });
    const [cluster] = registry.list();
    const changes: (string | undefined)[] = [];
    sessions.rerouted.on((name) => changes.push(name));
    const seen = await states.refresh(cluster!);
    assert.ok('nodes' in seen);
    assert.deepEqual(
      seen.nodes.map(({ name }) => name),
      ['n0011', 'n0012'],
    );
    assert.equal(states.via(cluster!)?.url, url());
    assert.deepEqual([...new Set(changes)], ['EDU01']);
    sessions.dispose();
  });

  test('is changed only if it was seen before, be it in an earlier window', async () => {
    const all = await world({ EDU01: [dead, url()] });
    assert.match(await install(all, 'EDU01'), /cannot be told/);
    all.sessions.dispose();
    facts.set(factsKey({ urls: [dead] }), { nodes: ['n0011', 'n0012'], plugins: simulator.state('EDU01').plugins });
    const again = await world({ EDU01: [dead, url()] });
    const outcome = await install(again, 'EDU01');
    again.sessions.dispose();
    assert.equal(outcome, 'ok');
  });

  test('with a single address has no way to speak of', async () => {
    const { registry, states, sessions } = await world({ EDU01: [url()] });
    await states.refresh(registry.list()[0]!);
    assert.equal(states.via(registry.list()[0]!), undefined);
    sessions.dispose();
  });
});

test('what the first address says of the cluster is remembered for the next window, without its passwords', async () => {
  const all = await world({ EDU01: [url(), dead] });
  const opened = await all.sessions.open('EDU01');
  assert.ok(opened.ok);
  assert.ok((await opened.value.execute(getNodeList())).ok);
  assert.deepEqual([...facts], [[`cluster-facts:${url()}`, { nodes: ['n0011', 'n0012'] }]]);
  all.sessions.dispose();
});

test('a node gets one write at a time, also from two entries that share only an address', async () => {
  const held: Socket[] = [];
  let hold = true;
  const server = await startClusterServer({
    instead: (socket, method) => hold && method === 'callPlugin' && held.push(socket) > 0,
  });
  const all = await world({
    EDU01: [server.url, dead],
    Other: [server.url.replace('127.0.0.1', 'localhost'), server.url],
  });
  try {
    const [one, two] = [await all.sessions.open('EDU01'), await all.sessions.open('Other')];
    assert.ok(one.ok && two.ok);
    const writes = [one, two].map(({ value }) =>
      value.execute(callPlugin(PLUGIN, 'n0011', 'INSTALL', ''), { node: 'n0011' }),
    );
    // Reads that were begun later and are complete: what could be sent by now, has been.
    for (const { value } of [one, two, one, two]) {
      await value.execute(getNodeList());
    }
    assert.equal(server.methods().filter((method) => method === 'callPlugin').length, 1);
    hold = false;
    held.forEach((socket) => socket.write(httpAnswer(ACTIVATED)));
    assert.deepEqual(
      (await Promise.all(writes)).map(({ ok }) => ok),
      [true, true],
    );
  } finally {
    // Also ends what still waits for an answer, where an assertion failed.
    all.sessions.dispose();
    await server.close();
  }
});
