import fs from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from '../lib/json.mjs';

/**
 * @typedef {import('./simulator.mjs').SimulatedCluster} SimulatedCluster
 * @typedef {Record<string, unknown>} Settings
 */

/** A calm first look; whoever changes one of them keeps the change. */
const DEFAULTS = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.restoreWindows': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'readme',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/**
 * @param {string} cluster
 * @returns {string} the environment variable with its password
 */
export const passwordVariable = (cluster) => `BACKUP_SYNC_DEMO_${cluster}`;

/**
 * @param {Settings} before
 * @param {readonly SimulatedCluster[]} clusters
 * @returns {Settings} with these clusters in place of those of the same name; all else is kept
 */
export function demoSettings(before, clusters) {
  const list = before['backupSync.clusters'];
  const configured = Array.isArray(list) ? /** @type {Partial<SimulatedCluster>[]} */ (list) : [];
  const ours = clusters.map(({ name, url, user, fingerprint }) => ({
    ...configured.find((cluster) => cluster.name === name),
    name,
    url,
    user,
    fingerprint,
    passwordFrom: { env: passwordVariable(name) },
  }));
  const others = configured.filter((cluster) => !clusters.some(({ name }) => name === cluster.name));
  return { ...DEFAULTS, ...before, 'backupSync.clusters': [...ours, ...others] };
}

/**
 * Writes the demo's clusters into the user settings of the profile.
 * @param {string} file
 * @param {readonly SimulatedCluster[]} clusters
 */
export function writeSettings(file, clusters) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  writeJson(file, demoSettings(readSettings(file), clusters));
}

/**
 * @param {string} file
 * @returns {Settings}
 */
function readSettings(file) {
  if (!fs.existsSync(file)) {
    return {};
  }
  try {
    return /** @type {Settings} */ (readJson(file));
  } catch {
    // Comments are allowed there, but then the file is the person's: it is kept beside the new one.
    fs.renameSync(file, `${file}.before`);
    console.log(`The settings held more than plain JSON; they were moved to ${file}.before.`);
    return {};
  }
}
