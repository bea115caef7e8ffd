// Starts the VS Code server that install.mjs has installed.
import fs from 'node:fs';
import path from 'node:path';
import { writeJson } from '../../scripts/lib/json.mjs';
import { run, start } from '../../scripts/lib/processes.mjs';
import { install } from './install.mjs';

/**
 * @typedef {import('./install.mjs').Release} Release
 * @typedef {{ userData: string, extensions: string, serverData: string }} Folders
 * @typedef {object} ServerOptions
 * @property {Release} release
 * @property {Folders} folders
 * @property {Record<string, unknown>} [settings] replaces the user settings in the folder
 * @property {NodeJS.ProcessEnv} [env] reaches the extension host; `undefined` takes a variable away
 * @property {number} [port] 0 = any
 * @property {string} [tokenFile] holds the connection token; without it anybody on this machine may connect
 * @property {boolean} [driver] lets extensions be loaded from the page's address, but hides all notifications
 * @property {string} [log] file for the server's own output
 * @typedef {object} Server
 * @property {number} port
 * @property {string} authority host and port, as in a URL
 * @property {import('../../scripts/lib/processes.mjs').Running['exited']} exited
 * @property {() => Promise<void>} stop
 */

const READY = /Extension host agent listening on (\d+)/;

/**
 * The release that a test run is about: `VSCODE_NPM_RELEASE`, else the newest.
 * @returns {Release}
 */
export function releaseUnderTest() {
  return process.env['VSCODE_NPM_RELEASE'] === '1.96' ? '1.96' : 'latest';
}

/**
 * @param {string} root a folder for one editor
 * @param {{ userData?: string | undefined, extensions?: string | undefined }} [given] where a caller wants them elsewhere
 * @returns {Folders}
 */
export function foldersIn(root, given = {}) {
  return {
    userData: given.userData ?? path.join(root, 'user-data'),
    extensions: given.extensions ?? path.join(root, 'extensions'),
    serverData: path.join(root, 'server-data'),
  };
}

/**
 * User settings are the same file as on the desktop.
 * @param {string} userData
 */
export const settingsFile = (userData) => path.join(userData, 'User', 'settings.json');

/**
 * Runs a command of the server, such as `--install-extension FILE`.
 * @param {Release} release
 * @param {Folders} folders
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export async function runCommand(release, folders, args) {
  const { node, main } = await programOf(release);
  return run(node, [main, '--accept-server-license-terms', ...folderArguments(folders), ...args]);
}

/**
 * Installs a VSIX as a person would.
 * @param {Release} release
 * @param {Folders} folders
 * @param {string} vsix
 */
export async function installExtension(release, folders, vsix) {
  const { code, output } = await runCommand(release, folders, ['--install-extension', path.resolve(vsix)]);
  if (code !== 0 || !output.includes('successfully installed')) {
    throw new Error(`VS Code ${release} did not install ${vsix}:\n${output}`);
  }
}

/**
 * Starts a server and waits until it listens on 127.0.0.1.
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer({ release, folders, settings, env, log, ...options }) {
  const { node, main } = await programOf(release);
  if (settings) {
    writeSettings(folders.userData, settings);
  }
  const running = start(node, [main, ...serverArguments(options), ...folderArguments(folders)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Without a gallery no extension is looked up outside.
    env: { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...env },
  });
  const port = await portOf(running, log);
  return { port, authority: `127.0.0.1:${port}`, exited: running.exited, stop: running.stop };
}

/** @param {Pick<ServerOptions, 'port' | 'tokenFile' | 'driver'>} options */
function serverArguments({ port = 0, tokenFile, driver }) {
  return [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    ...(tokenFile ? ['--connection-token-file', tokenFile] : ['--without-connection-token']),
    ...(driver ? ['--enable-smoke-test-driver'] : []),
    '--accept-server-license-terms',
    '--telemetry-level',
    'off',
    '--disable-workspace-trust',
  ];
}

/** @param {Folders} folders */
function folderArguments({ userData, extensions, serverData }) {
  return ['--user-data-dir', userData, '--extensions-dir', extensions, '--server-data-dir', serverData];
}

/** @param {Release} release */
async function programOf(release) {
  const { node, vscode } = await install(release);
  return { node, main: path.join(vscode, 'out/server-main.js') };
}

/**
 * @param {string} userData
 * @param {Record<string, unknown>} settings
 */
function writeSettings(userData, settings) {
  const file = settingsFile(userData);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  writeJson(file, settings);
}

/**
 * @param {import('../../scripts/lib/processes.mjs').Running} running
 * @param {string | undefined} log
 * @returns {Promise<number>}
 */
function portOf({ child, exited }, log) {
  const copy = log === undefined ? undefined : fs.createWriteStream(log);
  return new Promise((resolve, reject) => {
    let seen = '';
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      copy?.write(chunk);
      seen = (seen + chunk.toString()).slice(-10_000);
      const port = READY.exec(seen)?.[1];
      if (port !== undefined) {
        resolve(Number(port));
      }
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    void exited.then(({ code, signal }) => {
      copy?.end();
      reject(new Error(`The VS Code server ended (${code ?? signal}) before it listened:\n${seen}`));
    });
  });
}
