import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { candidatesOf, parseNodeAddresses, proveAddress } from '../../client/src/clusters/failoverAddresses';
import { makeCertificate } from '../support/certificates';
import { startClusterServer, type ClusterAnswers, type ClusterServer } from '../exaoperation/support/clusterServer';

describe('node addresses', () => {
  test('are read with commas, blanks and lines between them', () => {
    assert.deepEqual(parseNodeAddresses(' n0011=10.60.101.11,n0012=2001:db8::12\nn0013=node13;'), {
      n0011: '10.60.101.11',
      n0012: '2001:db8::12',
      n0013: 'node13',
    });
  });

  for (const text of ['', '10.60.101.11', 'n0011 10.60.101.11', 'n0011=', 'EDU01=10.60.101.11']) {
    test(`are asked for again after ${JSON.stringify(text)}`, () => {
      assert.match(JSON.stringify(parseNodeAddresses(text)), /^"Type node and address/);
    });
  }

  const urls: readonly [address: string, first: string, expected: string][] = [
    ['10.60.101.11', 'https://10.60.101.10/cluster1/', 'https://10.60.101.11/cluster1/'],
    ['10.60.101.11', 'https://10.60.101.10:4443/cluster1/', 'https://10.60.101.11:4443/cluster1/'],
    ['10.60.101.11:444', 'https://10.60.101.10:4443/cluster1/', 'https://10.60.101.11:444/cluster1/'],
    ['2001:db8::12', 'https://10.60.101.10:4443/cluster1/', 'https://[2001:db8::12]:4443/cluster1/'],
    ['[2001:db8::12]:444', 'https://10.60.101.10/cluster1/', 'https://[2001:db8::12]:444/cluster1/'],
  ];
  for (const [address, first, expected] of urls) {
    test(`${address} has EXAoperation where ${first} has it`, () => {
      const candidates = candidatesOf(first, { n0011: address });
      assert.ok(typeof candidates !== 'string');
      assert.equal(candidates[0]?.url, expected);
    });
  }

  for (const address of ['evil/path', 'user@host', 'host?x', 'host#x', 'a\\b', '[', 'https://host']) {
    test(`${address} is refused: it is more, or less, than a host`, () => {
      assert.match(
        JSON.stringify(candidatesOf('https://10.60.101.10/', { n0011: address })),
        /^"n0011 needs a host name/,
      );
    });
  }
});

describe('an address', () => {
  const KNOWN = { nodes: ['n0011', 'n0012'], plugins: ['Administration.BackupSync-1.0.17'] };
  const TIMEOUTS = { connect: 5, read: 5, log: 5, write: 5, install: 5 };
  const [right, wrong] = [makeCertificate(), makeCertificate()];
  const servers: ClusterServer[] = [];
  after(() => Promise.all(servers.map((server) => server.close())));

  async function prove(answers: ClusterAnswers, fingerprint = right.fingerprint): Promise<string> {
    const server = await startClusterServer(answers, {
      tls: { key: right.key, cert: right.cert },
      host: '127.0.0.2',
    });
    servers.push(server);
    const target = { name: 'EDU01 n0011', url: server.url, user: 'admin', password: 'x', fingerprints: [fingerprint] };
    const seen = await proveAddress(target, KNOWN, TIMEOUTS);
    return seen.ok ? 'same' : seen.error.message;
  }

  test('that shows the same nodes and plugins is the same cluster', async () => {
    assert.equal(await prove({}), 'same');
  });

  test('that shows other nodes is another cluster', async () => {
    assert.match(
      await prove({ nodes: ['n0021'] }),
      /^EDU01 n0011: 127.0.0.2:\d+ is another cluster: its nodes are n0021/,
    );
  });

  test('gets no login if it shows another certificate than the one that was confirmed', async () => {
    assert.match(await prove({}, wrong.fingerprint), /shows another certificate/);
    assert.equal(servers.at(-1)?.received(), '');
  });
});
