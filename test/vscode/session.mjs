// One workbench for a test of the user interface: the packaged extension, installed into an empty VS Code.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchBrowser, newContext, QUIET_SETTINGS, workbenchUrl } from './browser.mjs';
import { foldersIn, installExtension, releaseUnderTest, startServer } from './server.mjs';
import { findVsix } from './vsix.mjs';
import { Workbench } from './workbench.mjs';

/**
 * @typedef {object} SessionOptions
 * @property {string} workspace a folder; the session opens a copy of it
 * @property {Record<string, unknown>} [settings] user settings besides those that keep the editor quiet
 * @property {NodeJS.ProcessEnv} [env] reaches the extension
 * @property {number} [scale] device pixels per pixel: 2 makes crisp pictures
 * @typedef {object} Session
 * @property {Workbench} workbench
 * @property {string} workspace the copy
 * @property {string} root of everything that this VS Code keeps; server.log is there
 * @property {() => Promise<void>} restart ends server and browser and starts both again: secrets and settings persist
 * @property {() => Promise<void>} close ends all, and removes the folder
 */

/**
 * @param {SessionOptions} options
 * @returns {Promise<Session>}
 */
export async function openSession({ workspace: template, settings = {}, env = {}, scale = 1 }) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-sync-ui-'));
  const workspace = path.join(root, 'workspace');
  fs.cpSync(template, workspace, { recursive: true });
  await installExtension(releaseUnderTest(), foldersIn(root), findVsix());
  const open = { root, workspace, settings: { ...QUIET_SETTINGS, ...settings }, env, scale };
  let window = await openWindow(open);
  const session = {
    workbench: window.workbench,
    workspace,
    root,
    restart: async () => {
      const storageState = await window.context.storageState();
      await window.close();
      // What the person changed stays; so does the address, under which the browser files its storage.
      window = await openWindow({ ...open, settings: undefined, port: window.port, storageState });
      session.workbench = window.workbench;
    },
    close: async () => {
      await window.close();
      fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return session;
}

/**
 * @param {object} options
 * @param {string} options.root
 * @param {string} options.workspace
 * @param {Record<string, unknown> | undefined} options.settings
 * @param {NodeJS.ProcessEnv} options.env
 * @param {number} options.scale
 * @param {number} [options.port]
 * @param {Awaited<ReturnType<import('playwright-core').BrowserContext['storageState']>>} [options.storageState]
 */
async function openWindow({ root, workspace, settings, env, scale, port = 0, storageState }) {
  const server = await startServer({
    release: releaseUnderTest(),
    folders: foldersIn(root),
    ...(settings ? { settings } : {}),
    env,
    port,
    log: path.join(root, 'server.log'),
  });
  const browser = await launchBrowser();
  const context = await newContext(browser, {
    deviceScaleFactor: scale,
    ...(storageState ? { storageState } : {}),
  });
  const workbench = new Workbench(await context.newPage());
  const close = async () => {
    await browser.close();
    await server.stop();
  };
  try {
    await workbench.open(workbenchUrl(server, { folder: workspace }));
  } catch (error) {
    await close();
    throw error;
  }
  return { workbench, context, port: server.port, close };
}
