import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { ClusterFacts } from '../../client/src/exaoperation/clusterFacts';
import type { Result } from '../../client/src/exaoperation/errors';
import {
  createFailover,
  orderAddresses,
  RETRY_AFTER,
  type FailoverOptions,
  type FailoverTransport,
} from '../../client/src/exaoperation/failover';
import { createTransport, type CallOptions, type XmlRpcValue } from '../../client/src/exaoperation/transport';
import { makeCertificate } from '../support/certificates';
import { deadUrl, startClusterServer, type ClusterAnswers, type ClusterServer } from './support/clusterServer';
import { httpAnswer, startRawServer } from './support/server';

const READ: CallOptions = { timeoutMs: 20_000, write: false };
const WRITE: CallOptions = { timeoutMs: 20_000, write: true };
/** Only against servers that never answer. */
const SHORT = { timeoutMs: 200 };
const FACTS: ClusterFacts = { nodes: ['n0011', 'n0012'], plugins: ['Administration.BackupSync-1.0.17'] };

const open: { close(): unknown }[] = [];
after(() => Promise.all(open.map((thing) => thing.close())));

async function serve(
  answers: ClusterAnswers = {},
  options: Parameters<typeof startClusterServer>[1] = {},
): Promise<ClusterServer> {
  const server = await startClusterServer(answers, options);
  open.push(server);
  return server;
}

function connect(
  urls: readonly string[],
  options: FailoverOptions = {},
  fingerprints: readonly string[] = [],
): FailoverTransport {
  const [first, ...others] = urls.map((url) => ({
    url,
    transport: createTransport(
      { name: 'EDU01', url, user: 'admin', password: 'Geheim42', fingerprints },
      { maxSockets: 2 },
    ),
  }));
  const failover = createFailover([first!, ...others], options);
  open.push({ close: () => failover.dispose() });
  return failover;
}

/** Remembers what the first address is known to have said. */
const remembering = (facts: ClusterFacts | undefined = FACTS): FailoverOptions => ({
  memory: { read: () => facts, write: () => undefined },
});

function say(result: Result<XmlRpcValue>): string {
  return result.ok ? 'ok' : `${result.error.kind}: ${result.error.message}`;
}

const closeQuietly: ClusterAnswers['instead'] = (socket) => {
  socket.resetAndDestroy();
  return true;
};
const silence: ClusterAnswers['instead'] = () => true;

describe('a read', () => {
  test('goes on to the next address when the first refuses connections, and stays there', async () => {
    const good = await serve({}, { host: '127.0.0.2' });
    const dead = await deadUrl();
    const cluster = connect([dead, good.url]);
    assert.equal(say(await cluster.call('', 'listMethods', [], READ)), 'ok');
    assert.equal(say(await cluster.call('', 'listMethods', [], READ)), 'ok');
    assert.equal(good.requests.length, 2);
    const { url, silent } = cluster.via();
    assert.equal(url, good.url);
    assert.deepEqual(
      silent.map((one) => one.url),
      [dead],
    );
    assert.match(silent[0]?.error.message ?? '', /refuses connections/);
  });

  test('goes on when there is no host of that name', async () => {
    const good = await serve();
    assert.equal(say(await connect(['http://nowhere.invalid/', good.url]).call('', 'listMethods', [], READ)), 'ok');
  });

  test('goes on when a connection does not come about in its time', async () => {
    const good = await serve();
    const hanging = await startRawServer(() => undefined);
    open.push(hanging);
    const cluster = connect([hanging.url.replace('http', 'https'), good.url]);
    assert.equal(say(await cluster.call('', 'listMethods', [], { ...READ, connectTimeoutMs: 200 })), 'ok');
    assert.match(cluster.via().silent[0]?.error.message ?? '', /no connection to .* within 0.2 s/);
  });

  test('goes on when no complete answer comes, or the connection is lost', async () => {
    const good = await serve();
    for (const instead of [silence, closeQuietly]) {
      const broken = await serve({ instead });
      const cluster = connect([broken.url, good.url]);
      assert.equal(say(await cluster.call('', 'listMethods', [], { ...READ, ...SHORT })), 'ok');
      assert.equal(cluster.via().url, good.url);
    }
  });

  test('goes to an IPv6 address as to any other', async () => {
    const good = await serve({}, { host: '::1' });
    assert.match(good.url, /^http:\/\/\[::1\]:\d+\/cluster1\/$/);
    assert.equal(say(await connect([await deadUrl(), good.url]).call('', 'listMethods', [], READ)), 'ok');
  });

  test('about a node that does not answer is not repeated elsewhere: a dead node costs its time once', async () => {
    const first = await serve({ instead: silence });
    const second = await serve();
    const cluster = connect([first.url, second.url]);
    const result = await cluster.call('', 'callPlugin', [], { ...READ, ...SHORT, subject: 'n0012' });
    assert.match(say(result), /^timeout: EDU01 n0012: no complete answer/);
    assert.deepEqual(second.methods(), []);
    assert.equal(cluster.via().url, first.url);
  });

  test('about a node goes on when the address refuses connections', async () => {
    const good = await serve();
    const result = await connect([await deadUrl(), good.url]).call('', 'callPlugin', [], { ...READ, subject: 'n0011' });
    assert.equal(say(result), 'ok');
  });

  test('says of each address why it has no answer when none has', async () => {
    const [first, second] = [await deadUrl(), await deadUrl('http', '127.0.0.2')];
    const result = await connect([first, second]).call('', 'listMethods', [], READ);
    assert.equal(
      say(result),
      `network: EDU01: ${new URL(first).host} refuses connections. EDU01: ${new URL(second).host} refuses connections.`,
    );
  });

  const refusals: readonly [status: string, kind: string][] = [
    ['401 Unauthorized', 'auth'],
    ['403 Forbidden', 'permission'],
    ['503 Unavailable', 'server'],
  ];
  for (const [status, kind] of refusals) {
    test(`that is answered with ${status} goes nowhere else`, async () => {
      const instead: ClusterAnswers['instead'] = (socket) => socket.write(httpAnswer('', {}, status)) || true;
      const [first, second] = [await serve({ instead }), await serve()];
      assert.match(say(await connect([first.url, second.url]).call('', 'listMethods', [], READ)), RegExp(`^${kind}:`));
      assert.equal(second.connections(), 0);
    });
  }

  test('that is cancelled goes nowhere else', async () => {
    const stop = new AbortController();
    const first = await serve({ instead: () => (stop.abort(), true) });
    const second = await serve();
    const result = await connect([first.url, second.url]).call('', 'listMethods', [], { ...READ, signal: stop.signal });
    assert.match(say(result), /^cancelled/);
    assert.equal(second.connections(), 0);
  });
});

