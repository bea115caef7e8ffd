// npm start: VS Code with the extension, a sample workspace and two simulated clusters, on a machine with nothing but
// Node. Only Node's own modules may be imported here, directly or not: the packages are installed by what runs below.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { install } from '../test/vscode/install.mjs';
import { settingsFile } from '../test/vscode/server.mjs';
import { findDesktop, openDesktop } from './demo/desktop.mjs';
import { HELP, readOptions } from './demo/options.mjs';
import { stillFree } from './demo/ports.mjs';
import { copyWorkspace, linkExtension, openProfile } from './demo/profile.mjs';
import { serveInBrowser } from './demo/serve.mjs';
import { passwordVariable, writeSettings } from './demo/settings.mjs';
import { startSimulator } from './demo/simulator.mjs';
import { build, installDependencies, requireNode } from './lib/dependencies.mjs';
import { explain } from './lib/failure.mjs';
import { whenNpmIsGone } from './lib/npm.mjs';
import { findProgram } from './lib/programs.mjs';
import { step } from './lib/progress.mjs';

/** @typedef {import('./demo/part.mjs').Part} Part */

const ROOT = path.dirname(import.meta.dirname);
const CLUSTERS = ['EDU01', 'EDU02'];

/** What has to be undone at the end, the last first. @type {(() => unknown)[]} */
const undo = [];
let ending = false;

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => void end(undo.length > 0 ? 0 : 128 + os.constants.signals[signal]));
}
whenNpmIsGone(() => void end(0));

try {
  await main();
} catch (error) {
  console.error(explain(error));
  await end(1);
}

async function main() {
  const options = readOptions(process.argv.slice(2), process.env, ROOT);
  if (options === 'help') {
    console.log(HELP);
    return;
  }
  requireNode();
  await installDependencies(ROOT);
  if (options.build) {
    await build(ROOT);
  }
  const profile = openProfile(options.profile);
  undo.push(profile.release);
  const passwords = CLUSTERS.map((name) => /** @type {const} */ ([name, randomBytes(18).toString('base64url')]));
  const simulator = await openClusters(profile, passwords);
  const env = Object.fromEntries(passwords.map(([name, password]) => [passwordVariable(name), password]));
  const editor = await openEditor(options, profile, env);
  await Promise.race([simulator, editor].map(endWith));
}

/**
 * @param {import('./demo/profile.mjs').Profile} profile
 * @param {(readonly [name: string, password: string])[]} passwords
 * @returns {Promise<Part>}
 */
async function openClusters(profile, passwords) {
  const { clusters, running } = await step('Starting the simulated clusters', async () =>
    startSimulator(ROOT, {
      ports: await stillFree(profile.state.clusterPorts ?? [], 'the clusters get'),
      env: {
        ...Object.fromEntries(passwords.map(([name, word]) => [`BACKUP_SYNC_SIMULATOR_PASSWORD_${name}`, word])),
        BACKUP_SYNC_SIMULATOR_CERTIFICATES: profile.certificates,
      },
    }),
  );
  undo.push(running.stop);
  profile.state.clusterPorts = clusters.map(({ url }) => Number(new URL(url).port));
  profile.saveState();
  writeSettings(settingsFile(profile.folders.userData), clusters);
  return { name: 'The simulator', ended: running.exited.then(({ code }) => code ?? 1), stop: running.stop };
}

/**
 * @param {import('./demo/options.mjs').Options} options
 * @param {import('./demo/profile.mjs').Profile} profile
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Part>}
 */
async function openEditor({ open, port }, profile, env) {
  copyWorkspace(path.join(ROOT, 'scripts/demo/workspace'), profile.workspace);
  linkExtension(ROOT, profile.folders.extensions);
  const desktop = open ? findDesktop() : undefined;
  if (desktop !== undefined) {
    const window = openDesktop(desktop, profile, env);
    undo.push(window.stop);
    console.log(`A window of ${desktop} opens. Closing it, or Ctrl+C here, ends everything.`);
    return window;
  }
  await step('Getting VS Code from npm', (say) => install('latest', say));
  const served = await step('Starting VS Code', () => serveInBrowser(profile, env, port));
  undo.push(served.stop);
  console.log(`\nOpen ${served.url}\n\nEverything is kept in ${profile.folder}. Ctrl+C ends it.`);
  if (open) {
    openBrowser(served.url);
  }
  return served;
}

/** @param {string} url */
function openBrowser(url) {
  const opener = findProgram(process.platform === 'darwin' ? 'open' : 'xdg-open');
  if (opener !== undefined) {
    // The browser is the person's own and stays: it is no part of the demo.
    spawn(opener, [url], { stdio: 'ignore', detached: true })
      .once('error', () => undefined)
      .unref();
  }
}

/** @param {Part} part */
async function endWith(part) {
  const code = await part.ended;
  if (!ending) {
    if (code !== 0) {
      console.error(`${part.name} ended with code ${code}, so everything else ends too.`);
    }
    await end(code);
  }
}

/** @param {number} code */
async function end(code) {
  if (!ending) {
    ending = true;
    for (const undoOne of undo.reverse()) {
      await undoOne();
    }
    process.exit(code);
  }
}
