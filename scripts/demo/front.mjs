// Stands before the VS Code server: gives the workbench the key for its secrets, and turns away what another web site
// makes a browser ask. Whether the connection token is right stays for the server to say.
import { timingSafeEqual } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';

/**
 * @typedef {object} FrontOptions
 * @property {number} serverPort of the VS Code server on 127.0.0.1
 * @property {string} token the connection token
 * @property {Buffer} secretsKey 32 bytes
 */

/**
 * @param {FrontOptions} options
 * @returns {http.Server}
 */
export function createFront(options) {
  const front = http.createServer((request, response) => {
    const authority = authorityOf(front);
    if (isForeign(request.headers, authority) && !hasToken(request, options.token)) {
      refuse(response, `Open http://${authority}/ as it was printed, with its token.`);
    } else if (request.url === '/mint-key') {
      mintKey(request, response, options);
    } else {
      forward(request, response, options.serverPort);
    }
  });
  front.on('upgrade', (request, socket, head) => {
    if (isForeign(request.headers, authorityOf(front))) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    } else {
      tunnel(request, socket, head, options.serverPort);
    }
  });
  return front;
}

/** @param {http.Server} front */
function authorityOf(front) {
  return `127.0.0.1:${/** @type {net.AddressInfo} */ (front.address()).port}`;
}

/**
 * @param {http.IncomingHttpHeaders} headers
 * @param {string} authority
 * @returns {boolean} whether something other than our own page, or the person's address bar, asks
 */
export function isForeign(headers, authority) {
  const site = headers['sec-fetch-site'] ?? 'none';
  return (
    // A name that somebody else's DNS points to this machine.
    headers.host !== authority ||
    (headers.origin !== undefined && headers.origin !== `http://${authority}`) ||
    (site !== 'none' && site !== 'same-origin')
  );
}

/**
 * A link from elsewhere, such as a terminal in a browser, works if it carries the token and goes to our name.
 * @param {http.IncomingMessage} request
 * @param {string} token
 */
function hasToken({ headers, url, socket }, token) {
  const given = new URL(url ?? '/', 'http://127.0.0.1').searchParams.get('tkn');
  return headers.host === `127.0.0.1:${socket.localPort}` && headers.origin === undefined && isSame(given, token);
}

/**
 * @param {string | null | undefined} given
 * @param {string} expected
 */
function isSame(given, expected) {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {FrontOptions} options
 */
function mintKey(request, response, { token, secretsKey }) {
  const cookie = /(?:^|;\s*)vscode-tkn=([^;]*)/.exec(request.headers.cookie ?? '')?.[1];
  if (request.method === 'POST' && isSame(cookie, token)) {
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' });
    response.end(secretsKey);
  } else {
    refuse(response, 'The connection token is missing.');
  }
}

/**
 * @param {http.ServerResponse} response
 * @param {string} why
 */
function refuse(response, why) {
  response.writeHead(403, { 'Content-Type': 'text/plain' });
  response.end(`${why}\n`);
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {number} port
 */
function forward(request, response, port) {
  const onward = http.request(
    { host: '127.0.0.1', port, method: request.method, path: request.url, headers: request.headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    },
  );
  onward.once('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  response.once('close', () => onward.destroy());
  request.pipe(onward);
}

/**
 * Passes a WebSocket through, byte for byte.
 * @param {http.IncomingMessage} request
 * @param {import('node:stream').Duplex} socket
 * @param {Buffer} head
 * @param {number} port
 */
function tunnel(request, socket, head, port) {
  const onward = net.connect(port, '127.0.0.1', () => {
    onward.write(requestHead(request));
    onward.write(head);
    socket.pipe(onward).pipe(socket);
  });
  onward.once('error', () => socket.destroy());
  onward.once('close', () => socket.destroy());
  socket.once('error', () => onward.destroy());
  socket.once('close', () => onward.destroy());
}

/** @param {http.IncomingMessage} request */
function requestHead({ method, url, rawHeaders }) {
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
