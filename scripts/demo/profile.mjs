// The folder that the demo keeps: settings, extensions, certificates and the workspace. A person's own VS Code is not
// touched.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { isAlive } from '../lib/groups.mjs';
import { readJson, writeJson } from '../lib/json.mjs';

/**
 * @typedef {object} State what stays the same from one start to the next, because a browser files secrets by address
 * @property {string} secretsKey Base64 of the 32 bytes that the workbench encrypts its secrets with
 * @property {number} [port] of the VS Code in the browser
 * @property {number[]} [clusterPorts]
 * @typedef {object} Profile
 * @property {string} folder
 * @property {import('../../test/vscode/server.mjs').Folders} folders
 * @property {string} workspace
 * @property {string} certificates
 * @property {State} state
 * @property {() => void} saveState
 * @property {() => void} release lets another start have the folder
 */

const OWN_EYES_ONLY = 0o700;

/**
 * Opens the folder for this process alone, and makes it where it is new.
 * @param {string} folder
 * @returns {Profile}
 */
export function openProfile(folder) {
  fs.mkdirSync(folder, { recursive: true, mode: OWN_EYES_ONLY });
  const release = lock(path.join(folder, 'npm-start.pid'));
  const stateFile = path.join(folder, 'state.json');
  const state = readState(stateFile);
  const saveState = () => writeJson(stateFile, state, { mode: 0o600 });
  saveState();
  return {
    folder,
    folders: {
      userData: path.join(folder, 'user-data'),
      extensions: path.join(folder, 'extensions'),
      serverData: path.join(folder, 'server-data'),
    },
    workspace: path.join(folder, 'workspace'),
    certificates: path.join(folder, 'certificates'),
    state,
    saveState,
    release,
  };
}

/**
 * Two starts in one folder would overwrite each other's settings.
 * @param {string} file
 * @returns {() => void}
 */
function lock(file) {
  const holder = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : undefined;
  if (holder !== undefined && holder !== process.pid && isAlive(holder)) {
    throw new Failure(
      `npm start is running already (process ${holder}). Stop it first, or give this one a folder with --profile. ` +
        `If that process is something else, delete ${file}.`,
    );
  }
  fs.writeFileSync(file, String(process.pid));
  return () => fs.rmSync(file, { force: true });
}

/**
 * @param {string} file
 * @returns {State}
 */
function readState(file) {
  try {
    return /** @type {State} */ (readJson(file));
  } catch {
    return { secretsKey: randomBytes(32).toString('base64') };
  }
}

/**
 * Copies the sample workspace, unless an earlier start did: what a person wrote there is kept.
 * @param {string} template
 * @param {string} workspace
 */
export function copyWorkspace(template, workspace) {
  if (!fs.existsSync(workspace)) {
    fs.cpSync(template, workspace, { recursive: true });
  }
}

/**
 * Makes the checkout an installed extension, in place of what an earlier start installed.
 * @param {string} root
 * @param {string} extensions
 */
export function linkExtension(root, extensions) {
  const manifest = /** @type {{ publisher: string, name: string, version: string }} */ (
    readJson(path.join(root, 'package.json'))
  );
  const identifier = `${manifest.publisher}.${manifest.name}`;
  fs.mkdirSync(extensions, { recursive: true });
  for (const name of fs.readdirSync(extensions)) {
    // Without its list VS Code looks at the folders again.
    if (name.startsWith(`${identifier}-`) || name === 'extensions.json' || name === '.obsolete') {
      fs.rmSync(path.join(extensions, name), { recursive: true, force: true });
    }
  }
  fs.symlinkSync(root, path.join(extensions, `${identifier}-${manifest.version}`), 'junction');
}
