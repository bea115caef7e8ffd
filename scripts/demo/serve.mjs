// Serves the demo to a browser: the VS Code of the npm package code-server, with a random connection token.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { startServer } from '../../test/vscode/server.mjs';
import { Failure } from '../lib/failure.mjs';
import { createFront } from './front.mjs';
import { isFree, stillFree } from './ports.mjs';

/**
 * @param {import('./profile.mjs').Profile} profile
 * @param {NodeJS.ProcessEnv} env reaches the extension
 * @param {number | undefined} wantedPort
 * @returns {Promise<import('./part.mjs').Part & { url: string }>}
 */
export async function serveInBrowser(profile, env, wantedPort) {
  const port = await choosePort(wantedPort, profile.state.port);
  const token = randomBytes(24).toString('hex');
  const server = await startWithToken(profile, env, token);
  const secretsKey = Buffer.from(profile.state.secretsKey, 'base64');
  const front = createFront({ serverPort: server.port, token, secretsKey });
  front.listen(port, '127.0.0.1');
  await once(front, 'listening');
  profile.state.port = /** @type {import('node:net').AddressInfo} */ (front.address()).port;
  profile.saveState();
  const query = new URLSearchParams({ folder: profile.workspace, tkn: token });
  return {
    name: 'The VS Code server',
    url: `http://127.0.0.1:${profile.state.port}/?${query.toString()}`,
    ended: server.exited.then(({ code }) => code ?? 1),
    stop: async () => {
      front.close();
      front.closeAllConnections();
      await server.stop();
    },
  };
}

/**
 * Browsers file secrets by address, so the port stays the same where that is possible.
 * @param {number | undefined} wanted
 * @param {number | undefined} last
 * @returns {Promise<number>} 0 = any
 */
async function choosePort(wanted, last) {
  if (wanted !== undefined) {
    if (!(await isFree(wanted))) {
      throw new Failure(`Port ${wanted} is taken. Choose another one with --port, or leave it out.`);
    }
    return wanted;
  }
  const [port = 0] = await stillFree(last === undefined ? [] : [last], 'VS Code gets');
  return port;
}

/**
 * The token goes through a file: everybody on the machine can read a command line.
 * @param {import('./profile.mjs').Profile} profile
 * @param {NodeJS.ProcessEnv} env
 * @param {string} token
 */
function startWithToken({ folder, folders }, env, token) {
  const tokenFile = path.join(folder, 'token');
  fs.writeFileSync(tokenFile, token, { mode: 0o600 });
  return startServer({ release: 'latest', folders, env, tokenFile, log: path.join(folder, 'server.log') });
}
