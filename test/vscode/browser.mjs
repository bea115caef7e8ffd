// The Chromium that shows the workbench.
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/lib/chromium.mjs';

/**
 * @typedef {object} Target what the workbench opens
 * @property {string} [folder]
 * @property {string} [workspace] a .code-workspace file
 * @property {string[]} [files]
 * @property {string[]} [extensionDevelopmentPath]
 * @property {string | undefined} [extensionTestsPath]
 */

/** User settings that keep everything but the tested extension quiet. Older versions ignore those that they lack. */
export const QUIET_SETTINGS = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'extensions.webWorker': false,
  'files.autoSave': 'off',
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.autoDetect': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'window.commandCenter': false,
  'window.dialogStyle': 'custom',
  'window.restoreWindows': 'none',
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.enableExperiments': false,
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

const ARGUMENTS = [
  // Chromium's sandbox does not work for root, which is whom a container usually runs as.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--force-color-profile=srgb',
];

/** @returns {Promise<import('playwright-core').Browser>} */
export function launchBrowser() {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('No Chromium was found. Install one, or set CHROMIUM_PATH to its program.');
  }
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
}

/**
 * A browser context in which secrets persist: VS Code asks /mint-key for the key that it encrypts them with.
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function newContext(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  await context.route('**/mint-key', (route) => route.fulfill({ status: 200, body: Buffer.alloc(32, 7) }));
  return context;
}

/**
 * @param {{ authority: string }} server
 * @param {Target} target
 * @returns {string} the address of a workbench that shows it
 */
export function workbenchUrl({ authority }, target) {
  /** @param {string} file */
  const remote = (file) => `vscode-remote://${authority}${encodeURI(path.resolve(file))}`;
  // What the desktop takes as command line arguments.
  const payload = [
    ...(target.extensionDevelopmentPath ?? []).map((folder) => ['extensionDevelopmentPath', remote(folder)]),
    ...(target.extensionTestsPath ? [['extensionTestsPath', remote(target.extensionTestsPath)]] : []),
    ...(target.files ?? []).map((file) => ['openFile', remote(file)]),
  ];
  const query = new URLSearchParams(whatToOpen(target));
  if (payload.length > 0) {
    query.set('payload', JSON.stringify(payload));
  }
  return `http://${authority}/?${query.toString()}`;
}

/**
 * @param {Target} target
 * @returns {Record<string, string>}
 */
function whatToOpen({ folder, workspace }) {
  if (folder !== undefined) {
    return { folder: path.resolve(folder) };
  }
  return workspace === undefined ? { ew: 'true' } : { workspace: path.resolve(workspace) };
}

/**
 * Sorts a path given to `code` by what it is.
 * @param {string | undefined} given
 * @returns {Target}
 */
export function targetOf(given) {
  if (given === undefined) {
    return {};
  }
  if (fs.statSync(given).isDirectory()) {
    return { folder: given };
  }
  return given.endsWith('.code-workspace') ? { workspace: given } : { files: [given] };
}
