import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { after, describe, test } from 'node:test';
import type { ExaErrorKind, Result } from '../../client/src/exaoperation/errors';
import {
  createTransport,
  type CallOptions,
  type Target,
  type Transport,
  type XmlRpcValue,
} from '../../client/src/exaoperation/transport';
import { ACTIVATED, httpAnswer, startRawServer, xmlFault, type RawServer, type Responder } from './support/server';

const READ: CallOptions = { timeoutMs: 20_000, write: false };
const WRITE: CallOptions = { timeoutMs: 20_000, write: true };
const good: Responder = (socket) => void socket.write(httpAnswer(ACTIVATED));

function kindOf(result: Result<XmlRpcValue>): ExaErrorKind | 'ok' {
  return result.ok ? 'ok' : result.error.kind;
}

describe('a transport', () => {
  const open: { close(): unknown }[] = [];
  after(() => Promise.all(open.map((thing) => thing.close())));

  async function serve(respond: Responder): Promise<RawServer> {
    const server = await startRawServer(respond);
    open.push(server);
    return server;
  }

  function connect(url: string, more: Partial<Target> = {}, maxSockets = 1): Transport {
    const target = { name: 'EDU01', url, user: 'admin', password: 'Geheim42', fingerprints: [], ...more };
    const transport = createTransport(target, { maxSockets });
    open.push({ close: () => transport.dispose() });
    return transport;
  }

  test('sends one POST of text/xml with the login in a header, to the object of the cluster', async () => {
    const server = await serve(good);
    await connect(server.url, { user: 'backup ü', password: 'p@:%ß😀' }).call('storage', 'getVolumeList', ['a'], READ);
    const [request] = server.requests;
    assert.match(request!.head, /^POST \/cluster1\/storage HTTP\/1\.1\r\n/);
    assert.match(request!.head, /\r\nContent-Type: text\/xml\r\n/i);
    const login = /\r\nAuthorization: Basic (\S+)/.exec(request!.head)?.[1] ?? '';
    assert.equal(Buffer.from(login, 'base64').toString(), 'backup ü:p@:%ß😀');
    assert.match(request!.body, /<methodName>getVolumeList<\/methodName>/);
    assert.equal(server.requests.length, 1);
  });

  test('hides its own login and given secrets in any text', () => {
    const transport = connect('https://127.0.0.1', { password: 'Geh eim42' });
    const login = Buffer.from('admin:Geh eim42').toString('base64');
    const text = `Geh eim42 Geh%20eim42 ${login} Authorization: Basic QWxhZGRpbg== ftpword`;
    const hidden = transport.redact(text, ['ftpword']);
    assert.equal(hidden, '••• ••• ••• Authorization: Basic ••• •••');
  });

  test('sends strings so that every character arrives', async () => {
    const server = await serve(good);
    await connect(server.url).call(
      '',
      'x',
      ['<a>&amp;\r\n]]>', '<b>&', 'ü😀', -2147483648, true, ['n0011'], { name: 'v0001' }],
      READ,
    );
    const { body } = server.requests[0]!;
    assert.ok(body.includes('<string>&lt;a&gt;&amp;amp;&#xD;\n]]&gt;</string>'), body);
    assert.ok(body.includes('<string>&lt;b&gt;&amp;</string>'), body);
    assert.ok(body.includes('<string>ü😀</string>'));
    assert.ok(body.includes('<int>-2147483648</int>'));
    assert.ok(body.includes('<boolean>1</boolean>'));
    assert.ok(body.includes('<member><name>name</name><value><string>v0001</string></value></member>'));
  });

  test('keeps the connection for the next call', async () => {
    const server = await serve(good);
    const transport = connect(server.url);
    await transport.call('', 'a', [], READ);
    await transport.call('', 'b', [], READ);
    assert.equal(server.connections(), 1);
  });

  /** Answers the first call, and resets the connection when a second one comes over it. */
  const staleOnce: Responder = (socket, { count }) =>
    count === 2 ? socket.resetAndDestroy() : good(socket, { head: '', body: '', count });

  test('repeats a read once when a kept connection turns out to be dead', async () => {
    const server = await serve(staleOnce);
    const transport = connect(server.url);
    await transport.call('', 'a', [], READ);
    assert.equal(kindOf(await transport.call('', 'b', [], READ)), 'ok');
    assert.equal(server.requests.length, 3);
  });

  test('never repeats a write, and says that its outcome is unknown', async () => {
    const server = await serve(staleOnce);
    const transport = connect(server.url);
    await transport.call('', 'a', [], WRITE);
    const second = await transport.call('', 'b', [], WRITE);
    assert.ok(!second.ok);
    assert.deepEqual([second.error.kind, second.error.outcomeUnknown], ['network', true]);
    assert.match(second.error.remedy, /^It is not known whether the call took effect/);
    assert.equal(server.requests.length, 2);
  });

  test('does not repeat a read that was reset over a new connection', async () => {
    const server = await serve((socket) => void socket.resetAndDestroy());
    assert.equal(kindOf(await connect(server.url).call('', 'a', [], READ)), 'network');
    assert.equal(server.requests.length, 1);
  });

  test('does not repeat a read whose answer had begun', async () => {
    const server = await serve((socket, request) =>
      request.count === 2
        ? void socket.write(httpAnswer(ACTIVATED).subarray(0, -20), () => socket.resetAndDestroy())
        : good(socket, request),
    );
    const transport = connect(server.url);
    await transport.call('', 'a', [], READ);
    assert.equal(kindOf(await transport.call('', 'b', [], READ)), 'network');
    assert.equal(server.requests.length, 2);
  });

  const OUTCOMES: readonly (readonly [title: string, respond: Responder, unknown: boolean])[] = [
    ['no answer in time', () => undefined, true],
    ['a lost connection', (socket) => void socket.resetAndDestroy(), true],
    ['an unreadable answer', (socket) => void socket.write(httpAnswer('<methodResponse>')), true],
    ['a page instead of an answer', (socket) => void socket.write(httpAnswer('<html/>')), true],
    ['status 500', (socket) => void socket.write(httpAnswer('', {}, '500 Oops')), true],
    ['status 401', (socket) => void socket.write(httpAnswer('', {}, '401 Unauthorized')), false],
    ['status 404', (socket) => void socket.write(httpAnswer('', {}, '404 Not Found')), false],
    ['a fault', (socket) => void socket.write(httpAnswer(xmlFault(-1, 'UsageError: no'))), false],
  ];
  for (const [title, respond, unknown] of OUTCOMES) {
    test(`after ${title} the outcome of a write is ${unknown ? 'unknown' : 'known'}`, async () => {
      const server = await serve(respond);
      const result = await connect(server.url).call('', 'a', [], { timeoutMs: 300, write: true });
      assert.ok(!result.ok);
      assert.equal(result.error.outcomeUnknown, unknown, result.error.message);
    });
  }

  test('knows that a write which found nobody had no effect', async () => {
    const server = await startRawServer(good);
    await server.close();
    const result = await connect(server.url).call('', 'a', [], WRITE);
    assert.ok(!result.ok);
    assert.deepEqual([result.error.kind, result.error.outcomeUnknown], ['network', false]);
    assert.match(result.error.message, /^EDU01: 127\.0\.0\.1:\d+ refuses connections\.$/);
  });

  test('cancels a call that is under way, closes its connection and keeps working', async () => {
    const stop = new AbortController();
    const server = await serve((socket, request) => (request.count === 1 ? stop.abort() : good(socket, request)));
    const transport = connect(server.url);
    const closed = server.nextClose();
    const result = await transport.call('', 'a', [], { ...WRITE, signal: stop.signal });
    await closed;
    assert.ok(!result.ok);
    assert.deepEqual([result.error.kind, result.error.outcomeUnknown], ['cancelled', true]);
    assert.equal(kindOf(await transport.call('', 'b', [], READ)), 'ok');
  });

  test('cancels a call that waits for its turn, and contacts nobody for one that comes cancelled', async () => {
    const waiting = new AbortController();
    const first = new AbortController();
    const server = await serve(() => waiting.abort());
    const transport = connect(server.url);
    const running = transport.call('', 'a', [], { ...READ, signal: first.signal });
    const second = await transport.call('', 'b', [], { ...READ, signal: waiting.signal });
    const third = await transport.call('', 'c', [], { ...READ, signal: AbortSignal.abort() });
    first.abort();
    assert.deepEqual([second, third, await running].map(kindOf), ['cancelled', 'cancelled', 'cancelled']);
    assert.equal(server.requests.length, 1);
  });

  test('has at most maxSockets calls under way', async () => {
    let most = 0;
    const pending: Socket[] = [];
    const server = await serve((socket) => {
      pending.push(socket);
      most = Math.max(most, pending.length);
      if (pending.length === 2) {
        pending.splice(0).forEach((one) => one.write(httpAnswer(ACTIVATED)));
      }
    });
    const transport = connect(server.url, {}, 2);
    const results = await Promise.all(Array.from({ length: 6 }, () => transport.call('', 'a', [], READ)));
    assert.deepEqual(results.map(kindOf), Array(6).fill('ok'));
    assert.equal(most, 2);
  });

  test('begins the time of a call when it is its turn', async () => {
    const server = await serve((socket, request) => (request.count === 1 ? undefined : good(socket, request)));
    const transport = connect(server.url);
    const slow = transport.call('', 'a', [], { timeoutMs: 400, write: false });
    // Alone it would time out while it waits for the first.
    const next = transport.call('', 'b', [], { timeoutMs: 390, write: false });
    assert.deepEqual([await slow, await next].map(kindOf), ['timeout', 'ok']);
  });

  test('ends all calls as cancelled when it is disposed, and takes no more', async () => {
    const server = await serve(() => transport.dispose());
    const transport = connect(server.url);
    const calls = [transport.call('', 'a', [], READ), transport.call('', 'b', [], READ)];
    assert.deepEqual((await Promise.all(calls)).map(kindOf), ['cancelled', 'cancelled']);
    assert.equal(kindOf(await transport.call('', 'c', [], READ)), 'cancelled');
    assert.equal(server.requests.length, 1);
  });

  test('leaves no listener on a signal that many calls share', async () => {
    const server = await serve(good);
    const transport = connect(server.url, {}, 4);
    const stop = new AbortController();
    let listeners = 0;
    const { signal } = stop;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    Object.assign(signal, {
      addEventListener: (...given: Parameters<typeof add>) => {
        listeners += 1;
        add(...given);
      },
      removeEventListener: (...given: Parameters<typeof remove>) => {
        listeners -= 1;
        remove(...given);
      },
    });
    await Promise.all(Array.from({ length: 30 }, () => transport.call('', 'a', [], { ...READ, signal })));
    assert.equal(listeners, 0);
  });

  const ARGUMENTS: readonly (readonly [title: string, value: unknown])[] = [
    ['a control character', 'geheim\u0000'],
    ['a lone surrogate', 'geheim\ud800'],
    ['U+FFFE', 'geheim\ufffe'],
    ['a control character in a struct', { name: ['geheim\u001b'] }],
    ['a control character in the name of a member', { 'geheim\u0001': 'x' }],
    ['a number with a fraction', 1.5],
    ['a number beyond 32 bits', 2 ** 31],
    ['no number', NaN],
    ['a date', new Date(0)],
    ['bytes', Buffer.from('geheim')],
    ['nothing', undefined],
  ];
  for (const [title, value] of ARGUMENTS) {
    test(`refuses an argument with ${title} without quoting it, and sends nothing`, async () => {
      const server = await serve(good);
      const result = await connect(server.url).call('', 'a', [value as XmlRpcValue], READ);
      assert.ok(!result.ok);
      assert.equal(result.error.kind, 'argument');
      assert.match(result.error.message, /^EDU01: The argument/);
      assert.ok(!JSON.stringify(result).includes('geheim'));
      assert.equal(server.connections(), 0);
    });
  }

  const TARGETS: readonly (readonly [title: string, target: Partial<Target>])[] = [
    ['user and password in the URL', { url: 'https://admin:geheim@127.0.0.1/cluster1/' }],
    ['no URL at all', { url: 'geheim' }],
    ['another scheme', { url: 'ftp://127.0.0.1/geheim' }],
    ['a query in the URL', { url: 'https://127.0.0.1/cluster1/?geheim' }],
    ['a colon in the user name', { user: 'a:geheim' }],
    ['a line break in the user name', { user: 'a\r\ngeheim' }],
    ['a fingerprint that is none', { fingerprints: ['geheim'] }],
  ];
  for (const [title, target] of TARGETS) {
    test(`refuses a target with ${title} in a sentence that does not quote it`, async () => {
      const result = await connect('https://127.0.0.1:1/', target).call('', 'a', [], READ);
      assert.ok(!result.ok);
      assert.equal(result.error.kind, 'argument');
      assert.match(result.error.message, /^EDU01: ./);
      assert.ok(!JSON.stringify(result).includes('geheim'));
    });
  }

  const file = 'Connection1 { REMOTE_URL = ftp://FTPBackup:hunter2hunter2@%s/v0002 }\n'.repeat(50);
  const payload = Buffer.from(file).toString('base64');
  const REPEATS: readonly (readonly [title: string, body: (login: string) => string])[] = [
    ['the login in a fault', (login) => xmlFault(-1, `UsageError: ${login} Geheim42`)],
    ['the file in a fault', () => xmlFault(-1, `UsageError: ${file}`)],
    ['the whole payload in a fault', () => xmlFault(-1, `UsageError: ${payload}`)],
    ['the start of the payload in a fault', () => xmlFault(-1, `UsageError: ${payload.slice(0, 90)}`)],
    // The cut of a long sentence would leave a part that is not recognised any more.
    ['the password where a sentence is cut', () => xmlFault(-1, `UsageError: ${'x '.repeat(991)}Geheim42`)],
    ['the login in the title of a page', (login) => `<html><title>${login}</title>`],
    ['the password as an element', () => '<methodResponse><Geheim42/></methodResponse>'],
  ];
  for (const [title, body] of REPEATS) {
    test(`hides ${title}`, async () => {
      const server = await serve((socket, { head }) => {
        socket.write(httpAnswer(body(/Basic (\S+)/.exec(head)?.[1] ?? '')));
      });
      const result = await connect(server.url).call('', 'callPlugin', [payload], { ...WRITE, secrets: [payload] });
      assert.ok(!result.ok);
      assert.match(result.error.message, /•••/);
      const login = Buffer.from('admin:Geheim42').toString('base64');
      for (const secret of ['hunter2', 'Geh', payload.slice(0, 60), login.slice(0, 16)]) {
        assert.ok(!result.error.message.includes(secret), `${result.error.message} holds ${secret}`);
      }
    });
  }

  test('never contacts the address of a redirect', async () => {
    const victim = await serve(good);
    const server = await serve(
      (socket) => void socket.write(httpAnswer('', { Location: victim.url }, '307 Temporary Redirect')),
    );
    assert.equal(kindOf(await connect(server.url).call('', 'a', [], READ)), 'redirect');
    assert.equal(victim.connections(), 0);
  });
});
