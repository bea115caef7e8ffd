import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { run } from './processes.mjs';
import { step } from './progress.mjs';

/**
 * Installs the npm packages unless they are there and as new as package-lock.json.
 * @param {string} root the checkout
 */
export async function installDependencies(root) {
  if (areInstalled(root)) {
    return;
  }
  if (fs.lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    // npm ci would empty the folder behind the link, which belongs to another checkout.
    throw new Failure('node_modules is a link, and out of date. Remove the link, or run npm ci where it points to.');
  }
  await step('Installing packages (npm ci)', async () => {
    // The default would try for minutes before it says that nothing is reachable.
    const options = [
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      '--fetch-retries=2',
      '--fetch-retry-mintimeout=1000',
      '--fetch-retry-maxtimeout=5000',
    ];
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { code, output } = await run(npm, ['ci', ...options], { cwd: root });
    if (code !== 0) {
      throw new Error(`npm ci ended with code ${code}:\n${output}`);
    }
  });
}

/**
 * npm writes node_modules/.package-lock.json last.
 * @param {string} root
 */
function areInstalled(root) {
  const installed = fs.statSync(path.join(root, 'node_modules/.package-lock.json'), { throwIfNoEntry: false });
  return installed !== undefined && installed.mtimeMs >= fs.statSync(path.join(root, 'package-lock.json')).mtimeMs;
}

/** Refuses a Node that is too old to run anything here. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 11)) {
    throw new Failure(`Node ${process.versions.node} is too old: install Node 20.11 or newer.`);
  }
}

/**
 * Bundles the programs into dist/.
 * @param {string} root
 */
export async function build(root) {
  await step('Building', async () => {
    const { code, output } = await run(process.execPath, ['esbuild.mjs'], { cwd: root });
    if (code !== 0) {
      throw new Failure(`The build failed:\n${output}`);
    }
  });
}