describe('a certificate', () => {
  const [one, two, foreign] = [makeCertificate(), makeCertificate(), makeCertificate()];

  test('is judged at each address: a list of pins holds those of all', async () => {
    const second = await serve({}, { tls: { key: two.key, cert: two.cert }, host: '127.0.0.2' });
    const cluster = connect([await deadUrl('https'), second.url], {}, [one.fingerprint, two.fingerprint]);
    assert.equal(say(await cluster.call('', 'listMethods', [], READ)), 'ok');
  });

  test('that is not pinned gets no byte, and no other address is asked', async () => {
    const first = await serve({}, { tls: { key: foreign.key, cert: foreign.cert } });
    const second = await serve({}, { tls: { key: two.key, cert: two.cert } });
    const cluster = connect([first.url, second.url], {}, [one.fingerprint, two.fingerprint]);
    for (const options of [READ, WRITE]) {
      assert.match(say(await cluster.call('', 'listMethods', [], options)), /^tls: .*shows another certificate/);
    }
    assert.equal(first.received(), '');
    assert.equal(second.connections(), 0);
  });

  test('that is not pinned at the second address ends it there', async () => {
    const second = await serve({}, { tls: { key: foreign.key, cert: foreign.cert } });
    const third = await serve({}, { tls: { key: two.key, cert: two.cert } });
    const cluster = connect([await deadUrl('https'), second.url, third.url], {}, [two.fingerprint]);
    assert.match(say(await cluster.call('', 'listMethods', [], READ)), /^tls:/);
    assert.equal(second.received(), '');
    assert.equal(third.connections(), 0);
  });
});

