import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { chooseProxy, isExcluded, type Environment } from '../../client/src/exaoperation/proxy';
import { createTransport, type CallOptions, type Transport } from '../../client/src/exaoperation/transport';
import { makeCertificate } from '../support/certificates';
import { startProxy, type ProxyServer } from './support/proxyServer';
import { ACTIVATED, httpAnswer, startRawServer, type RawServer } from './support/server';
import { deadUrl } from './support/clusterServer';

const shown = makeCertificate();
const other = makeCertificate();
const PASSWORD = 'Geheim42';
const PROXY_PASSWORD = 'Pr0xy:pw@1';
const PROXY_LOGIN = `Basic ${Buffer.from(`carol:${PROXY_PASSWORD}`).toString('base64')}`;
const READ: CallOptions = { timeoutMs: 20_000, write: false };

const toClose: (() => Promise<void> | void)[] = [];
after(async () => {
  for (const close of toClose.reverse()) {
    await close();
  }
});

async function serve(options: { tls?: boolean; host?: string } = {}): Promise<RawServer> {
  const { tls = true, host = '127.0.0.1' } = options;
  const server = await startRawServer((socket) => void socket.write(httpAnswer(ACTIVATED)), {
    host,
    ...(tls && { tls: { key: shown.key, cert: shown.cert } }),
  });
  toClose.push(() => server.close());
  return server;
}

async function serveProxy(behaviour?: Parameters<typeof startProxy>[0]): Promise<ProxyServer> {
  const proxy = await startProxy(behaviour);
  toClose.push(() => proxy.close());
  return proxy;
}

function by({ port }: { readonly port: number }, more: Environment = {}): Environment {
  const url = `http://carol:${encodeURIComponent(PROXY_PASSWORD)}@127.0.0.1:${port}`;
  return { HTTPS_PROXY: url, HTTP_PROXY: url, ...more };
}

function open(url: string, environment: Environment, fingerprints = [shown.fingerprint]): Transport {
  const choice = chooseProxy(url, environment);
  assert.ok(choice.ok);
  const target = { name: 'EDU01', url, user: 'admin', password: PASSWORD, fingerprints };
  const transport = createTransport(target, { maxSockets: 2, proxy: choice.value });
  toClose.push(() => transport.dispose());
  return transport;
}

/** The error of a call that fails, in which no secret is. */
async function failure(transport: Transport, options = READ) {
  const result = await transport.call('', 'getNodeList', [], options);
  assert.ok(!result.ok);
  const text = JSON.stringify(result.error);
  for (const secret of [PASSWORD, PROXY_PASSWORD, encodeURIComponent(PROXY_PASSWORD), PROXY_LOGIN.slice(6)]) {
    assert.ok(!text.includes(secret), text);
  }
  return result.error;
}

