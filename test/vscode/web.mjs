// Serves the VS Code that runs in a browser alone, with the extension of this checkout.
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { QUIET_SETTINGS } from './browser.mjs';
import { installWeb } from './install.mjs';

/**
 * @typedef {object} WebOptions
 * @property {string} extension the folder of the extension
 * @property {string} [tests] a script below that folder, which the extension host runs
 * @typedef {object} WebServer
 * @property {string} url of a window
 * @property {() => Promise<void>} stop
 */

/** Extensions are served below it, VS Code itself at the root. */
const EXTENSION = '/test-extension/';

/** VS Code keeps files of this scheme in the memory of the page: a folder that is on no disk, as on vscode.dev. */
const FOLDER = 'tmp:/workspace';

/** Of a file that the browser asks for by another ending it does not ask what it is. */
const TYPES = /** @type {Record<string, string>} */ ({
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
});

/**
 * @param {WebOptions} options
 * @returns {Promise<WebServer>}
 */
export async function serveWeb({ extension, tests }) {
  const code = await installWeb();
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const authority = String(request.headers.host);
    if (pathname === '/') {
      send(response, '.html', Buffer.from(page(code, authority, tests)));
    } else if (pathname.startsWith(EXTENSION)) {
      sendFile(response, extension, pathname.slice(EXTENSION.length));
    } else {
      sendFile(response, code, pathname.slice(1));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    // By this name browsers reach any of its subdomains, too: each webview has one.
    url: `http://localhost:${port}/?folder=${encodeURIComponent(FOLDER)}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/**
 * @param {string} code
 * @param {string} authority
 * @param {string | undefined} tests
 * @returns {string} the page that starts VS Code
 */
function page(code, authority, tests) {
  /** @param {string} file */
  const served = (file) => ({ scheme: 'http', authority, path: EXTENSION + file });
  const configuration = {
    productConfiguration: {
      enableTelemetry: false,
      webviewContentExternalBaseUrlTemplate: `http://{{uuid}}.${authority}/out/vs/workbench/contrib/webview/browser/pre/`,
    },
    configurationDefaults: QUIET_SETTINGS,
    developmentOptions: {
      extensions: [served('')],
      ...(tests === undefined ? {} : { extensionTestsPath: served(tests) }),
    },
  };
  return fs
    .readFileSync(path.join(code, 'index.html'), 'utf8')
    .replace('{{WORKBENCH_WEB_CONFIGURATION}}', JSON.stringify(configuration).replaceAll('"', '&quot;'))
    .replace('{{WORKBENCH_AUTH_SESSION}}', '');
}

/**
 * @param {http.ServerResponse} response
 * @param {string} root
 * @param {string} name
 */
function sendFile(response, root, name) {
  const file = path.join(root, decodeURIComponent(name));
  if (file.startsWith(root) && fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
    send(response, path.extname(file), fs.readFileSync(file));
  } else {
    response.writeHead(404).end();
  }
}

/**
 * @param {http.ServerResponse} response
 * @param {string} ending
 * @param {Buffer} body
 */
function send(response, ending, body) {
  response.writeHead(200, {
    'Content-Type': TYPES[ending] ?? 'application/octet-stream',
    // Webviews and workers ask from an origin of their own.
    'Access-Control-Allow-Origin': '*',
  });
  response.end(body);
}