describe('a write', () => {
  test('to the first address is one call and no other', async () => {
    const [first, second] = [await serve(), await serve()];
    assert.equal(say(await connect([first.url, second.url]).call('', 'install', [], WRITE)), 'ok');
    assert.deepEqual(first.methods(), ['install']);
    assert.equal(second.connections(), 0);
  });

  test('goes to another address after reads there have shown the same cluster', async () => {
    const good = await serve({}, { host: '127.0.0.2' });
    const cluster = connect([await deadUrl(), good.url], remembering());
    assert.equal(say(await cluster.call('', 'install', [], WRITE)), 'ok');
    assert.equal(say(await cluster.call('', 'install', [], WRITE)), 'ok');
    assert.deepEqual(good.methods(), ['getNodeList', 'showPluginList', 'getProperties', 'install', 'install']);
  });

  test('does not go where reads have shown another cluster, but may go to the address after it', async () => {
    const other = await serve({ nodes: ['n0021'] });
    const good = await serve({}, { host: '127.0.0.2' });
    const dead = await deadUrl();
    const refused = await connect([dead, other.url], remembering()).call('', 'install', [], WRITE);
    assert.match(say(refused), /refuses connections.* seems to be another cluster: its nodes are n0021, not n0011/);
    assert.ok(!other.methods().includes('install'));
    const cluster = connect([dead, other.url, good.url], remembering());
    assert.equal(say(await cluster.call('', 'install', [], WRITE)), 'ok');
    assert.deepEqual(
      other.methods().filter((method) => method === 'install'),
      [],
    );
  });

  test('knows by the network two clusters whose nodes and plugins have the same names', async () => {
    const other = await serve({ network: '10.60.102.0/24' });
    const cluster = connect([await deadUrl(), other.url], remembering({ ...FACTS, network: ['10.60.101.0/24'] }));
    assert.match(say(await cluster.call('', 'install', [], WRITE)), /its network is 10.60.102.0\/24/);
  });

  test('goes nowhere else as long as the first address was never seen', async () => {
    const good = await serve();
    const cluster = connect([await deadUrl(), good.url]);
    assert.match(say(await cluster.call('', 'install', [], WRITE)), /same cluster cannot be told/);
    assert.match(say(await cluster.call('', 'install', [], WRITE)), /same cluster cannot be told/);
    assert.ok(!good.methods().includes('install'));
  });

  test('knows the cluster by what reads of the first address have shown', async () => {
    const seen: ClusterFacts[] = [];
    const good = await serve({}, { host: '127.0.0.2' });
    const first = await startClusterServer();
    const cluster = connect([first.url, good.url], {
      memory: { read: () => undefined, write: (now) => seen.push(now) },
    });
    await cluster.call('', 'getNodeList', [], READ);
    await cluster.call('', 'showPluginList', [], READ);
    await first.close();
    await cluster.call('', 'listMethods', [], READ);
    assert.equal(say(await cluster.call('', 'install', [], WRITE)), 'ok');
    assert.deepEqual(seen.slice(0, 2), [{ nodes: FACTS.nodes }, FACTS]);
  });

  for (const [what, instead] of [
    ['no answer came', silence],
    ['the connection was lost', closeQuietly],
  ] as const) {
    test(`of which ${what} is not sent again, and its outcome is unknown`, async () => {
      const [first, second] = [await serve({ instead }), await serve()];
      const result = await connect([first.url, second.url], remembering()).call('', 'install', [], {
        ...WRITE,
        ...SHORT,
      });
      assert.ok(!result.ok);
      assert.ok(result.error.outcomeUnknown);
      assert.deepEqual(first.methods(), ['install']);
      assert.equal(second.connections(), 0);
    });
  }

  test('proves each address that it comes to', async () => {
    const first = await startClusterServer();
    const second = await serve({}, { host: '127.0.0.2' });
    let now = 1_000_000;
    const cluster = connect([await deadUrl(), first.url, second.url], { ...remembering(), now: () => now });
    assert.equal(say(await cluster.call('', 'install', [], WRITE)), 'ok');
    await first.close();
    now += 1;
    await cluster.call('', 'listMethods', [], READ);
    assert.equal(say(await cluster.call('', 'install', [], WRITE)), 'ok');
    assert.deepEqual(second.methods(), ['listMethods', 'getNodeList', 'showPluginList', 'getProperties', 'install']);
  });
});

describe('an address that did not answer', () => {
  test('is tried again after a while, and is used again when it answers', async () => {
    let ill = true;
    const first = await serve({ instead: (socket) => ill && (socket.resetAndDestroy(), true) });
    const second = await serve();
    let now = 1_000_000;
    const ways: string[] = [];
    const cluster: FailoverTransport = connect([first.url, second.url], {
      now: () => now,
      onChange: () => ways.push(cluster.via().url),
    });
    await cluster.call('', 'a', [], READ);
    ill = false;
    now += RETRY_AFTER - 1;
    await cluster.call('', 'b', [], READ);
    now += 1;
    await cluster.call('', 'c', [], READ);
    await cluster.call('', 'd', [], READ);
    assert.deepEqual(first.methods(), ['a', 'c', 'd']);
    assert.deepEqual(second.methods(), ['a', 'b']);
    assert.deepEqual(cluster.via(), { url: first.url, silent: [] });
    assert.equal(ways.at(-1), first.url);
  });

  test('is not looked at by a write', () => {
    const silent = { triedAt: 0 };
    const current = {};
    const later = { now: RETRY_AFTER, write: true };
    assert.deepEqual(orderAddresses([silent, current], current, later), [current, silent]);
    assert.deepEqual(orderAddresses([silent, current], current, { ...later, write: false }), [silent, current]);
  });

  test('comes after all others, the one that was tried longest ago first', () => {
    const [a, b, c, d] = [{ triedAt: 2 }, { triedAt: 1 }, {}, {}];
    assert.deepEqual(orderAddresses([a, b, c, d], d, { now: 3, write: false }), [d, c, b, a]);
  });
});

test('the way says when a read shows something else than the first address did', async () => {
  const other = await serve({ nodes: ['n0021'] });
  const cluster = connect([await deadUrl(), other.url], remembering());
  await cluster.call('', 'getNodeList', [], READ);
  assert.equal(cluster.via().difference, 'its nodes are n0021, not n0011, n0012');
});