describe('a call by a proxy', () => {
  test('reaches a server with the right pin; the login of each stays with it', async () => {
    const [server, proxy] = [await serve(), await serveProxy()];
    const result = await open(server.url, by(proxy)).call('', 'getNodeList', [], READ);
    assert.ok(result.ok, JSON.stringify(result));
    assert.deepEqual(proxy.asked, [{ target: `127.0.0.1:${server.port}`, login: PROXY_LOGIN }]);
    assert.match(server.received(), /Authorization: Basic/);
    assert.doesNotMatch(server.received(), /Proxy-Authorization/i);
    assert.ok(!server.received().includes(PROXY_LOGIN));
  });

  test('sends nothing to a server with another certificate than the pinned one', async () => {
    const [server, proxy] = [await serve(), await serveProxy()];
    const error = await failure(open(server.url, by(proxy), [other.fingerprint]), { ...READ, write: true });
    assert.equal(error.kind, 'tls');
    assert.equal(error.certificate?.fingerprint, shown.fingerprint);
    assert.equal(error.outcomeUnknown, false);
    assert.equal(server.received(), '', 'not a byte of a request was sent');
  });

  test('sends nothing to a server that nobody vouches for', async () => {
    const [server, proxy] = [await serve(), await serveProxy()];
    assert.match((await failure(open(server.url, by(proxy), []))).message, /self-signed/);
    assert.equal(server.received(), '');
  });

  test('uses the tunnel again for the next calls, also with large ones', async () => {
    const [server, proxy] = [await serve(), await serveProxy()];
    const transport = open(server.url, by(proxy));
    const large = 'x'.repeat(300_000);
    for (const text of ['a', large, 'b']) {
      assert.ok((await transport.call('', 'callPlugin', [text], READ)).ok);
    }
    assert.equal(server.requests.length, 3);
    assert.ok(server.requests[1]!.body.includes(large));
    assert.equal(proxy.asked.length, 1);
  });

  test('opens a tunnel each for calls at the same time, and closes all at the end', async () => {
    const [server, proxy] = [await serve(), await serveProxy()];
    const transport = open(server.url, by(proxy));
    const results = await Promise.all(['a', 'b'].map((method) => transport.call('', method, [], READ)));
    assert.ok(results.every(({ ok }) => ok));
    assert.equal(proxy.asked.length, 2);
    transport.dispose();
    while (proxy.open() > 0) {
      await proxy.nextClose();
    }
  });

  test('also works without TLS, over one tunnel', async () => {
    const [server, proxy] = [await serve({ tls: false }), await serveProxy()];
    const transport = open(server.url, by(proxy), []);
    for (const method of ['a', 'b']) {
      assert.ok((await transport.call('', method, [], READ)).ok);
    }
    assert.equal(proxy.asked.length, 1);
    assert.ok(!server.received().includes(PROXY_LOGIN));
  });

  test('names an IPv6 host in brackets', async () => {
    const [server, proxy] = [await serve({ host: '::1' }), await serveProxy()];
    assert.ok((await open(server.url, by(proxy)).call('', 'a', [], READ)).ok);
    assert.equal(proxy.asked[0]?.target, `[::1]:${server.port}`);
  });

  test('goes straight to a host that NO_PROXY lists', async () => {
    const [server, proxy] = [await serve(), await serveProxy()];
    assert.ok((await open(server.url, by(proxy, { NO_PROXY: '127.0.0.1' })).call('', 'a', [], READ)).ok);
    assert.deepEqual(proxy.asked, []);
  });

  test('says that the proxy wants a login, and names the variable for it', async () => {
    const [server, proxy] = [await serve(), await serveProxy({ refuse: 407 })];
    const error = await failure(open(server.url, by(proxy)), { ...READ, write: true });
    assert.deepEqual([error.kind, error.httpStatus, error.outcomeUnknown], ['proxy', 407, false]);
    assert.equal(error.message, `EDU01: the proxy 127.0.0.1:${proxy.port} wants a login.`);
    assert.match(error.remedy, /HTTPS_PROXY/);
    assert.equal(server.connections(), 0);
  });

  for (const status of [403, 502, 504]) {
    test(`says that the proxy does not connect when it answers ${status}`, async () => {
      const [server, proxy] = [await serve(), await serveProxy({ refuse: status })];
      const error = await failure(open(server.url, by(proxy)), { ...READ, write: true });
      assert.deepEqual([error.kind, error.httpStatus, error.outcomeUnknown], ['proxy', status, false]);
      assert.equal(error.unanswered, 'connection');
      assert.match(error.message, new RegExp(`does not connect to 127\\.0\\.0\\.1:${server.port} .*${status}`));
    });
  }

  test('says so where no proxy listens', async () => {
    const port = Number(new URL(await deadUrl()).port);
    const error = await failure(open('https://edu01.example.com', by({ port })));
    assert.equal(error.kind, 'proxy');
    assert.equal(error.message, `EDU01: no connection to the proxy 127.0.0.1:${port} (ECONNREFUSED).`);
  });

  test('says so where something else listens', async () => {
    const odd = await startRawServer(() => undefined, { onConnection: (socket) => void socket.write('220 ftp\r\n') });
    toClose.push(() => odd.close());
    assert.match((await failure(open('https://edu01.example.com', by(odd)))).message, /does not answer as a proxy/);
  });

  test('gives up a proxy that never answers at the limit for connections, and leaves nothing open', async () => {
    const proxy = await serveProxy({ silent: true });
    const closed = proxy.nextClose();
    const error = await failure(open('https://edu01.example.com', by(proxy)), { ...READ, connectTimeoutMs: 50 });
    assert.deepEqual([error.kind, error.unanswered], ['timeout', 'connection']);
    await closed;
  });

  test('gives up at the limit for the whole call, too', async () => {
    const proxy = await serveProxy({ silent: true });
    const closed = proxy.nextClose();
    const error = await failure(open('http://edu01.example.com', by(proxy)), { ...READ, timeoutMs: 50 });
    assert.equal(error.kind, 'timeout');
    await closed;
  });

  test('can be cancelled while the proxy is asked', async () => {
    const proxy = await serveProxy({ silent: true });
    const [asked, closed, stop] = [proxy.nextRequest(), proxy.nextClose(), new AbortController()];
    const pending = failure(open('https://edu01.example.com', by(proxy)), { ...READ, signal: stop.signal });
    await asked;
    stop.abort();
    assert.equal((await pending).kind, 'cancelled');
    await closed;
  });

  test('hides the password of the proxy in whatever is shown', () => {
    const transport = open('https://edu01.example.com', by({ port: 1 }));
    const hidden = transport.redact(`${PROXY_PASSWORD} and ${PROXY_LOGIN}`, []);
    assert.doesNotMatch(hidden, /Pr0xy|Y2Fyb2w/);
  });
});

