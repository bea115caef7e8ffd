import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { describe, test, type TestContext } from 'node:test';
import { createFront } from '../../scripts/demo/front.mjs';

const TOKEN = 'the-token';
const KEY = Buffer.alloc(32, 5);

interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

describe('the front of the VS Code server', () => {
  test('hands a request on with its method, path, headers and body', async (t) => {
    const { port } = await openFront(t);
    const { status, body } = await ask(port, '/a?b=c', { method: 'PUT', headers: { 'X-Own': '1' } }, 'payload');
    assert.equal(status, 201);
    assert.equal(body.toString(), `PUT /a?b=c x-own=1 host=127.0.0.1:${port} payload`);
  });

  test('answers with 502 when the server is gone', async (t) => {
    const { port, server } = await openFront(t);
    server.close();
    await once(server, 'close');
    assert.equal((await ask(port, '/')).status, 502);
  });

  const foreign: [what: string, headers: http.OutgoingHttpHeaders][] = [
    ['whose host name is another', { Host: 'evil.example:80' }],
    ['that comes from another origin', { Origin: 'http://evil.example' }],
    ['that comes from another port of this machine', { Origin: 'http://127.0.0.1:1' }],
    ['that comes from a sandboxed page', { Origin: 'null' }],
    ['that another site makes a browser send', { 'Sec-Fetch-Site': 'cross-site' }],
    ['that another server of this machine makes a browser send', { 'Sec-Fetch-Site': 'same-site' }],
  ];
  for (const [what, headers] of foreign) {
    test(`refuses a request ${what}`, async (t) => {
      const { port, seen } = await openFront(t);
      assert.equal((await ask(port, '/', { headers })).status, 403);
      assert.deepEqual(seen, []);
    });

    test(`refuses a WebSocket ${what}`, async (t) => {
      const { port, seen } = await openFront(t);
      assert.match(await upgrade(port, { Host: `127.0.0.1:${port}`, ...headers }), /^HTTP\/1.1 403 /);
      assert.deepEqual(seen, []);
    });
  }

  test('lets its own pages in', async (t) => {
    const { port } = await openFront(t);
    const headers = { Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' };
    assert.equal((await ask(port, '/', { headers })).status, 201);
  });

  test('follows a link from another site only with the token in it', async (t) => {
    const { port } = await openFront(t);
    const headers = { 'Sec-Fetch-Site': 'cross-site' };
    assert.equal((await ask(port, `/?tkn=${TOKEN}`, { headers })).status, 201);
    assert.equal((await ask(port, '/?tkn=guessed', { headers })).status, 403);
    assert.equal((await ask(port, `/?tkn=${TOKEN}`, { headers: { ...headers, Host: 'evil.example' } })).status, 403);
  });

  test('gives the same key for secrets every time, to whoever has the token', async (t) => {
    const { port } = await openFront(t);
    const request = { method: 'POST', headers: { Cookie: `other=1; vscode-tkn=${TOKEN}` } };
    for (const { status, body } of [await ask(port, '/mint-key', request), await ask(port, '/mint-key', request)]) {
      assert.equal(status, 200);
      assert.deepEqual(body, KEY);
    }
  });

  const withoutRight: [who: string, method: string, headers: http.OutgoingHttpHeaders][] = [
    ['without a token', 'POST', {}],
    ['with a wrong token', 'POST', { Cookie: 'vscode-tkn=the-takin' }],
    ['with a longer token', 'POST', { Cookie: `vscode-tkn=${TOKEN}s` }],
    ['by GET, as a link would', 'GET', { Cookie: `vscode-tkn=${TOKEN}` }],
  ];
  for (const [who, method, headers] of withoutRight) {
    test(`keeps the key for secrets from a request ${who}`, async (t) => {
      const { port } = await openFront(t);
      const { status, body } = await ask(port, '/mint-key', { method, headers });
      assert.equal(status, 403);
      assert.ok(!body.includes(KEY));
    });
  }

  test('passes a WebSocket through in both directions', async (t) => {
    const { port, seen } = await openFront(t);
    const answer = await upgrade(port, { Host: `127.0.0.1:${port}`, Origin: `http://127.0.0.1:${port}` });
    assert.match(answer, /^HTTP\/1.1 101 [^]*echo: hello$/);
    assert.deepEqual(seen, ['upgrade /socket']);
  });
});

/** A front before a server that says what it was asked. */
async function openFront(t: TestContext): Promise<{ port: number; server: http.Server; seen: string[] }> {
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    const { 'x-own': own, host } = request.headers;
    response.writeHead(201).write(`${request.method} ${request.url} x-own=${String(own)} host=${host} `);
    request.pipe(response);
  });
  server.on('upgrade', (request, socket, head) => {
    seen.push(`upgrade ${request.url}`);
    socket.unshift(head);
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    socket.once('data', (chunk: Buffer) => socket.end(`echo: ${chunk.toString()}`));
  });
  const serverPort = await listen(t, server);
  const front = createFront({ serverPort, token: TOKEN, secretsKey: KEY });
  return { port: await listen(t, front), server, seen };
}

async function listen(t: TestContext, server: http.Server): Promise<number> {
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

function ask(port: number, target: string, options: http.RequestOptions = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path: target, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }));
    });
    request.once('error', reject);
    request.end(body);
  });
}

/** Asks for a WebSocket, says hello, and gives everything that came back. */
function upgrade(port: number, headers: http.OutgoingHttpHeaders): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
      socket.write(`GET /socket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${lines.join('')}\r\nhello`);
    });
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.once('error', reject);
    socket.once('close', () => resolve(answer));
  });
}