describe('chooseProxy', () => {
  const URL_OF = 'https://edu01.example.com/cluster1/';
  const chosen = (environment: Environment, url = URL_OF): string => {
    const choice = chooseProxy(url, environment);
    return choice.ok ? (choice.value ? 'proxy' : 'direct') : choice.problem;
  };

  test('goes by the scheme of the URL', () => {
    assert.equal(chosen({ HTTPS_PROXY: 'http://p:1' }), 'proxy');
    assert.equal(chosen({ HTTP_PROXY: 'http://p:1' }), 'direct');
    assert.equal(chosen({ HTTP_PROXY: 'http://p:1' }, 'http://edu01'), 'proxy');
    assert.equal(chosen({}), 'direct');
    assert.equal(chosen({ HTTPS_PROXY: ' ' }), 'direct');
  });

  test('prefers lower case, also where it is empty', () => {
    assert.equal(chosen({ https_proxy: 'http://p:1' }), 'proxy');
    assert.equal(chosen({ https_proxy: '', HTTPS_PROXY: 'http://p:1' }), 'direct');
    assert.equal(chosen({ HTTPS_PROXY: 'http://p:1', no_proxy: 'edu01.example.com' }), 'direct');
  });

  test('takes a host without a scheme', () => assert.equal(chosen({ HTTPS_PROXY: 'proxy.example.com:3128' }), 'proxy'));

  for (const wrong of [
    'socks5://u:geheim@p:1',
    'http://u:geheim@',
    'http://u:geheim%zz@p:1',
    'http://u:geheim@p:port',
  ]) {
    test(`refuses ${wrong} without quoting it`, () => {
      assert.equal(
        chosen({ HTTPS_PROXY: wrong }),
        'HTTPS_PROXY has to have the form http://[USER:PASSWORD@]HOST:PORT.',
      );
    });
  }
});

describe('NO_PROXY', () => {
  const ROWS: readonly (readonly [list: string, host: string, excluded: boolean])[] = [
    ['*', 'edu01.example.com', true],
    ['edu01.example.com', 'edu01.example.com', true],
    ['EDU01.example.com', 'edu01.example.com', true],
    ['example.com', 'edu01.example.com', true],
    ['.example.com', 'edu01.example.com', true],
    ['*.example.com', 'edu01.example.com', true],
    ['ample.com', 'edu01.example.com', false],
    ['other, edu01.example.com', 'edu01.example.com', true],
    ['other edu01.example.com', 'edu01.example.com', true],
    ['edu01.example.com:443', 'edu01.example.com', true],
    ['edu01.example.com:8443', 'edu01.example.com', false],
    ['10.60.101.10', '10.60.101.10', true],
    ['10.60.101.10:443', '10.60.101.10', true],
    ['101.10', '10.60.101.10', false],
    ['.10', '10.60.101.10', false],
    ['::1', '::1', true],
    ['[::1]', '::1', true],
    ['[::1]:443', '::1', true],
    ['[::1]:8443', '::1', false],
    ['0:0:0:0:0:0:0:1', '::1', true],
    ['localhost', '127.0.0.1', false],
    ['', '127.0.0.1', false],
    [',', 'edu01.example.com', false],
    ['.', 'edu01.example.com', false],
  ];
  for (const [list, hostname, excluded] of ROWS) {
    test(`"${list}" ${excluded ? 'lists' : 'does not list'} ${hostname}`, () => {
      assert.equal(isExcluded({ hostname, port: 443 }, list), excluded);
    });
  }
});
